package io.rackform.engine.run;

import io.rackform.model.json.SecretSeal;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.JournalEntry;
import io.rackform.state.LockOutcome;
import io.rackform.state.LockRequest;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectVersion;
import io.rackform.state.RunInfo;
import io.rackform.state.RunJournal;
import io.rackform.state.StateSnapshot;
import io.rackform.state.StateStore;
import java.util.List;
import java.util.Optional;

/** A state whose runs end like killed ones: intents are kept, no result is. */
final class CrashingStore implements StateStore {
    private final StateStore store;

    CrashingStore(StateStore store) {
        this.store = store;
    }

    @Override
    public RunJournal begin(RunInfo run) {
        RunJournal journal = store.begin(run);
        return new RunJournal() {
            @Override
            public List<Intent> intend(List<Intent> intents) {
                return journal.intend(intents);
            }

            @Override
            public void record(List<Change> changes) {
                throw new IllegalStateException("killed");
            }

            @Override
            public void finish(String outcome) {
                // A killed run says nothing any more.
            }

            @Override
            public void close() {
                journal.close();
            }
        };
    }

    @Override
    public StateSnapshot snapshot() {
        return store.snapshot();
    }

    @Override
    public LockOutcome lock(LockRequest request) {
        return store.lock(request);
    }

    @Override
    public Optional<StateSnapshot> snapshotAt(long serial) {
        return store.snapshotAt(serial);
    }

    @Override
    public List<JournalEntry> history(int limit) {
        return store.history(limit);
    }

    @Override
    public List<ObjectVersion> versions(ObjectId id) {
        return store.versions(id);
    }

    @Override
    public boolean isOutdated() {
        return store.isOutdated();
    }

    @Override
    public SecretSeal seal() {
        return store.seal();
    }

    @Override
    public void close() {
        store.close();
    }
}
