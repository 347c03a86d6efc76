package io.rackform.state.h2;

import static io.rackform.state.h2.Fixtures.id;
import static io.rackform.state.h2.Fixtures.intent;
import static io.rackform.state.h2.Fixtures.locked;
import static io.rackform.state.h2.Fixtures.object;
import static io.rackform.state.h2.Fixtures.open;
import static io.rackform.state.h2.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.model.value.Mark;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.JournalEntry;
import io.rackform.state.JournalEntry.Kind;
import io.rackform.state.LockRequest;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectStatus;
import io.rackform.state.ObjectVersion;
import io.rackform.state.RecordedObject;
import io.rackform.state.RunJournal;
import io.rackform.state.StateSnapshot;
import io.rackform.state.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StateStoreTest {
    @TempDir
    Path temp;

    private Path folder() {
        return temp.resolve("stack/.rackform/state");
    }

    @Test
    void openingCreatesNothing() {
        try (StateStore store = open(folder())) {
            assertThat(store.snapshot()).isEqualTo(StateSnapshot.empty());
            assertThat(store.history(10)).isEmpty();
            assertThat(store.versions(id("a.b"))).isEmpty();
            assertThat(store.snapshotAt(0)).contains(StateSnapshot.empty());
            assertThat(store.snapshotAt(1)).isEmpty();
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void whatIsRecordedIsThereAgain() {
        RecordedObject plain = object("module.rack[2].redfish_bios.all[\"x \\\"y\\\"\"]", "one");
        RecordedObject deposed = object("redfish_bios.one", "two")
                .withId(new ObjectId(id("redfish_bios.one").address(), "0badcafe"))
                .withStatus(ObjectStatus.TAINTED);
        TreeMap<String, Value> outputs = new TreeMap<>(
                Map.of("open", new StringValue("seen"), "hidden", new StringValue("x").withMark(Mark.SENSITIVE)));
        StateSnapshot written;
        try (StateStore store = locked(folder());
                RunJournal journal = store.begin(run("r1"))) {
            journal.record(List.of(new Change.Put(plain), new Change.Put(deposed)));
            journal.record(List.of(new Change.SetOutputs(outputs)));
            journal.finish("applied");
            written = store.snapshot();
        }
        try (StateStore store = open(folder())) {
            assertThat(store.snapshot()).isEqualTo(written);
            assertThat(written.serial()).isEqualTo(2);
            assertThat(written.lineage()).hasSize(36);
            assertThat(written.objects().values()).containsExactlyInAnyOrder(plain, deposed);
            assertThat(written.outputs()).isEqualTo(outputs);
            assertThat(written.current(plain.id().address())).isEqualTo(plain);
            assertThat(written.current(deposed.id().address())).isNull();
        }
    }

    @Test
    void theSerialGrowsOnlyWithAChange() {
        try (StateStore store = locked(folder());
                RunJournal journal = store.begin(run("r1"))) {
            journal.record(List.of(new Change.Put(object("a.b", "1"))));
            journal.record(List.of(new Change.Put(object("a.b", "1"))));
            journal.record(List.of(new Change.Remove(id("a.c")), new Change.Settle(id("a.b"))));
            journal.record(List.of(new Change.SetOutputs(new TreeMap<>())));
            assertThat(store.snapshot().serial()).isEqualTo(1);
            journal.record(List.of(new Change.Put(object("a.b", "2")), new Change.Put(object("a.c", "2"))));
            assertThat(store.snapshot().serial()).isEqualTo(2);
            journal.record(List.of(new Change.Remove(id("a.b"))));
            assertThat(store.snapshot().serial()).isEqualTo(3);
        }
        try (StateStore store = open(folder())) {
            assertThat(store.snapshot().serial()).isEqualTo(3);
            assertThat(store.snapshot().objects()).containsOnlyKeys(id("a.c"));
        }
    }

    @Test
    void anIntentWithoutAResultIsInDoubt() {
        try (StateStore store = locked(folder());
                RunJournal journal = store.begin(run("r1"))) {
            List<Intent> numbered = journal.intend(List.of(
                    intent("a.updated", Intent.Action.UPDATE),
                    intent("a.lost", Intent.Action.CREATE),
                    intent("a.failed", Intent.Action.UPDATE)));
            assertThat(numbered).extracting(Intent::sequence).containsExactly(1L, 2L, 3L);
            assertThat(store.snapshot().inDoubt()).isEqualTo(numbered);
            journal.record(List.of(new Change.Put(object("a.updated", "x")), new Change.Settle(id("a.failed"))));
        }
        try (StateStore store = locked(folder());
                RunJournal journal = store.begin(run("r2"))) {
            assertThat(store.snapshot().inDoubt())
                    .containsExactly(intent("a.lost", Intent.Action.CREATE).numbered(2, "r1"));
            assertThat(store.history(1).getFirst().outcome()).isEmpty();
            journal.record(List.of(new Change.Remove(id("a.lost"))));
            assertThat(journal.intend(List.of(intent("a.next", Intent.Action.DELETE))))
                    .extracting(Intent::sequence)
                    .containsExactly(4L);
            journal.record(List.of(new Change.Settle(id("a.next"))));
        }
        try (StateStore store = open(folder())) {
            assertThat(store.snapshot().inDoubt()).isEmpty();
        }
    }

    @Test
    void theRemovalInAReplacementLeavesTheCreateInDoubt() {
        try (StateStore store = locked(folder())) {
            try (RunJournal journal = store.begin(run("r1"))) {
                journal.record(List.of(new Change.Put(object("a.b", "old"))));
                journal.intend(List.of(intent("a.b", Intent.Action.DELETE), intent("a.b", Intent.Action.CREATE)));
                journal.record(List.of(new Change.Remove(id("a.b"))));
                assertThat(store.snapshot().inDoubt())
                        .extracting(Intent::action)
                        .containsExactly(Intent.Action.CREATE);
            }
            try (RunJournal journal = store.begin(run("r2"))) {
                journal.record(List.of(new Change.Remove(id("a.b"))));
            }
            assertThat(store.snapshot().inDoubt()).isEmpty();
        }
    }

    @Test
    void everyVersionStaysReadable() {
        try (StateStore store = locked(folder())) {
            try (RunJournal journal = store.begin(run("r1"))) {
                journal.record(List.of(new Change.Put(object("a.b", "1")), new Change.Put(object("a.c", "1"))));
                journal.record(List.of(new Change.SetOutputs(new TreeMap<>(Map.of("o", new StringValue("1"))))));
                journal.finish("applied");
            }
            StateSnapshot second = store.snapshot();
            try (RunJournal journal = store.begin(run("r2"))) {
                journal.record(List.of(new Change.Put(object("a.b", "2")), new Change.Remove(id("a.c"))));
                journal.record(List.of(new Change.Put(object("a.c", "3"))));
                assertThat(store.snapshotAt(2)).contains(second);
                assertThat(store.history(1).getFirst().changes()).hasSize(3);
            }
            assertThat(store.snapshotAt(0).orElseThrow().objects()).isEmpty();
            assertThat(store.snapshotAt(1).orElseThrow().outputs()).isEmpty();
            assertThat(store.snapshotAt(2)).contains(second);
            assertThat(store.snapshotAt(3).orElseThrow().objects()).containsOnlyKeys(id("a.b"));
            assertThat(store.snapshotAt(4)).contains(store.snapshot());
            assertThat(store.snapshotAt(5)).isEmpty();

            assertThat(store.history(10))
                    .containsExactly(
                            new JournalEntry(
                                    run("r2"),
                                    "",
                                    null,
                                    List.of(
                                            new JournalEntry.Step(3, id("a.b"), Kind.CHANGED),
                                            new JournalEntry.Step(3, id("a.c"), Kind.REMOVED),
                                            new JournalEntry.Step(4, id("a.c"), Kind.ADDED))),
                            new JournalEntry(
                                    run("r1"),
                                    "applied",
                                    Fixtures.NOON,
                                    List.of(
                                            new JournalEntry.Step(1, id("a.b"), Kind.ADDED),
                                            new JournalEntry.Step(1, id("a.c"), Kind.ADDED))));
            assertThat(store.versions(id("a.c")))
                    .containsExactly(
                            new ObjectVersion(4, Fixtures.NOON, run("r2"), object("a.c", "3")),
                            new ObjectVersion(3, Fixtures.NOON, run("r2"), null),
                            new ObjectVersion(1, Fixtures.NOON, run("r1"), object("a.c", "1")));
        }
    }

    @Test
    void manyCallersShareCommits() throws Exception {
        long callers = 8;
        long calls = 125;
        try (StateStore store = locked(folder());
                RunJournal journal = store.begin(run("r1"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (long caller = 0; caller < callers; caller++) {
                long number = caller;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < calls; i++) {
                        String address = "a.b" + number + "[" + i + "]";
                        journal.record(List.of(new Change.Put(object(address, "1"))));
                        assertThat(store.snapshot().objects()).containsKey(id(address));
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            assertThat(((H2RunJournal) journal).syncs()).isLessThan(callers * calls * 3 / 4);
        }
        try (StateStore store = open(folder())) {
            assertThat(store.snapshot().serial()).isEqualTo(callers * calls);
            assertThat(store.snapshot().objects()).hasSize((int) (callers * calls));
        }
    }

    @Test
    void anInterruptedCallerStillRecords() {
        try (StateStore store = locked(folder());
                RunJournal journal = store.begin(run("r1"))) {
            Thread.currentThread().interrupt();
            journal.record(List.of(new Change.Put(object("a.b", "1"))));
            assertThat(Thread.interrupted()).isTrue();
            journal.record(List.of(new Change.Put(object("a.b", "2"))));
        }
        try (StateStore store = open(folder())) {
            assertThat(store.snapshot().objects()).containsEntry(id("a.b"), object("a.b", "2"));
        }
    }

    @Test
    void aVeryLargeObjectIsKept() {
        RecordedObject large = object("a.b", "0123456789".repeat(200_000));
        try (StateStore store = locked(folder());
                RunJournal journal = store.begin(run("r1"))) {
            journal.record(List.of(new Change.Put(large)));
        }
        try (StateStore store = open(folder())) {
            assertThat(store.snapshot().objects()).containsEntry(large.id(), large);
            assertThat(store.versions(large.id()).getFirst().object()).isEqualTo(large);
        }
    }

    @Test
    void ephemeralValuesAreNeverRecorded() {
        ObjectValue ephemeral = ObjectValue.of(Map.of("token", new StringValue("t").withMark(Mark.EPHEMERAL)));
        try (StateStore store = locked(folder());
                RunJournal journal = store.begin(run("r1"))) {
            assertThatThrownBy(() -> journal.record(
                            List.of(new Change.Put(object("a.b", "").withAttributes(ephemeral)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a.b");
            assertThat(store.snapshot().serial()).isZero();
        }
    }

    @Test
    void aRunNeedsTheLock() {
        try (StateStore store = open(folder())) {
            assertThatThrownBy(() -> store.begin(run("r1"))).isInstanceOf(IllegalStateException.class);
        }
        try (StateStore store = locked(folder())) {
            RunJournal first = store.begin(run("r1"));
            assertThatThrownBy(() -> store.begin(run("r2"))).isInstanceOf(IllegalStateException.class);
            first.close();
            assertThatThrownBy(() -> first.finish("late")).isInstanceOf(IllegalStateException.class);
            store.begin(run("r2")).close();
        }
    }

    @Test
    void theLockBringsWhatOthersRecorded() {
        try (StateStore late = open(folder())) {
            try (StateStore store = locked(folder());
                    RunJournal journal = store.begin(run("r1"))) {
                journal.record(List.of(new Change.Put(object("a.b", "1"))));
            }
            assertThat(late.snapshot().serial()).isZero();
            late.lock(new LockRequest("bo", "apply", Duration.ZERO));
            assertThat(late.snapshot().serial()).isEqualTo(1);
        }
    }

    @Test
    void theFolderIsForItsOwnerOnly() throws Exception {
        locked(folder()).close();
        assertThat(Files.getPosixFilePermissions(folder())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
}
