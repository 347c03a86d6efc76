package io.rackform.redfish.resource;

import io.rackform.model.type.Type;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.redfish.client.model.Boot;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.DeviceFault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The object of {@code redfish_boot}: the override and the boot order, each only where the resource owns it. */
public final class BootObject {
    static final String TARGET = "target";
    static final String ENABLED = "enabled";
    static final String MODE = "mode";
    static final String ORDER = "boot_order";
    static final String RESTART = "restart";
    static final String ONCE = "Once";
    static final String DISABLED = "Disabled";

    private BootObject() {}

    /** The boot properties of the system; one without any where the BMC has none. */
    public static Boot boot(Snapshot look) throws DeviceFault {
        Boot boot = look.system().document().getBoot();
        return boot == null ? new Boot() : boot;
    }

    public static ObjectValue of(Snapshot look, @Nullable ObjectValue recorded, @Nullable ObjectValue desired)
            throws DeviceFault {
        Boot boot = boot(look);
        ObjectValue owner = recorded == null ? desired : recorded;
        TreeMap<String, Value> found = new TreeMap<>();
        boolean override = owner == null
                ? !DISABLED.equals(boot.getBootSourceOverrideEnabled()) && boot.getBootSourceOverrideTarget() != null
                : Fields.isSet(owner, TARGET);
        if (override && recorded != null && meansTheSame(recorded, boot)) {
            for (String name : List.of(ENABLED, TARGET, MODE)) {
                found.put(name, Fields.orNull(Fields.text(recorded, name)));
            }
        } else {
            found.put(ENABLED, Fields.orNull(override ? boot.getBootSourceOverrideEnabled() : null));
            found.put(TARGET, Fields.orNull(override ? boot.getBootSourceOverrideTarget() : null));
            found.put(MODE, Fields.orNull(override ? boot.getBootSourceOverrideMode() : null));
        }
        found.put(ORDER, order(boot, owner));
        found.put(RESTART, Fields.ours(recorded, desired, RESTART, Type.BOOL));
        return new ObjectValue(found);
    }

    /**
     * An override for once that was used up reads back as disabled, on many controllers with other targets and modes. One
     * that is disabled has no target that matters.
     */
    private static boolean meansTheSame(ObjectValue recorded, Boot boot) {
        String enabled = Fields.text(recorded, ENABLED);
        return DISABLED.equals(boot.getBootSourceOverrideEnabled())
                && (ONCE.equals(enabled) || DISABLED.equals(enabled));
    }

    /** The owned order is the beginning of the server's: options that it does not name come after. */
    private static Value order(Boot boot, @Nullable ObjectValue owner) {
        List<String> has = order(boot);
        if (owner == null && !has.isEmpty()) {
            return Fields.list(has);
        }
        if (!Fields.isSet(owner, ORDER)) {
            return new NullValue(Type.list(Type.STRING));
        }
        int owned = Fields.list(owner, ORDER).size();
        return Fields.list(has.subList(0, Math.min(owned, has.size())));
    }

    /** The server's boot order. */
    public static List<String> order(Boot boot) {
        return known(boot.getBootOrder());
    }

    private static List<String> known(@Nullable List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().filter(Objects::nonNull).toList();
    }

    /** What planning needs to know of the server. */
    public static ObjectValue evidence(Snapshot look) throws DeviceFault {
        Boot boot = boot(look);
        return ObjectValue.of(Map.of(
                "targets", Fields.list(known(boot.getBootSourceOverrideTargetAtRedfishAllowableValues())),
                "kinds", Fields.list(known(boot.getBootSourceOverrideEnabledAtRedfishAllowableValues())),
                "modes", Fields.list(known(boot.getBootSourceOverrideModeAtRedfishAllowableValues())),
                "mode", Fields.orNull(boot.getBootSourceOverrideMode()),
                "order", Fields.list(order(boot)),
                "power", new StringValue(look.power().name())));
    }
}
