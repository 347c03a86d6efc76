package io.rackform.redfish.resource;

import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.redfish.server.PowerState;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.DeviceFault;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The object of {@code redfish_power}. */
public final class PowerObject {
    static final String STATE = "state";
    static final String RESET_TYPE = "reset_type";
    static final String GRACEFUL_TIMEOUT = "graceful_timeout";
    static final String TRIGGER = "restart_trigger";

    private PowerObject() {}

    public static ObjectValue of(Snapshot look, @Nullable ObjectValue recorded, @Nullable ObjectValue desired)
            throws DeviceFault {
        if (look.power() == PowerState.UNKNOWN) {
            throw DeviceFault.unreadable(
                    "Power state not told",
                    "The BMC does not say whether its server is on or off: PowerState is \""
                            + look.system().document().getPowerState()
                            + "\". It may still be starting: try again in a minute.");
        }
        return ObjectValue.of(Map.of(
                STATE,
                new StringValue(look.power().word()),
                RESET_TYPE,
                Fields.ours(recorded, desired, RESET_TYPE, Type.STRING),
                GRACEFUL_TIMEOUT,
                Fields.ours(recorded, desired, GRACEFUL_TIMEOUT, Type.NUMBER),
                TRIGGER,
                Fields.ours(recorded, desired, TRIGGER, Type.STRING)));
    }

    /** What planning needs to know of the server. */
    public static ObjectValue evidence(Snapshot look) throws DeviceFault {
        return ObjectValue.of(Map.of(
                "types",
                Fields.list(look.resetTypes()),
                "power",
                new StringValue(look.power().name())));
    }
}
