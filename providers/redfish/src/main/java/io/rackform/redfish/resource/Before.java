package io.rackform.redfish.resource;

import io.rackform.model.value.ObjectValue;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.ReadOutcome;
import org.jspecify.annotations.Nullable;

/** What a plan starts from: the object as it was just read, or as recorded where nothing was read. */
final class Before {
    private Before() {}

    static @Nullable ObjectValue of(PlanRequest request) {
        return request.live() instanceof ReadOutcome.Found found ? found.object() : request.recorded();
    }
}
