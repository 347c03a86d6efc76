package io.rackform.redfish.unit;

import io.rackform.redfish.bios.BiosState;
import io.rackform.redfish.client.model.Boot;
import io.rackform.redfish.resource.BiosObject;
import io.rackform.redfish.resource.BiosType;
import io.rackform.redfish.resource.BootObject;
import io.rackform.redfish.resource.BootType;
import io.rackform.redfish.resource.BootWish;
import io.rackform.redfish.resource.PowerType;
import io.rackform.redfish.resource.PowerWish;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.DeviceFault;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.ChangeUnit.Edit;
import io.rackform.spi.ChangeUnit.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one unit does to its server, over all its edits.
 *
 * @param stage BIOS attributes to send; those that wait with the wanted value are not sent again
 * @param awaited BIOS attributes that have to be active after the reset
 * @param boot boot properties to send, and those to send to take it back
 * @param reset what happens to the power
 */
record UnitPlan(
        SortedMap<String, String> stage,
        SortedMap<String, String> awaited,
        Map<String, Object> boot,
        Map<String, Object> bootBefore,
        ResetPlan reset) {
    static UnitPlan of(ChangeUnit unit, Snapshot look) throws DeviceFault {
        SortedMap<String, String> stage = new TreeMap<>();
        SortedMap<String, String> awaited = new TreeMap<>();
        boolean resets = bios(unit, look, stage, awaited);
        Map<String, Object> boot = new TreeMap<>();
        Boot has = BootObject.boot(look);
        for (Edit edit : edits(unit, BootType.NAME)) {
            BootWish wish = BootWish.of(edit);
            Map<String, Object> change = wish.change(has);
            boot.putAll(change);
            resets |= wish.restart() && (edit.kind() == Kind.CREATE || !change.isEmpty());
        }
        List<PowerWish> power =
                edits(unit, PowerType.NAME).stream().map(PowerWish::of).toList();
        ResetPlan reset = ResetPlan.of(look, power, resets);
        return new UnitPlan(stage, awaited, boot, BootWish.undo(boot, has), reset);
    }

    private static boolean bios(
            ChangeUnit unit, Snapshot look, SortedMap<String, String> stage, SortedMap<String, String> awaited)
            throws DeviceFault {
        boolean resets = false;
        Map<String, String> all = new HashMap<>();
        for (Edit edit : edits(unit, BiosType.NAME)) {
            SortedMap<String, String> wanted = BiosObject.wanted(edit);
            if (wanted.isEmpty()) {
                continue;
            }
            BiosState state = look.biosState();
            boolean waits = BiosObject.waits(edit.planned());
            for (Map.Entry<String, String> entry : wanted.entrySet()) {
                String name = entry.getKey();
                String text = entry.getValue();
                String other = all.put(name, text);
                if (other != null && !state.registry().kind(name).same(other, text)) {
                    throw DeviceFault.refused(
                            "Two values for one BIOS attribute",
                            "Two resources of one server set BIOS attribute " + name + ", one to \"" + other
                                    + "\", the other to \"" + text + "\". Nothing was sent. Leave it to one of them.");
                }
                if (!state.isNext(name, text)) {
                    stage.put(name, text);
                }
                if (!waits && !state.isActive(name, text)) {
                    awaited.put(name, text);
                    resets = true;
                }
            }
        }
        return resets;
    }

    private static List<Edit> edits(ChangeUnit unit, String type) {
        return unit.edits().stream().filter(edit -> edit.type().equals(type)).toList();
    }
}
