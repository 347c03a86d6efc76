package io.rackform.state.h2;

import io.rackform.model.value.Value;
import io.rackform.state.Change;
import io.rackform.state.CheckResult;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import io.rackform.state.RunJournal;
import io.rackform.state.StateException;
import io.rackform.state.log.LogRecord;
import io.rackform.state.log.LogWriter;
import io.rackform.state.log.RunLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Encodes entries in their callers' threads and hands them to the commit loop. */
final class H2RunJournal implements RunJournal {
    private final String runId;
    private final CommitLoop loop;
    private final LogWriter log;
    private final ObjectJson json;
    private final StateFolder folder;
    private final InstantSource clock;
    private final Consumer<Boolean> onClose;
    private boolean closed;

    /**
     * @param onClose is told whether every write went well
     */
    H2RunJournal(
            String runId,
            CommitLoop loop,
            LogWriter log,
            ObjectJson json,
            StateFolder folder,
            InstantSource clock,
            Consumer<Boolean> onClose) {
        this.runId = runId;
        this.loop = loop;
        this.log = log;
        this.json = json;
        this.folder = folder;
        this.clock = clock;
        this.onClose = onClose;
    }

    @Override
    public List<Intent> intend(List<Intent> intents) {
        if (intents.isEmpty()) {
            return List.of();
        }
        List<String> bodies = encode(() -> intents.stream().map(json::write).toList());
        List<Intent> numbered = new ArrayList<>();
        loop.submit(draft -> {
            for (int i = 0; i < intents.size(); i++) {
                Intent intent = intents.get(i).numbered(draft.contents().nextIntent(), runId);
                draft.add(
                        new Contents.Step.Doubt(intent),
                        new LogRecord.Step.Intend(
                                intent.sequence(),
                                intent.object().address().toString(),
                                intent.object().deposedKey(),
                                bodies.get(i)));
                numbered.add(intent);
            }
            draft.endRecord(draft.contents().serial());
        });
        return List.copyOf(numbered);
    }

    @Override
    public void record(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<Change> entries = List.copyOf(changes);
        List<String> bodies = encode(() -> entries.stream().map(this::body).toList());
        loop.submit(new RecordEntry(runId, entries, bodies, json::write));
    }

    private String body(Change change) {
        return switch (change) {
            case Change.Put(RecordedObject object) -> json.write(object);
            case Change.SetOutputs(SortedMap<String, Value> outputs) -> json.write(outputs);
            case Change.Move move -> {
                RecordedObject object = move.object();
                yield object == null ? "" : json.write(object);
            }
            case Change.SetChecks(List<CheckResult> checks) -> json.write(checks);
            case Change.Remove(ObjectId ignored) -> "";
            case Change.Settle(ObjectId ignored) -> "";
        };
    }

    private List<String> encode(Supplier<List<String>> bodies) {
        try {
            return bodies.get();
        } catch (UncheckedIOException noKey) {
            throw new StateException(StateFaults.unwritable(folder, noKey), noKey);
        }
    }

    @Override
    public void finish(String outcome) {
        loop.submit(new RunLog.End(clock.instant(), json.write(outcome)));
    }

    /** How often the disk was waited for so far. */
    long syncs() {
        return loop.syncs();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        loop.close();
        try {
            log.close();
        } catch (IOException failed) {
            // Everything in the log is on the disk already.
        } finally {
            onClose.accept(loop.isIntact());
        }
    }
}
