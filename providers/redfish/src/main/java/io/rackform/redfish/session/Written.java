package io.rackform.redfish.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a write was taken.
 *
 * @param status 200, 202 or 204; 0 where the answer was lost and a look at the device showed that it is done
 * @param body empty where there was none
 * @param location of the task or its monitor; null where there is none
 * @param retryAfter when to ask again; null where the BMC did not say
 */
public record Written(
        int status,
        Map<String, Object> body,
        @Nullable String location,
        @Nullable Duration retryAfter) {
    static final Written SEEN_DONE = new Written(0, Map.of(), null, null);

    /** What the answer says was not taken although it is one of success. */
    public List<DeviceMessage> problems() {
        return status == 202 ? List.of() : DeviceMessage.annotations(body);
    }
}
