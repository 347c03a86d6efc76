package io.rackform.state.h2;

import io.rackform.model.value.Value;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import io.rackform.state.RunJournal;
import io.rackform.state.StateException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Encodes entries in their callers' threads and hands them to the commit loop. */
final class H2RunJournal implements RunJournal {
    private final String runId;
    private final CommitLoop loop;
    private final JournalStatements sql;
    private final ObjectJson json;
    private final StateFolder folder;
    private final InstantSource clock;
    private final Runnable onClose;
    private boolean closed;

    H2RunJournal(
            String runId,
            CommitLoop loop,
            JournalStatements sql,
            ObjectJson json,
            StateFolder folder,
            InstantSource clock,
            Runnable onClose) {
        this.runId = runId;
        this.loop = loop;
        this.sql = sql;
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
        loop.submit((statements, draft) -> {
            for (int i = 0; i < intents.size(); i++) {
                Intent intent = intents.get(i).numbered(draft.contents().nextIntent(), runId);
                statements.intent(intent, bodies.get(i));
                draft.apply(new Contents.Step.Doubt(intent));
                numbered.add(intent);
            }
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
        loop.submit(new RecordEntry(runId, entries, bodies, clock.instant()));
    }

    private String body(Change change) {
        return switch (change) {
            case Change.Put(RecordedObject object) -> json.write(object);
            case Change.SetOutputs(SortedMap<String, Value> outputs) -> json.write(outputs);
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
        loop.submit((statements, draft) -> statements.endRun(outcome, clock.instant()));
    }

    /** How many transactions the entries needed so far. */
    long commits() {
        return loop.commits();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        loop.close();
        try {
            sql.close();
        } catch (SQLException failed) {
            // Fetched only here: to start the logging costs more than a small run does.
            LoggerFactory.getLogger(H2RunJournal.class)
                    .warn("The state database did not close in order; what was recorded is on the disk.", failed);
        } finally {
            onClose.run();
        }
    }
}
