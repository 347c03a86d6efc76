package io.rackform.state.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of a run's log.
 *
 * @param end null where the run goes on or was interrupted
 */
public record RunLog(
        Begin begin, List<LogRecord> records, @Nullable End end) {
    public RunLog {
        records = List.copyOf(records);
    }

    /**
     * The first line.
     *
     * @param lineage of the state that the run changes
     * @param run the number of the run, one more than the last one's
     * @param info who and why, as JSON
     */
    public record Begin(String lineage, long run, String info) {}

    /**
     * The last line of a finished run.
     *
     * @param outcome as JSON
     */
    public record End(Instant at, String outcome) {}
}
