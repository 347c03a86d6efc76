package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatePlaceTest {
    private static final String DATA = """
            variable "site" {
              default = "north"
            }
            resource "terraform_data" "a" {
              input = sensitive("s3cret-value")
            }
            output "site" {
              value = var.site
            }
            """;

    private static final String BACKEND = """
            terraform {
              backend "local" {
                path = "states/${var.site}"
              }
            }
            """;

    private static final String ENCRYPTION = """
            variable "passphrase" {
              type      = string
              sensitive = true
            }
            rackform {
              encryption {
                key_provider "pbkdf2" "main" {
                  passphrase = var.passphrase
                  iterations = 200000
                }
                method "aes_gcm" "main" {
                  keys = key_provider.pbkdf2.main
                }
                state {
                  method = method.aes_gcm.main
                }
              }
            }
            """;

    @TempDir
    Path folder;

    private CommandRun run(String text) {
        return CommandRun.in(folder).file("main.tf", text);
    }

    @Test
    void theBackendSaysWhereTheStateIs() {
        assertThat(run(DATA + BACKEND).run("apply", "-auto-approve").code()).isZero();
        assertThat(folder.resolve("states/north")).isNotEmptyDirectory();
        assertThat(folder.resolve(".rackform/state")).doesNotExist();
        assertThat(run(DATA + BACKEND).run("plan", "-detailed-exitcode").code()).isZero();
        assertThat(run(DATA + BACKEND).run("output", "site").out()).contains("north");
        assertThat(run(DATA + BACKEND).run("state", "list").out()).contains("terraform_data.a");
        assertThat(run(DATA + BACKEND)
                        .run("plan", "-detailed-exitcode", "-var", "site=south")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aStateIsNotLeftBehind() {
        assertThat(run(DATA).run("apply", "-auto-approve").code()).isZero();
        CommandRun.Result plan = run(DATA + BACKEND).run("plan");
        assertThat(plan.code()).isEqualTo(1);
        assertThat(plan.err()).contains("State would be left behind", "Move the folder:");
    }

    @Test
    void aFileIsNoState() throws Exception {
        Files.createDirectories(folder.resolve("states"));
        Files.writeString(folder.resolve("states/north"), "{}");
        CommandRun.Result plan = run(DATA + BACKEND).run("plan");
        assertThat(plan.code()).isEqualTo(1);
        assertThat(plan.err()).contains("State path is a file");
    }

    @Test
    void aPassphraseSealsWhatIsSecret() {
        CommandRun sealed = run(DATA + ENCRYPTION).with(Map.of("RF_VAR_passphrase", "correct horse battery"));
        assertThat(sealed.run("apply", "-auto-approve").code()).isZero();
        assertThat(folder.resolve(".rackform/state/salt")).exists();
        assertThat(folder.resolve(".rackform/state/key")).doesNotExist();
        assertThat(sealed.run("plan", "-detailed-exitcode").code()).isZero();
        CommandRun.Result wrong = run(DATA + ENCRYPTION)
                .with(Map.of("RF_VAR_passphrase", "another horse battery"))
                .run("plan");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("State secrets cannot be read").doesNotContain("horse");
    }
}
