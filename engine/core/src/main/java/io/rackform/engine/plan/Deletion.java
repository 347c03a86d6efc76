package io.rackform.engine.plan;

import io.rackform.engine.eval.PlainValues;
import io.rackform.engine.refresh.LiveReading;
import io.rackform.spi.DeletionImpact;
import io.rackform.spi.Impact;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ResourceType;
import io.rackform.state.RecordedObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What it does to a device that an object goes. */
final class Deletion {
    private Deletion() {}

    static List<Impact> impact(@Nullable ResourceType type, RecordedObject recorded, LiveReading reading) {
        ReadOutcome live = reading instanceof LiveReading.Read(ReadOutcome outcome) ? outcome : null;
        return type instanceof DeletionImpact deletions
                ? deletions.deletionImpact(PlainValues.of(recorded.attributes()), live)
                : List.of();
    }
}
