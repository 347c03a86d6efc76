package io.rackform.gitops.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.LockHandle;
import io.rackform.state.LockOutcome;
import io.rackform.state.LockRequest;
import io.rackform.state.StateSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a loop keeps its state, and that no commit makes it forget what it has made. */
final class LoopStateTest {
    private static final String LABEL = """
            resource "shelf_label" "a" {
              name = "a"
              text = sensitive("s3cret-value")
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
    Path temporary;

    private Site site;
    private Reconciler reconciler;

    @BeforeEach
    void open() throws IOException {
        site = Site.open(temporary);
        reconciler = site.reconciler(ReconcileOptions.USUAL);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static String backend(String path) {
        return "rackform {\n  backend \"local\" {\n    path = \"" + path + "\"\n  }\n}\n";
    }

    private String commit(String text) throws IOException {
        return site.repository.commit("Commit", Map.of("site/main.rf.hcl", text));
    }

    private void restart() {
        site.restart();
        reconciler = site.reconciler(ReconcileOptions.USUAL);
    }

    private <T extends ReconcileOutcome> T pass(Class<T> type) {
        ReconcileOutcome outcome = reconciler.pass();
        assertThat(outcome).isInstanceOf(type);
        return type.cast(outcome);
    }

    private Diagnostic stalled() {
        ReconcileOutcome.Stalled stalled = pass(ReconcileOutcome.Stalled.class);
        assertThat(stalled.why()).hasSize(1);
        return stalled.why().getFirst();
    }

    private void move(String from, String to) throws IOException {
        Files.createDirectories(temporary.resolve(to).getParent());
        Files.move(temporary.resolve(from), temporary.resolve(to));
    }

    @Test
    void theCommitSaysWhereTheStateIs() throws IOException {
        commit(backend("states/north") + LABEL);
        pass(ReconcileOutcome.Applied.class);
        assertThat(site.store("states/north").snapshot().objects()).hasSize(1);
        assertThat(temporary.resolve(".rackform/state")).doesNotExist();
        pass(ReconcileOutcome.InSync.class);
        restart();
        pass(ReconcileOutcome.InSync.class);
    }

    @Test
    void aPathOutsideOfTheFolderIsTakenAsItIsWritten() throws IOException {
        Path elsewhere = temporary.resolve("disk/rackform");
        commit(backend(elsewhere.toString()) + LABEL);
        pass(ReconcileOutcome.Applied.class);
        assertThat(site.store("disk/rackform").snapshot().objects()).hasSize(1);
        assertThat(elsewhere.resolve("lock")).exists();
    }

    @Test
    void aCommitThatNamesAnotherPlaceDoesNotBeginAnew() throws IOException {
        commit(LABEL);
        pass(ReconcileOutcome.Applied.class);
        StateSnapshot before = site.store().snapshot();
        site.shelf.labels.put("a", "scribbled over");
        int units = site.shelf.units.get();

        commit(backend("states/north") + LABEL);
        Diagnostic why = stalled();
        assertThat(why.summary()).isEqualTo("State would be left behind");
        assertThat(why.detail())
                .contains(temporary.resolve("states/north") + ", where there is none")
                .contains("mv " + temporary.resolve(".rackform/state") + " " + temporary.resolve("states/north"));
        assertThat(site.shelf.units.get()).isEqualTo(units);
        assertThat(temporary.resolve("states")).doesNotExist();
        assertThat(site.store().snapshot()).isEqualTo(before);
        stalled();
        assertThat(site.events(ReconcileEvent.DriftFound.class))
                .extracting(ReconcileEvent.DriftFound::knownBefore)
                .containsExactly(false, true);
        assertThat(site.events(ReconcileEvent.Noted.class)).isEmpty();
        site.shelf.labels.put("a", "s3cret-value");

        move(".rackform/state", "states/north");
        ReconcileOutcome.Applied applied = pass(ReconcileOutcome.Applied.class);
        assertThat(applied.created() + applied.updated() + applied.deleted()).isZero();
        assertThat(site.store("states/north").history(10)).hasSize(2);
        pass(ReconcileOutcome.InSync.class);
        assertThat(temporary.resolve(".rackform/state")).doesNotExist();
    }

    @Test
    void theNextCommitIsTakenUp() throws IOException {
        String good = commit(LABEL);
        pass(ReconcileOutcome.Applied.class);
        commit(backend("states/north") + LABEL);
        stalled();
        String next = commit(LABEL + "# again\n");
        assertThat(next).isNotEqualTo(good);
        assertThat(pass(ReconcileOutcome.Applied.class).commit().id()).isEqualTo(next);
    }

    @Test
    void fromOnePlaceToAnotherItDoesNotBeginAnewAlsoAfterARestart() throws IOException {
        commit(backend("states/north") + LABEL);
        pass(ReconcileOutcome.Applied.class);
        restart();
        commit(backend("states/south") + LABEL);
        assertThat(stalled().detail())
                .contains("mv " + temporary.resolve("states/north") + " " + temporary.resolve("states/south"));
        restart();
        commit(LABEL);
        assertThat(stalled().detail())
                .startsWith("Without a backend the state is in " + temporary.resolve(".rackform/state"));
        assertThat(site.shelf.units.get()).isOne();
        move("states/north", ".rackform/state");
        restart();
        pass(ReconcileOutcome.Applied.class);
        assertThat(site.shelf.units.get()).isOne();
    }

    @Test
    void aStateThatIsGoneIsNotBegunAnew() throws IOException {
        commit(backend("disk/north") + LABEL);
        pass(ReconcileOutcome.Applied.class);
        move("disk/north", "unmounted");
        assertThat(stalled().summary()).isEqualTo("State is missing");
        restart();
        Files.createDirectory(temporary.resolve("disk/north"));
        assertThat(stalled().summary()).isEqualTo("State is missing");
        commit(backend("disk/south") + LABEL);
        assertThat(stalled().detail()).contains("remove the file " + temporary.resolve(".rackform/loop"));
        assertThat(site.shelf.units.get()).isOne();
        Files.delete(temporary.resolve(".rackform/loop"));
        assertThat(pass(ReconcileOutcome.Applied.class).created()).isOne();
    }

    @Test
    void theStateOfAnotherIsNotTaken() throws IOException {
        commit(backend("states/other") + LABEL);
        pass(ReconcileOutcome.Applied.class);
        move(".rackform/loop", "unused");
        restart();
        commit(backend("states/north") + LABEL.replace("\"a\"", "\"b\""));
        pass(ReconcileOutcome.Applied.class);
        commit(backend("states/other") + LABEL.replace("\"a\"", "\"b\""));
        assertThat(stalled().summary()).isEqualTo("Loop has another state");
        assertThat(site.shelf.labels).containsOnlyKeys("a", "b");
        move("states/north", "states/north.old");
        // It deletes all that is recorded there, but for one that is new.
        assertThat(pass(ReconcileOutcome.Applied.class).deleted()).isOne();
    }

    @Test
    void aLinkToTheStateIsTheState() throws IOException {
        commit(backend("states/north") + LABEL);
        pass(ReconcileOutcome.Applied.class);
        move("states/north", "disk/north");
        Files.createSymbolicLink(temporary.resolve("states/north"), temporary.resolve("disk/north"));
        pass(ReconcileOutcome.InSync.class);
        commit(backend("disk/north") + LABEL);
        pass(ReconcileOutcome.Applied.class);
        assertThat(site.shelf.units.get()).isOne();
    }

    @Test
    void theLockIsThatOfTheStateInUse() throws IOException {
        commit(backend("states/north") + LABEL);
        for (String other : new String[] {".rackform/state", "states/north"}) {
            LockOutcome lock = site.store(other).lock(new LockRequest("ada", "apply", Duration.ZERO));
            assertThat(lock).isInstanceOf(LockOutcome.Locked.class);
            try (LockHandle handle = ((LockOutcome.Locked) lock).handle()) {
                assertThat(handle.holder().who()).isEqualTo("ada");
                if (other.equals("states/north")) {
                    pass(ReconcileOutcome.Waiting.class);
                } else {
                    pass(ReconcileOutcome.Applied.class);
                    commit(backend("states/north") + LABEL + "# again\n");
                }
            }
        }
        pass(ReconcileOutcome.Applied.class);
    }

    @Test
    void aRestartedLoopFindsDriftThoughTheNewestCommitIsBroken() throws IOException {
        site.give(Map.of("passphrase", "correct horse battery"));
        commit(backend("states/north") + ENCRYPTION + LABEL);
        pass(ReconcileOutcome.Applied.class);
        assertThat(temporary.resolve("states/north/salt")).exists();
        site.shelf.labels.put("a", "scribbled over");
        commit("resource {");
        restart();
        pass(ReconcileOutcome.Stalled.class);
        assertThat(site.events(ReconcileEvent.DriftFound.class)).hasSize(1);
        site.move();
        restart();
        pass(ReconcileOutcome.Waiting.class);
        assertThat(site.events(ReconcileEvent.DriftFound.class)).hasSize(2);
    }

    @Test
    void aKeyThatDoesNotFitChangesNothing() throws IOException {
        site.give(Map.of("passphrase", "correct horse battery"));
        commit(ENCRYPTION + LABEL);
        pass(ReconcileOutcome.Applied.class);
        pass(ReconcileOutcome.InSync.class);
        byte[] newest = Files.readAllBytes(temporary.resolve(".rackform/state/state.1.mv.db"));

        site.give(Map.of("passphrase", "another horse battery"));
        commit(ENCRYPTION + LABEL.replace("s3cret", "other"));
        Diagnostic why = stalled();
        assertThat(why.summary()).isEqualTo("State secrets cannot be read");
        assertThat(why.detail()).doesNotContain("horse");
        commit(LABEL.replace("s3cret", "other"));
        assertThat(stalled().summary()).isEqualTo("State secrets cannot be read");
        restart();
        assertThat(stalled().summary()).isEqualTo("State secrets cannot be read");
        assertThat(site.shelf.units.get()).isOne();
        assertThat(temporary.resolve(".rackform/state/state.1.mv.db")).hasBinaryContent(newest);
        assertThat(temporary.resolve(".rackform/state/state.2.mv.db")).doesNotExist();
        assertThat(temporary.resolve(".rackform/state/key")).doesNotExist();

        site.give(Map.of("passphrase", "correct horse battery"));
        commit(ENCRYPTION + LABEL.replace("s3cret", "other"));
        assertThat(pass(ReconcileOutcome.Applied.class).updated()).isOne();
    }

    @Test
    void aFallbackOpensAndTheApplySealsAnew() throws IOException {
        commit(LABEL);
        pass(ReconcileOutcome.Applied.class);
        site.give(Map.of("passphrase", "correct horse battery"));
        String fallback = ENCRYPTION.replace(
                "state {\n      method = method.aes_gcm.main",
                "method \"unencrypted\" \"none\" {}\n    state {\n      method = method.aes_gcm.main\n"
                        + "      fallback {\n        method = method.unencrypted.none\n      }");
        commit(fallback + LABEL);
        pass(ReconcileOutcome.Applied.class);
        assertThat(site.events(ReconcileEvent.Noted.class))
                .flatExtracting(ReconcileEvent.Noted::diagnostics)
                .extracting(Diagnostic::summary)
                .containsExactly("State is sealed with an older key");
        commit(ENCRYPTION + LABEL);
        pass(ReconcileOutcome.Applied.class);
        assertThat(temporary.resolve(".rackform/state/salt")).exists();
        commit(ENCRYPTION
                        .replace(
                                "aes_gcm\" \"main\" {\n      keys = key_provider.pbkdf2.main\n",
                                "unencrypted\" \"main\" {\n")
                        .replace("state {\n", "state {\n      enforced = true\n")
                        .replace("method.aes_gcm", "method.unencrypted")
                + LABEL);
        assertThat(pass(ReconcileOutcome.Stalled.class).why().getFirst().detail())
                .contains("enforced");
        assertThat(site.shelf.units.get()).isOne();
    }

    @Test
    void aMemoryThatCannotBeReadChangesNothing() throws IOException {
        commit(LABEL);
        Files.createDirectories(temporary.resolve(".rackform"));
        Files.writeString(temporary.resolve(".rackform/loop"), "nothing");
        assertThat(stalled().summary()).isEqualTo("Last state is not known");
        assertThat(site.shelf.labels).isEmpty();
        Files.delete(temporary.resolve(".rackform/loop"));
        pass(ReconcileOutcome.Applied.class);
    }
}
