package io.rackform.engine.plan;

import io.rackform.engine.eval.DesiredInstance;
import io.rackform.engine.eval.PlainValues;
import io.rackform.engine.refresh.LiveReading;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.spi.Provider;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ResourceType;
import io.rackform.state.Intent;
import io.rackform.state.RecordedObject;
import org.jspecify.annotations.Nullable;

/**
 * An object that a run made and could not record any more, because it ended in between: where the device has what that run was
 * about to make, it is taken for made, so that it is this configuration's own and goes with it.
 */
final class RecoveredObject {
    private RecoveredObject() {}

    /** Null where no run was about to make it, or the device has something else. */
    static @Nullable RecordedObject of(
            @Nullable Intent creation,
            DesiredInstance desired,
            ResourceType type,
            Provider provider,
            LiveReading reading) {
        ObjectValue intended =
                creation == null || !creation.provider().equals(desired.provider()) ? null : creation.planned();
        boolean made = intended != null
                && reading instanceof LiveReading.Read(ReadOutcome.Found(ObjectValue live, var ignored))
                && isAsPlanned(PlainValues.of(intended), live);
        if (!made || !(reading instanceof LiveReading.Read(ReadOutcome.Found(ObjectValue live, var ignored)))) {
            return null;
        }
        return ImportedObject.recorded(live, desired, type, provider);
    }

    /** Everything that was known when it was planned. */
    private static boolean isAsPlanned(ObjectValue intended, ObjectValue live) {
        return intended.attributes().entrySet().stream().allMatch(entry -> {
            Value there = live.get(entry.getKey());
            return there != null
                    && (!Values.isWhollyKnown(entry.getValue())
                            || entry.getValue().equals(there));
        });
    }
}
