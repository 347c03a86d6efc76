package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How it is told that an object is forgotten. */
final class RemovedViewTest {
    private static final String DATA = """
            resource "terraform_data" "a" {
              input = "x"
            }
            """;
    private static final String REMOVED = """
            removed {
              from = terraform_data.a
              lifecycle {
                destroy = false
              }
            }
            """;

    @TempDir
    Path folder;

    private CommandRun stack;

    @BeforeEach
    void apply() {
        stack = CommandRun.in(folder).file("main.rf.hcl", DATA);
        assertThat(stack.run("apply", "-auto-approve").code()).isZero();
        stack.file("main.rf.hcl", REMOVED);
    }

    @Test
    void aForgottenObjectIsShownAndCounted() {
        CommandRun.Result plan = stack.run("plan", "-detailed-exitcode");
        assertThat(plan.out().replaceAll("\"[0-9a-f-]{36}\"", "\"ID\"")).isEqualTo("""
                The actions of this plan are marked with these symbols:
                  . forget: leave as it is and no longer manage

                Rackform will perform the following actions:

                  # terraform_data.a will no longer be managed by Rackform, but will not be destroyed
                  # (because it is not in the configuration)
                  # (destroy = false is set in the configuration)
                  . resource "terraform_data" "a" {
                        id = "ID"
                        # (2 unchanged attributes hidden)
                    }

                Plan: 0 to add, 0 to change, 0 to destroy, 1 to forget.

                Applying this plan saves that the objects are no longer managed; no device is changed.
                """);
        assertThat(plan.words())
                .contains("Warning: Objects will no longer be managed")
                .contains("- terraform_data.a");
        assertThat(plan.code()).isEqualTo(2);

        CommandRun.Result applied = stack.run("apply", "-auto-approve");
        assertThat(applied.out()).contains("terraform_data.a: Forgotten\n").endsWith("""
                Apply complete! Resources: 0 added, 0 changed, 0 destroyed, 1 forgotten.
                """);
        assertThat(stack.run("state", "list").out()).isEmpty();
    }

    @Test
    void aMachineReadsForget() {
        assertThat(stack.run("plan", "-json").out())
                .contains("\"@message\":\"terraform_data.a: Plan to forget\"")
                .contains("\"action\":\"forget\"")
                .contains("\"forget\":1");
        assertThat(stack.run("apply", "-auto-approve", "-json").out())
                .contains("\"@message\":\"terraform_data.a: forget complete\"");
    }

    @Test
    void theGraphNamesIt() {
        assertThat(stack.run("graph", "-type=plan").all()).contains("terraform_data.a (forget)");
    }
}
