package io.rackform.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of an object, for blame.
 *
 * @param serial the state's serial since which it holds
 * @param object null where the object was removed
 */
public record ObjectVersion(
        long serial,
        Instant recordedAt,
        RunInfo run,
        @Nullable RecordedObject object) {}
