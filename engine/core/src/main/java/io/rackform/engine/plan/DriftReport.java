package io.rackform.engine.plan;

import io.rackform.engine.refresh.LiveReading;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Values;
import io.rackform.spi.ReadOutcome;
import io.rackform.state.RecordedObject;
import java.util.Optional;

/**
 * When a difference between record and device is drift: whenever the device was read and any attribute differs by value.
 * Providers leave out of their objects what a device changes by itself, so there is no list of exceptions here.
 */
final class DriftReport {
    private DriftReport() {}

    static Optional<Drift> of(RecordedObject recorded, LiveReading reading) {
        return switch (reading) {
            case LiveReading.NotRead ignored -> Optional.empty();
            case LiveReading.Read(ReadOutcome outcome) ->
                switch (outcome) {
                    case ReadOutcome.Found(ObjectValue live, var ignored) ->
                        live.equals(recorded.attributes()) || live.equals(Values.unmarkDeep(recorded.attributes()))
                                ? Optional.empty()
                                : Optional.of(new Drift(
                                        recorded.id(),
                                        recorded.provider(),
                                        recorded.attributes(),
                                        Marks.carry(recorded.attributes(), live)));
                    case ReadOutcome.NotFound ignored ->
                        Optional.of(new Drift(recorded.id(), recorded.provider(), recorded.attributes(), null));
                    case ReadOutcome.Unreachable ignored -> Optional.empty();
                };
        };
    }
}
