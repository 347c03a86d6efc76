package io.rackform.engine.run;

import io.rackform.state.Change;
import io.rackform.state.RunInfo;
import io.rackform.state.RunJournal;
import io.rackform.state.StateStore;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** A run of its own for what a person does to the record by hand, so that the history tells who did it and when. */
public final class RecordedEdit {
    private RecordedEdit() {}

    /**
     * Records changes together. The caller holds the lock on the state.
     *
     * @param kind as the history shows it: {@code state mv}
     * @throws io.rackform.state.StateException where the state cannot be written
     */
    public static void record(StateStore store, String kind, String who, InstantSource clock, List<Change> changes) {
        RunInfo run = new RunInfo(UUID.randomUUID().toString(), kind, who, clock.instant(), "", "", "", "");
        try (RunJournal journal = store.begin(run)) {
            journal.record(changes);
            journal.finish("complete");
        }
    }
}
