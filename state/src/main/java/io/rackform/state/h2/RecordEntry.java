package io.rackform.state.h2;

import io.rackform.model.value.Value;
import io.rackform.state.Change;
import io.rackform.state.CheckResult;
import io.rackform.state.Intent;
import io.rackform.state.JournalEntry.Kind;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import io.rackform.state.log.LogRecord.Step;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * The results of one call, which take one serial together.
 *
 * @param json writes an intent: only those that move, which the caller cannot know before
 * @param bodies the JSON of each change, empty where it has none: made by the caller's thread, so that many can
 */
record RecordEntry(String runId, List<Change> changes, List<String> bodies, Function<Intent, String> json)
        implements Draft.Entry {
    @Override
    public void write(Draft draft) {
        long before = draft.contents().serial();
        boolean changed = false;
        for (int i = 0; i < changes.size(); i++) {
            changed |= switch (changes.get(i)) {
                case Change.Put(RecordedObject object) -> {
                    settle(draft, draft.contents().inDoubt(object.id()));
                    yield put(draft, object, bodies.get(i));
                }
                case Change.Remove(ObjectId id) -> {
                    settle(draft, endedByRemoval(draft.contents().inDoubt(id)));
                    yield remove(draft, id);
                }
                case Change.Settle(ObjectId id) -> {
                    settle(draft, draft.contents().inDoubt(id));
                    yield false;
                }
                case Change.Move move -> {
                    boolean placed = move(draft, move, bodies.get(i));
                    moveIntents(draft, move);
                    yield placed;
                }
                case Change.SetChecks(List<CheckResult> checks) -> setChecks(draft, checks, bodies.get(i));
                case Change.SetOutputs(SortedMap<String, Value> outputs) -> setOutputs(draft, outputs, bodies.get(i));
            };
        }
        draft.endRecord(changed ? before + 1 : before);
    }

    private static boolean put(Draft draft, RecordedObject object, String body) {
        Contents.Row before = draft.contents().row(object.id());
        if (before != null && before.object().equals(object)) {
            return false;
        }
        long version = draft.contents().nextVersion();
        draft.add(
                new Contents.Step.Hold(new Contents.Row(version, object)),
                new Step.Hold(
                        version,
                        before == null ? 0 : before.version(),
                        before == null ? Kind.ADDED : Kind.CHANGED,
                        object.id().address().toString(),
                        object.id().deposedKey(),
                        body));
        return true;
    }

    private static boolean remove(Draft draft, ObjectId id) {
        Contents.Row before = draft.contents().row(id);
        if (before == null) {
            return false;
        }
        long version = draft.contents().nextVersion();
        draft.add(
                new Contents.Step.Drop(id, version),
                new Step.Drop(version, before.version(), id.address().toString(), id.deposedKey()));
        return true;
    }

    private static boolean move(Draft draft, Change.Move move, String body) {
        boolean left = !move.from().equals(move.to()) && remove(draft, move.from());
        RecordedObject object = move.object();
        return (object != null && put(draft, object, body)) || left;
    }

    /** An intent names its object, so one that moves is written again and the old one settled. */
    private void moveIntents(Draft draft, Change.Move move) {
        if (move.from().equals(move.to())) {
            return;
        }
        for (Intent intent : draft.contents().inDoubt(move.from())) {
            Intent moved =
                    intent.withObject(move.to()).numbered(draft.contents().nextIntent(), runId);
            draft.add(
                    new Contents.Step.Doubt(moved),
                    new Step.Intend(
                            moved.sequence(),
                            moved.object().address().toString(),
                            moved.object().deposedKey(),
                            json.apply(moved)));
            settle(draft, List.of(intent));
        }
    }

    private static boolean setOutputs(Draft draft, SortedMap<String, Value> outputs, String body) {
        if (outputs.equals(draft.contents().outputs())) {
            return false;
        }
        draft.add(new Contents.Step.Outputs(outputs), new Step.Outputs(body));
        return true;
    }

    private static boolean setChecks(Draft draft, List<CheckResult> checks, String body) {
        if (checks.equals(draft.contents().checks())) {
            return false;
        }
        draft.add(new Contents.Step.Checks(checks), new Step.Checks(body));
        return true;
    }

    private static void settle(Draft draft, List<Intent> intents) {
        for (Intent intent : intents) {
            draft.add(new Contents.Step.Settled(intent), new Step.Settle(intent.sequence()));
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
