package io.rackform.state.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.KeySource;
import io.rackform.state.RunJournal;
import io.rackform.state.StateOpening;
import io.rackform.state.StateSnapshot;
import io.rackform.state.StateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one key to another: what the first sealed is opened with it, and sealed with the second by the next run. */
class KeyRotationTest {
    private static final KeySource OLD = given("0123456789abcdef0123456789abcdef");
    private static final KeySource NEW = given("fedcba9876543210fedcba9876543210");
    private static final KeySource PASSPHRASE = new KeySource.Derived("correct horse battery", 1000, "sha512");
    private static final KeySource OWN = new KeySource.Own();

    @TempDir
    Path folder;

    private static KeySource given(String key) {
        return new KeySource.Given(Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII)));
    }

    private void write(KeySource key, KeySource... older) {
        try (StateStore store = Fixtures.locked(Fixtures.open(folder, key, older));
                RunJournal journal = store.begin(Fixtures.run("r1"))) {
            journal.record(List.of(new Change.Put(Fixtures.secretObject("a.b", "first"))));
            journal.record(List.of(new Change.Put(Fixtures.secretObject("a.b", "second"))));
            journal.record(List.of(
                    new Change.Put(Fixtures.secretObject("a.large", "x".repeat(2 * Schema.SHORT))),
                    new Change.Put(Fixtures.object("a.open", "a text with \"$sealed\" in it"))));
            journal.record(List.of(new Change.SetOutputs(new TreeMap<>(
                    Fixtures.secretObject("a.b", "output").attributes().attributes()))));
            journal.intend(List.of(Intent.of(
                    "u",
                    Fixtures.id("a.doubt"),
                    Fixtures.PROVIDER,
                    Intent.Action.CREATE,
                    "",
                    "",
                    Fixtures.secretObject("a.doubt", "doubt").attributes())));
        }
    }

    private void runOfNothing(KeySource key, KeySource... older) {
        try (StateStore store = Fixtures.locked(Fixtures.open(folder, key, older))) {
            store.begin(Fixtures.run("r2")).close();
            assertThat(store.isOutdated()).isFalse();
        }
    }

    private StateSnapshot now(KeySource key, KeySource... older) {
        try (StateStore store = Fixtures.open(folder, key, older)) {
            return store.snapshot();
        }
    }

    private List<Diagnostic> warnings(KeySource key, KeySource... older) {
        return switch (StateStores.open(folder, key, List.of(older))) {
            case StateOpening.Opened(StateStore store, List<Diagnostic> warnings) -> {
                store.close();
                yield warnings;
            }
            case StateOpening.Refused(Diagnostic why) -> throw new AssertionError(why);
        };
    }

    private Diagnostic refusal(KeySource key, KeySource... older) {
        return switch (StateStores.open(folder, key, List.of(older))) {
            case StateOpening.Refused(Diagnostic why) -> why;
            case StateOpening.Opened opened -> throw new AssertionError("it was opened: " + opened);
        };
    }

    @Test
    void aRunThatRecordsNothingSealsEveryVersionAnew() throws Exception {
        write(OLD);
        StateSnapshot before = now(OLD);
        assertThat(warnings(NEW, OLD))
                .extracting(Diagnostic::summary)
                .containsExactly("State is sealed with an older key");
        assertThat(now(NEW, OLD)).isEqualTo(before);
        runOfNothing(NEW, OLD);
        assertThat(warnings(NEW, OLD)).isEmpty();
        assertThat(now(NEW)).isEqualTo(before);
        try (StateStore store = Fixtures.open(folder, NEW)) {
            assertThat(store.versions(Fixtures.id("a.b")))
                    .extracting(version -> version.object())
                    .containsExactly(Fixtures.secretObject("a.b", "second"), Fixtures.secretObject("a.b", "first"));
            assertThat(store.snapshotAt(1).orElseThrow().objects()).hasSize(1);
        }
        assertThat(refusal(OLD).summary()).isEqualTo("State secrets cannot be read");
        assertThat(bytes("state.2.mv.db"))
                .as("no page still has what the older key sealed")
                .doesNotContain(idIn("state.1.mv.db"));
    }

    @Test
    void whatARunWithBothKeysRecordsIsOpenedByTheNewOneAlone() {
        write(OLD);
        try (StateStore store = Fixtures.locked(Fixtures.open(folder, NEW, OLD));
                RunJournal journal = store.begin(Fixtures.run("r2"))) {
            journal.record(List.of(new Change.Put(Fixtures.secretObject("a.c", "third"))));
        }
        assertThat(now(NEW).objects()).hasSize(4);
    }

    @Test
    void intoAPassphraseAndOutOfItAgain() {
        write(OWN);
        StateSnapshot before = now(OWN);
        runOfNothing(PASSPHRASE, OWN);
        assertThat(now(PASSPHRASE)).isEqualTo(before);
        assertThat(refusal(OWN).detail()).contains("fallback");
        runOfNothing(OWN, PASSPHRASE);
        assertThat(now(OWN)).isEqualTo(before);
    }

    @Test
    void fallbacksAreTriedOneAfterTheOther() {
        write(OLD);
        StateSnapshot before = now(OLD);
        assertThat(now(NEW, PASSPHRASE, OWN, OLD)).isEqualTo(before);
        assertThat(folder.resolve("key")).doesNotExist();
        assertThat(folder.resolve("salt")).doesNotExist();
    }

    @Test
    void aWrongFallbackChangesNothing() throws Exception {
        write(OLD);
        List<byte[]> before = files();
        Diagnostic why = refusal(NEW, given("another key another key another!"));
        assertThat(why.summary()).isEqualTo("State secrets cannot be read");
        assertThat(why.detail()).contains("was sealed with the key").doesNotContain(((KeySource.Given) NEW).base64());
        List<byte[]> after = files();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).isEqualTo(before.get(i));
        }
    }

    @Test
    void theLogOfAnInterruptedRunIsSealedAnewToo() throws Exception {
        Path crashed = Files.createDirectory(folder.resolve("crashed"));
        try (StateStore store = Fixtures.locked(Fixtures.open(folder, OLD));
                RunJournal journal = store.begin(Fixtures.run("r1"))) {
            journal.record(List.of(new Change.Put(Fixtures.secretObject("a.b", "first"))));
            Files.copy(folder.resolve("run.log"), crashed.resolve("run.log"));
        }
        try (StateStore store = Fixtures.locked(Fixtures.open(crashed, NEW, OLD))) {
            assertThat(store.isOutdated()).isTrue();
            store.begin(Fixtures.run("r2")).close();
        }
        try (StateStore store = Fixtures.open(crashed, NEW)) {
            assertThat(store.snapshot().objects().values()).containsExactly(Fixtures.secretObject("a.b", "first"));
        }
    }

    private List<byte[]> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(KeyRotationTest::content).toList();
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String bytes(String name) {
        return new String(content(folder.resolve(name)), StandardCharsets.ISO_8859_1);
    }

    /** How seals begin in a database that has those of one key only. */
    private String idIn(String name) {
        String text = bytes(name);
        int start = text.indexOf("v1:");
        assertThat(start).isPositive();
        return text.substring(start, start + "v1:12345678:".length());
    }
}
