package io.rackform.state.h2;

import io.rackform.state.log.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The contents as they are with all entries before, durable or not, and what the entries change. For one thread. */
final class Draft {
    private final Contents contents;
    private final Instant at;
    private final List<Contents.Step> steps = new ArrayList<>();
    private final List<LogRecord.Step> logged = new ArrayList<>();
    private final List<LogRecord> records = new ArrayList<>();

    /** Something to be written. */
    interface Entry {
        /** Adds its steps, and ends with the record's end. */
        void write(Draft draft);
    }

    /**
     * @param contents are changed with every step
     * @param at the time of the entries
     */
    Draft(Contents contents, Instant at) {
        this.contents = contents;
        this.at = at;
    }

    Contents contents() {
        return contents;
    }

    /** Adds one step, in memory and as it is logged. */
    void add(Contents.Step step, LogRecord.Step log) {
        contents.apply(step);
        steps.add(step);
        logged.add(log);
    }

    /** Ends the record of one entry; nothing is logged for one that changed nothing. */
    void endRecord(long serial) {
        if (!logged.isEmpty()) {
            Contents.Step step = new Contents.Step.Serial(serial);
            contents.apply(step);
            steps.add(step);
            records.add(new LogRecord(serial, at, logged));
            logged.clear();
        }
    }

    List<Contents.Step> steps() {
        return steps;
    }

    List<LogRecord> records() {
        return records;
    }
}
