package io.rackform.redfish.resource;

import io.rackform.model.value.ObjectValue;
import io.rackform.redfish.client.model.Boot;
import io.rackform.spi.ChangeUnit.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one {@code redfish_boot} wants of the {@code Boot} properties of its system.
 *
 * @param enabled null where the override is left alone
 * @param order empty where the boot order is left alone
 */
public record BootWish(
        @Nullable String enabled,
        @Nullable String target,
        @Nullable String mode,
        List<String> order,
        boolean restart) {
    private static final String ENABLED = "BootSourceOverrideEnabled";
    private static final String TARGET = "BootSourceOverrideTarget";
    private static final String MODE = "BootSourceOverrideMode";
    private static final String ORDER = "BootOrder";

    public BootWish {
        order = List.copyOf(order);
    }

    public static BootWish of(Edit edit) {
        ObjectValue planned = edit.planned();
        if (planned == null) {
            boolean owned = Fields.isSet(edit.prior(), BootObject.TARGET);
            return new BootWish(owned ? BootObject.DISABLED : null, null, null, List.of(), false);
        }
        return new BootWish(
                Fields.text(planned, BootObject.ENABLED),
                Fields.text(planned, BootObject.TARGET),
                Fields.text(planned, BootObject.MODE),
                Fields.list(planned, BootObject.ORDER),
                Fields.flag(planned, BootObject.RESTART));
    }

    /** The properties to send; empty where the server has them. All of the override together: some BMCs want that. */
    public Map<String, Object> change(Boot has) {
        Map<String, Object> change = new LinkedHashMap<>();
        boolean differs = enabled != null
                && (!enabled.equals(has.getBootSourceOverrideEnabled())
                        || (!enabled.equals(BootObject.DISABLED)
                                && (!Objects.equals(target, has.getBootSourceOverrideTarget())
                                        || (mode != null && !mode.equals(has.getBootSourceOverrideMode())))));
        if (differs) {
            put(change, ENABLED, enabled);
            put(change, TARGET, target);
            put(change, MODE, mode);
        }
        List<String> full = new ArrayList<>(order);
        BootObject.order(has).stream().filter(option -> !order.contains(option)).forEach(full::add);
        if (!order.isEmpty() && !full.equals(BootObject.order(has))) {
            change.put(ORDER, full);
        }
        return change;
    }

    /** What to send to take a change back. */
    public static Map<String, Object> undo(Map<String, Object> change, Boot has) {
        Map<String, Object> before = new LinkedHashMap<>();
        if (change.containsKey(ENABLED)) {
            put(before, ENABLED, has.getBootSourceOverrideEnabled());
            put(before, TARGET, has.getBootSourceOverrideTarget());
            put(before, MODE, has.getBootSourceOverrideMode());
        }
        if (change.containsKey(ORDER)) {
            before.put(ORDER, BootObject.order(has));
        }
        return before;
    }

    private static void put(Map<String, Object> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}
