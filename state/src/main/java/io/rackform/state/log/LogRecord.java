package io.rackform.state.log;

import io.rackform.state.JournalEntry;
import java.time.Instant;
import java.util.List;

/**
 * The results or intents of one call, which are kept all or none.
 *
 * @param serial the state's serial with this record
 */
public record LogRecord(long serial, Instant at, List<Step> steps) {
    public LogRecord {
        steps = List.copyOf(steps);
    }

    /** One change. Addresses are as people type them; bodies are JSON. */
    public sealed interface Step {
        /**
         * A new version of an object.
         *
         * @param before the version that it follows, 0 where there is none
         */
        record Hold(long version, long before, JournalEntry.Kind kind, String address, String deposed, String body)
                implements Step {}

        /**
         * The object is gone.
         *
         * @param version the entry that says so
         * @param before the version that ends
         */
        record Drop(long version, long before, String address, String deposed) implements Step {}

        /** All outputs. */
        record Outputs(String body) implements Step {}

        /** What all conditions said. */
        record Checks(String body) implements Step {}

        /** A new intent. */
        record Intend(long sequence, String address, String deposed, String body) implements Step {}

        /** An intent has its result. */
        record Settle(long sequence) implements Step {}
    }
}
