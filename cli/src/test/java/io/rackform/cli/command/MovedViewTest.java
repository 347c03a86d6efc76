package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How moves are told: in text, to a machine, and by the exit code. */
final class MovedViewTest {
    private static final String MOVED = """
            moved {
              from = terraform_data.a
              to   = terraform_data.b
            }
            """;

    @TempDir
    Path folder;

    private CommandRun stack;

    private static String data(String name, String input) {
        return "resource \"terraform_data\" \"%s\" {\n  input = \"%s\"\n}\n".formatted(name, input);
    }

    @BeforeEach
    void apply() {
        stack = CommandRun.in(folder).file("main.rf.hcl", data("a", "x"));
        assertThat(stack.run("apply", "-auto-approve").code()).isZero();
    }

    @Test
    void aMoveAloneIsAPlan() {
        stack.file("main.rf.hcl", data("b", "x") + MOVED);
        CommandRun.Result plan = stack.run("plan", "-detailed-exitcode");
        assertThat(plan.err()).isEmpty();
        assertThat(plan.out().replaceAll("\"[0-9a-f-]{36}\"", "\"ID\"")).isEqualTo("""
                Rackform will perform the following actions:

                  # terraform_data.a has moved to terraform_data.b
                    resource "terraform_data" "b" {
                        id = "ID"
                        # (2 unchanged attributes hidden)
                    }

                Plan: 0 to add, 0 to change, 0 to destroy.

                Applying this plan saves the new address; no device is changed.
                """);
        assertThat(plan.code()).isEqualTo(2);

        assertThat(stack.run("apply", "-auto-approve").out()).endsWith("""
                Apply complete! Resources: 0 added, 0 changed, 0 destroyed.
                """);
        assertThat(stack.run("state", "list").out()).isEqualTo("terraform_data.b\n");
        assertThat(stack.run("plan", "-detailed-exitcode").code()).isZero();
    }

    @Test
    void aMoveWithAChangeIsOneOfBoth() {
        stack.file("main.rf.hcl", data("b", "y") + MOVED);
        assertThat(stack.run("plan").out()).contains("""
                  # terraform_data.b will be updated in-place
                  # (moved from terraform_data.a)
                  ~ resource "terraform_data" "b" {
                """);
    }

    @Test
    void whatMovesOutOfTheConfigurationSaysWhyItGoes() {
        stack.file("main.rf.hcl", MOVED);
        assertThat(stack.run("plan").out()).contains("""
                  # terraform_data.b will be destroyed
                  # (moved from terraform_data.a)
                  # (because terraform_data.a was moved to terraform_data.b, which is not in the configuration)
                """);
    }

    @Test
    void aMachineReadsTheOldAddress() {
        stack.file("main.rf.hcl", data("b", "x") + MOVED);
        assertThat(stack.run("plan", "-json").out())
                .contains("\"@message\":\"terraform_data.b: Plan to move\"")
                .contains("\"previous_resource\":{\"addr\":\"terraform_data.a\"")
                .contains("\"previous_address\":\"terraform_data.a\"")
                .contains("\"action\":\"move\"");
    }

    @Test
    void aPlanOfAPartMustCoverTheMove() {
        stack.file("main.rf.hcl", data("b", "x") + MOVED);
        CommandRun.Result plan = stack.run("plan", "-target=terraform_data.b");
        assertThat(plan.code()).isEqualTo(1);
        assertThat(plan.words().strip())
                .endsWith("Error: Targets leave out moved objects Recorded objects have new addresses in this"
                        + " configuration, and the plan must cover both addresses of each, because a move is done as a"
                        + " whole or not at all. Plan without -target, or add these: -target='terraform_data.a'");
    }
}
