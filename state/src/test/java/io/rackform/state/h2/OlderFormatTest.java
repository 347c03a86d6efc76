package io.rackform.state.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.StringValue;
import io.rackform.state.Change;
import io.rackform.state.CheckResult;
import io.rackform.state.Intent;
import io.rackform.state.JournalEntry;
import io.rackform.state.RecordedObject;
import io.rackform.state.RunJournal;
import io.rackform.state.StateOpening;
import io.rackform.state.StateSnapshot;
import io.rackform.state.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder {@code format-1} was written by the last program that wrote that format: two runs in the database, the second one
 * interrupted with an object in doubt, and a third one that was killed and is only in the log.
 */
class OlderFormatTest {
    @TempDir
    Path folder;

    @BeforeEach
    void copyOfTheOldState() throws Exception {
        Path old = Path.of(OlderFormatTest.class.getResource("format-1").toURI());
        for (String name : List.of("key", "mark", "run.log", "state.2.mv.db")) {
            Files.copy(old.resolve(name), folder.resolve(name));
        }
    }

    private static void isComplete(StateSnapshot state) {
        assertThat(state.serial()).isEqualTo(6);
        assertThat(state.objects().values())
                .extracting(RecordedObject::attributes)
                .containsExactlyInAnyOrder(
                        Fixtures.object("a.b[0]", "second").attributes(),
                        Fixtures.object("a.c", "third").attributes(),
                        Fixtures.object("a.d", "in the log").attributes(),
                        Fixtures.secretObject("a.secret", "correct horse").attributes());
        assertThat(state.objects()).containsKey(Fixtures.id("module.m[\"k\"].a.secret"));
        assertThat(state.outputs()).containsEntry("site", new StringValue("north"));
        assertThat(state.checks()).isEmpty();
        assertThat(state.inDoubt()).extracting(Intent::object).containsExactly(Fixtures.id("a.doubt"));
    }

    private List<Diagnostic> warnings() {
        return switch (StateStores.open(folder)) {
            case StateOpening.Opened(StateStore store, List<Diagnostic> warnings) -> {
                store.close();
                yield warnings;
            }
            case StateOpening.Refused(Diagnostic why) -> throw new AssertionError(why);
        };
    }

    @Test
    void itIsReadAsItIs() throws Exception {
        byte[] before = Files.readAllBytes(folder.resolve("state.2.mv.db"));
        try (StateStore store = Fixtures.open(folder)) {
            isComplete(store.snapshot());
            assertThat(store.isOutdated()).isTrue();
            assertThat(store.snapshotAt(2).orElseThrow().objects()).hasSize(1);
            assertThat(store.versions(Fixtures.id("a.b[0]"))).hasSize(2);
            assertThat(store.history(9)).extracting(JournalEntry::outcome).containsExactly("", "", "complete");
        }
        assertThat(warnings()).extracting(Diagnostic::summary).containsExactly("State is from an older Rackform");
        assertThat(folder.resolve("state.2.mv.db")).hasBinaryContent(before);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("key", "mark", "run.log", "state.2.mv.db");
    }

    @Test
    void theNextRunWritesTheNewFormatAndKeepsTheOldDatabase() throws Exception {
        byte[] before = Files.readAllBytes(folder.resolve("state.2.mv.db"));
        CheckResult check =
                new CheckResult(CheckResult.Kind.CHECK, "check.c", "check.c", CheckResult.Status.PASS, List.of());
        try (StateStore store = Fixtures.locked(folder)) {
            store.begin(Fixtures.run("r4")).close();
            assertThat(store.isOutdated()).isFalse();
            isComplete(store.snapshot());
            try (RunJournal journal = store.begin(Fixtures.run("r5"))) {
                journal.record(List.of(new Change.SetChecks(List.of(check))));
            }
        }
        assertThat(warnings()).isEmpty();
        try (StateStore store = Fixtures.open(folder)) {
            assertThat(store.snapshot().checks()).containsExactly(check);
            assertThat(store.snapshot().objects()).hasSize(4);
            assertThat(store.snapshotAt(6).orElseThrow().checks()).isEmpty();
            assertThat(store.history(9)).hasSize(5);
        }
        assertThat(folder.resolve("state.2.mv.db")).doesNotExist();
        assertThat(folder.resolve("state.2.format-1.mv.db")).hasBinaryContent(before);
    }
}
