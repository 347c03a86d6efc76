package io.rackform.redfish.resource;

import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.redfish.bios.AttributeKind;
import io.rackform.redfish.bios.BiosAttribute;
import io.rackform.redfish.bios.BiosRegistry;
import io.rackform.redfish.bios.BiosState;
import io.rackform.redfish.server.PowerState;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.DeviceFault;
import io.rackform.spi.ChangeUnit.Edit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The object of {@code redfish_bios}: the attributes that the resource owns, and no others. */
public final class BiosObject {
    static final String ATTRIBUTES = "attributes";
    static final String REBOOT = "reboot";
    static final String WAIT = "wait";

    private BiosObject() {}

    /** @param desired what is wanted where nothing is recorded */
    public static ObjectValue of(Snapshot look, @Nullable ObjectValue recorded, @Nullable ObjectValue desired)
            throws DeviceFault {
        BiosState state = look.biosState();
        SortedMap<String, @Nullable String> owned = recorded == null && desired == null
                ? settable(state)
                : Fields.texts(recorded == null ? desired : recorded, ATTRIBUTES);
        boolean stagedCounts = !running(look.power()) || waits(recorded);
        TreeMap<String, String> found = new TreeMap<>();
        owned.forEach((name, text) -> {
            String active = state.active().get(name);
            if (active != null) {
                boolean inPlace =
                        text != null && (state.isActive(name, text) || (stagedCounts && state.isNext(name, text)));
                found.put(name, inPlace ? text : active);
            }
        });
        TreeMap<String, Value> attributes = new TreeMap<>();
        attributes.put(ATTRIBUTES, Fields.map(found));
        attributes.put(REBOOT, Fields.ours(recorded, desired, REBOOT, Type.STRING));
        return new ObjectValue(attributes);
    }

    /** All that this resource could set, as it is. */
    private static SortedMap<String, @Nullable String> settable(BiosState state) {
        TreeMap<String, @Nullable String> all = new TreeMap<>();
        state.active().forEach((name, text) -> {
            BiosAttribute attribute = state.registry().find(name);
            boolean password = state.registry().kind(name) == AttributeKind.PASSWORD;
            if ((attribute == null || !attribute.readOnly()) && !password) {
                all.put(name, text);
            }
        });
        return all;
    }

    /** The values that an edit wants; none where it removes the resource. */
    public static SortedMap<String, String> wanted(Edit edit) {
        return edit.planned() == null ? new TreeMap<>() : known(edit.planned(), ATTRIBUTES);
    }

    /** Whether the resource leaves the reset to somebody else. */
    public static boolean waits(@Nullable ObjectValue object) {
        return WAIT.equals(Fields.text(object, REBOOT));
    }

    static boolean running(PowerState power) {
        return power != PowerState.OFF && power != PowerState.TURNING_OFF;
    }

    /** What planning needs to know of the firmware. */
    public static ObjectValue evidence(Snapshot look) throws DeviceFault {
        BiosState state = look.biosState();
        return ObjectValue.of(Map.of(
                "registry",
                new StringValue(look.registryText()),
                "active",
                Fields.map(state.active()),
                "staged",
                Fields.map(state.staged()),
                "power",
                new StringValue(look.power().name())));
    }

    /** The inverse of {@link #evidence}; null for evidence of nothing. */
    static @Nullable BiosState state(ObjectValue evidence) {
        String registry = Fields.text(evidence, "registry");
        return registry == null
                ? null
                : new BiosState(BiosRegistry.decoded(registry), known(evidence, "active"), known(evidence, "staged"));
    }

    private static SortedMap<String, String> known(ObjectValue object, String name) {
        TreeMap<String, String> known = new TreeMap<>();
        Fields.texts(object, name).forEach((key, text) -> {
            if (text != null) {
                known.put(key, text);
            }
        });
        return known;
    }
}
