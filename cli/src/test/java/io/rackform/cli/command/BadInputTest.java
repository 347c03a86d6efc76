package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a configuration: a message, exit code 1, no stack trace, nothing recorded. */
final class BadInputTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resource "terraform_data" "a" {                                                    | Error:
            variable "x" {}                                                                    | No value for required variable
            resource "redfsh_bios" "a" {}                                                      | Unknown resource type
            resource "redfish_boot" "a" { targte = "Pxe" }                                     | targte
            provider "redfish" { endpoint = 3 + }                                              | Error:
            output "o" { value = nope.x.y }                                                    | undeclared
            output "o" { value = 1 / 0 }                                                       | Error:
            locals { a = local.b, b = local.a }                                                | Error:
            module "m" { source = "./nowhere" }                                                | Module not found
            module "m" { source = "../../../../outside" }                                      | Error:
            resource "terraform_data" "a" { count = -1 }                                       | Error:
            resource "terraform_data" "a" { input = terraform_data.a.id }                      | Error:
            """)
    void isAMessage(String configuration, String expected) {
        CommandRun run = CommandRun.in(folder).file("main.rf.hcl", configuration + "\n");
        CommandRun.Result plan = run.run("apply", "-auto-approve");
        assertThat(plan.code()).isEqualTo(1);
        assertThat(plan.err()).contains(expected).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(plan.err()).doesNotContain("Internal fault");
        assertThat(run.run("state", "list").out()).isEmpty();
        assertThat(folder.resolve(".rackform"))
                .satisfies(state -> assertThat(state.toFile().listFiles((place, name) -> name.startsWith("crash-")))
                        .isNullOrEmpty());
    }
}
