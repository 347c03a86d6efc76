package io.rackform.redfish.session;

import java.util.List;

/** How far a task came. */
public sealed interface TaskEnd {
    /** It ended well, or there was none: the answer was final. */
    record Done() implements TaskEnd {}

    /** It ended badly. */
    record Failed(String state, List<DeviceMessage> messages) implements TaskEnd {
        public Failed {
            messages = List.copyOf(messages);
        }

        /** The device's own words. */
        public String words() {
            return FaultWords.said(messages, "nothing but the state " + state + ".");
        }
    }

    /** It waits for a reset of the server, or runs still when the time was up. */
    record Waiting(String link) implements TaskEnd {}

    /** The BMC has forgotten it: only a look at the result tells. */
    record Gone() implements TaskEnd {}
}
