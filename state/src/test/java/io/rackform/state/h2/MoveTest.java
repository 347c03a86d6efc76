package io.rackform.state.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import io.rackform.state.RunJournal;
import io.rackform.state.StateStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records get another address; what is in doubt goes with them. */
class MoveTest {
    private static final ObjectId OLD = Fixtures.id("redfish_bios.old");
    private static final ObjectId NEW = Fixtures.id("redfish_bios.new[\"x\"]");

    @TempDir
    Path folder;

    private static void check(StateStore store, RecordedObject moved) {
        assertThat(store.snapshot().objects()).containsOnlyKeys(NEW);
        assertThat(store.snapshot().objects().get(NEW)).isEqualTo(moved);
        assertThat(store.snapshot().inDoubt()).extracting(Intent::object).containsExactly(NEW, NEW);
        assertThat(store.snapshot().inDoubt())
                .extracting(Intent::action)
                .containsExactly(Intent.Action.DELETE, Intent.Action.CREATE);
    }

    @Test
    void recordAndIntentsMoveTogetherAndOutliveEveryWayToEnd() {
        RecordedObject object = Fixtures.object("redfish_bios.old", "1");
        RecordedObject moved = object.withId(NEW);
        try (StateStore store = Fixtures.locked(folder)) {
            try (RunJournal journal = store.begin(Fixtures.run("r1"))) {
                journal.record(List.of(new Change.Put(object)));
                journal.intend(List.of(
                        Fixtures.intent("redfish_bios.old", Intent.Action.DELETE),
                        Fixtures.intent("redfish_bios.old", Intent.Action.CREATE)));
            }
            try (RunJournal journal = store.begin(Fixtures.run("r2"))) {
                journal.record(List.of(new Change.Move(OLD, NEW, moved)));
                check(store, moved);
                // Another process reads the log of a run that has not ended: what a killed one leaves.
                try (StateStore reader = Fixtures.open(folder)) {
                    check(reader, moved);
                }
            }
            check(store, moved);
        }
        try (StateStore store = Fixtures.locked(folder)) {
            check(store, moved);
            try (RunJournal journal = store.begin(Fixtures.run("r3"))) {
                journal.record(List.of(new Change.Settle(NEW)));
            }
            assertThat(store.snapshot().inDoubt()).isEmpty();
        }
    }

    @Test
    void anIntentWithoutARecordMoves() {
        try (StateStore store = Fixtures.locked(folder);
                RunJournal journal = store.begin(Fixtures.run("r1"))) {
            journal.intend(List.of(Fixtures.intent("redfish_bios.old", Intent.Action.CREATE)));
            journal.record(List.of(new Change.Move(OLD, NEW, null)));
            assertThat(store.snapshot().objects()).isEmpty();
            assertThat(store.snapshot().inDoubt()).extracting(Intent::object).containsExactly(NEW);
        }
    }

    @Test
    void aRecordThatChangesInItsPlaceSettlesNothing() {
        RecordedObject object = Fixtures.object("redfish_bios.old", "1");
        RecordedObject changed = object.withDependencies(List.of());
        try (StateStore store = Fixtures.locked(folder);
                RunJournal journal = store.begin(Fixtures.run("r1"))) {
            journal.record(List.of(new Change.Put(object)));
            journal.intend(List.of(Fixtures.intent("redfish_bios.old", Intent.Action.UPDATE)));
            journal.record(List.of(new Change.Move(OLD, OLD, changed)));
            assertThat(store.snapshot().objects().get(OLD)).isEqualTo(changed);
            assertThat(store.snapshot().inDoubt()).extracting(Intent::object).containsExactly(OLD);
        }
    }
}
