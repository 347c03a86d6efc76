package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import io.rackform.gitops.source.IsolatedGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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
        assertThat(plan.words().strip().replace(folder.toString(), "<folder>"))
                .isEqualTo("Error: State would be left behind The backend \"local\" says that the state is in"
                        + " <folder>/states/north, where there is none, while there is one in <folder>/.rackform/state."
                        + " With an empty state everything would be made a second time. Move the folder: mv"
                        + " <folder>/.rackform/state <folder>/states/north");
    }

    @Test
    void onlyARecordIsAState() throws Exception {
        run(DATA + BACKEND).file(".rackform/state/lock", "").file("states/north/notes.txt", "of somebody");
        assertThat(run(DATA + BACKEND).run("plan", "-detailed-exitcode").code()).isEqualTo(2);
        assertThat(run(DATA).run("apply", "-auto-approve").code()).isZero();
        assertThat(run(DATA + BACKEND).run("plan").words()).contains("State would be left behind");
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

    private static String encryption(String method, String fallback) {
        return """
                terraform {
                  encryption {
                    key_provider "pbkdf2" "old" {
                      passphrase = "correct horse battery"
                      iterations = 200000
                    }
                    key_provider "static" "new" {
                      key = "%s"
                    }
                    method "aes_gcm" "old" {
                      keys = key_provider.pbkdf2.old
                    }
                    method "aes_gcm" "new" {
                      keys = key_provider.static.new
                    }
                    method "unencrypted" "none" {}
                    state {
                      method = method.%s
                      %s
                    }
                  }
                }
                """.formatted(
                        "0123456789abcdef".repeat(4),
                        method,
                        fallback.isEmpty() ? "" : "fallback {\nmethod = method." + fallback + "\n}");
    }

    private CommandRun.Result apply(String encryption) {
        return run(DATA + encryption).run("apply", "-auto-approve");
    }

    @Test
    void anotherKeyTakesOverWithAnApplyThatChangesNothing() {
        assertThat(apply("").code()).isZero();
        assertThat(run(DATA + encryption("aes_gcm.old", "")).run("plan").err())
                .contains("State secrets cannot be read", "\"fallback\"")
                .doesNotContain("horse");
        assertThat(run(DATA + encryption("aes_gcm.old", "unencrypted.none")).run("plan", "-detailed-exitcode"))
                .returns(0, CommandRun.Result::code)
                .satisfies(plan -> assertThat(plan.err()).contains("Warning: State is sealed with an older key"));
        CommandRun.Result into = apply(encryption("aes_gcm.old", "unencrypted.none"));
        assertThat(into.code()).isZero();
        assertThat(into.out()).contains("0 added, 0 changed, 0 destroyed");
        assertThat(apply(encryption("aes_gcm.old", "unencrypted.none")).err()).isEmpty();
        assertThat(apply(encryption("aes_gcm.old", "")).code()).isZero();

        assertThat(apply(encryption("aes_gcm.new", "aes_gcm.old")).code()).isZero();
        assertThat(apply(encryption("aes_gcm.new", ""))).returns(0, CommandRun.Result::code);
        assertThat(apply(encryption("aes_gcm.old", "")).words()).contains("State secrets cannot be read");

        assertThat(apply(encryption("unencrypted.none", "aes_gcm.new")).code()).isZero();
        CommandRun.Result out = apply("");
        assertThat(out.code()).isZero();
        assertThat(out.err()).isEmpty();
    }

    /** A folder that a loop works in, whose passphrase and disk are said by its environment. */
    private CommandRun loop(String passphrase) throws IOException {
        return CommandRun.in(Files.createDirectories(folder.resolve("loop")))
                .with(Map.of(
                        "HOME",
                        folder.toString(),
                        "RF_VAR_passphrase",
                        passphrase,
                        "RF_VAR_site",
                        folder.resolve("disk/north").toString()));
    }

    private static CommandRun.Result pass(CommandRun loop) {
        return loop.run("reconcile", "-source=../checkout", "-once");
    }

    @Test
    void aLoopAndAWorkstationShareTheStateThatTheCommitNames() throws Exception {
        IsolatedGit.install();
        GitFolder checkout = new GitFolder(folder.resolve("checkout"), "Ada");
        String backend = BACKEND.replace("states/${var.site}", "${var.site}");
        checkout.commit("main.tf", DATA + backend + ENCRYPTION, "First");

        CommandRun.Result first = pass(loop("correct horse battery"));
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).contains("\"First\": 1 added").doesNotContain("s3cret");
        assertThat(folder.resolve("disk/north/salt")).exists();
        assertThat(folder.resolve("disk/north/key")).doesNotExist();
        assertThat(folder.resolve("loop/.rackform/state")).doesNotExist();

        CommandRun workstation = CommandRun.in(folder.resolve("checkout"))
                .with(Map.of(
                        "RF_VAR_passphrase",
                        "correct horse battery",
                        "RF_VAR_site",
                        folder.resolve("disk/north").toString()));
        CommandRun.Result plan = workstation.run("plan", "-detailed-exitcode");
        assertThat(plan.err()).isEmpty();
        assertThat(plan.code()).isZero();
        assertThat(workstation.run("state", "list").out()).isEqualTo("terraform_data.a\n");
        assertThat(pass(loop("correct horse battery")).out()).startsWith("In sync with ");

        CommandRun.Result wrong = pass(loop("another horse battery"));
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.out()).startsWith("Stalled at ");
        assertThat(wrong.words())
                .containsOnlyOnce("State secrets cannot be read")
                .doesNotContain("horse");

        checkout.commit("main.tf", DATA + BACKEND.replace("${var.site}", "south") + ENCRYPTION, "Second");
        CommandRun.Result moved = pass(loop("correct horse battery"));
        assertThat(moved.code()).isEqualTo(1);
        assertThat(moved.words().strip().replace(folder.toString(), "<folder>"))
                .isEqualTo("Error: State would be left behind The backend \"local\" says that the state is in"
                        + " <folder>/loop/states/south, where there is none, while there is one in <folder>/disk/north."
                        + " With an empty state everything would be made a second time. Move the folder: mv"
                        + " <folder>/disk/north <folder>/loop/states/south");
        assertThat(folder.resolve("loop/states")).doesNotExist();
    }

    @Test
    void aKeyInTheEnvironmentWinsInALoopToo() throws Exception {
        IsolatedGit.install();
        new GitFolder(folder.resolve("checkout"), "Ada").commit("main.tf", DATA, "First");
        CommandRun loop = CommandRun.in(Files.createDirectories(folder.resolve("loop")));
        Map<String, String> key =
                Map.of("RACKFORM_STATE_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(pass(loop.with(key)).code()).isZero();
        assertThat(folder.resolve("loop/.rackform/state/key")).doesNotExist();
        assertThat(pass(loop.with(key)).code()).isZero();
        assertThat(pass(loop).words()).contains("State secrets cannot be read");
    }
}
