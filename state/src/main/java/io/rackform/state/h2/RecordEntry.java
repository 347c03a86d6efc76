package io.rackform.state.h2;

import io.rackform.model.value.Value;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.JournalEntry.Kind;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The results of one call, which take one serial together.
 *
 * @param bodies the JSON of each change, empty where it has none: made by the caller's thread, so that many can
 */
record RecordEntry(String runId, List<Change> changes, List<String> bodies, Instant at) implements CommitLoop.Entry {
    @Override
    public void write(JournalStatements sql, CommitLoop.Draft draft) throws SQLException {
        long serial = draft.contents().serial() + 1;
        boolean changed = false;
        List<Intent> settled = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            changed |= switch (changes.get(i)) {
                case Change.Put(RecordedObject object) -> {
                    settle(draft, draft.contents().inDoubt(object.id()), settled);
                    yield put(sql, draft, serial, object, bodies.get(i));
                }
                case Change.Remove(ObjectId id) -> {
                    settle(draft, endedByRemoval(draft.contents().inDoubt(id)), settled);
                    yield remove(sql, draft, serial, id);
                }
                case Change.Settle(ObjectId id) -> {
                    settle(draft, draft.contents().inDoubt(id), settled);
                    yield false;
                }
                case Change.SetOutputs(SortedMap<String, Value> outputs) ->
                    setOutputs(sql, draft, serial, outputs, bodies.get(i));
            };
        }
        if (changed) {
            draft.apply(new Contents.Step.Serial(serial));
        }
        for (Intent intent : settled) {
            sql.settle(intent, draft.contents().serial());
        }
    }

    private boolean put(JournalStatements sql, CommitLoop.Draft draft, long serial, RecordedObject object, String body)
            throws SQLException {
        Contents.Row before = draft.contents().row(object.id());
        if (before != null && before.object().equals(object)) {
            return false;
        }
        if (before != null) {
            sql.end(before.version(), serial);
        }
        long version = draft.contents().nextVersion();
        sql.version(
                new JournalStatements.Place(version, serial, at),
                object.id(),
                before == null ? Kind.ADDED : Kind.CHANGED,
                body);
        draft.apply(new Contents.Step.Hold(new Contents.Row(version, object)));
        return true;
    }

    private boolean remove(JournalStatements sql, CommitLoop.Draft draft, long serial, ObjectId id)
            throws SQLException {
        Contents.Row before = draft.contents().row(id);
        if (before == null) {
            return false;
        }
        sql.end(before.version(), serial);
        long version = draft.contents().nextVersion();
        sql.version(new JournalStatements.Place(version, serial, at), id, Kind.REMOVED, null);
        draft.apply(new Contents.Step.Drop(id, version));
        return true;
    }

    private static boolean setOutputs(
            JournalStatements sql, CommitLoop.Draft draft, long serial, SortedMap<String, Value> outputs, String body)
            throws SQLException {
        if (outputs.equals(draft.contents().outputs())) {
            return false;
        }
        sql.outputs(serial, body);
        draft.apply(new Contents.Step.Outputs(outputs));
        return true;
    }

    private static void settle(CommitLoop.Draft draft, List<Intent> intents, List<Intent> settled) {
        for (Intent intent : intents) {
            draft.apply(new Contents.Step.Settled(intent));
            settled.add(intent);
        }
    }

    /** A replacement intends a delete and a create of one object: the removal is only the first one's result. */
    private List<Intent> endedByRemoval(List<Intent> intents) {
        int end = intents.size();
        for (int i = 0; i < intents.size(); i++) {
            Intent intent = intents.get(i);
            if (intent.runId().equals(runId) && intent.action() == Intent.Action.DELETE) {
                end = i + 1;
            }
        }
        return intents.subList(0, end);
    }
}
