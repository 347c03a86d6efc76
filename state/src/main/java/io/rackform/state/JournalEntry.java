package io.rackform.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run in the history.
 *
 * @param outcome as the run said it; empty where it runs still or was interrupted
 * @param finishedAt null where it runs still or was interrupted
 * @param changes in the order in which they were recorded
 */
public record JournalEntry(
        RunInfo run, String outcome, @Nullable Instant finishedAt, List<Step> changes) {
    public JournalEntry {
        changes = List.copyOf(changes);
    }

    /** What happened to an object's record. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * One changed record.
     *
     * @param serial the state's serial with this change
     */
    public record Step(long serial, ObjectId object, Kind kind) {}
}
