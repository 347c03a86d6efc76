package io.rackform.redfish.unit;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import io.rackform.redfish.client.model.Settings;
import io.rackform.redfish.resource.BiosObject;
import io.rackform.redfish.resource.BiosType;
import io.rackform.redfish.resource.BootType;
import io.rackform.redfish.resource.BootWish;
import io.rackform.redfish.resource.PowerType;
import io.rackform.redfish.resource.ServerObjects;
import io.rackform.redfish.server.ServerReader;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.DeviceFault;
import io.rackform.redfish.session.DeviceMessage;
import io.rackform.redfish.session.TaskEnd;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.ChangeUnit.Edit;
import io.rackform.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the server after a unit, and says what became of each edit. */
final class UnitProof {
    private final String device;
    private final Snapshot look;
    private final TaskEnd task;
    private final @Nullable Finding resetFault;

    UnitProof(ServerReader reader, TaskEnd task, @Nullable Finding resetFault) {
        this.device = reader.client().device();
        this.look = reader.look();
        this.task = task;
        this.resetFault = resetFault;
    }

    Map<InstanceAddress, ApplyOutcome> outcomes(ChangeUnit unit) throws DeviceFault {
        Map<InstanceAddress, ApplyOutcome> outcomes = new TreeMap<>();
        for (Edit edit : unit.edits()) {
            outcomes.put(edit.address(), edit.planned() == null ? removed(edit) : outcome(edit, edit.planned()));
        }
        return outcomes;
    }

    /** Nothing was sent for a deletion but the end of an override: firmware and power have no state to go back to. */
    private static ApplyOutcome removed(Edit edit) {
        List<Finding> warnings = edit.type().equals(BootType.NAME)
                ? List.of()
                : List.of(Finding.warning(
                        "Server left as it is",
                        edit.type() + " is no longer managed. The server keeps what it has: "
                                + (edit.type().equals(BiosType.NAME) ? "BIOS attributes" : "power")
                                + " have no earlier state to go back to."));
        return new ApplyOutcome.Applied(null, warnings);
    }

    private ApplyOutcome outcome(Edit edit, ObjectValue planned) throws DeviceFault {
        ObjectValue found = ServerObjects.read(edit.type(), look, planned, null);
        List<String> missed = planned.attributes().entrySet().stream()
                .filter(entry -> entry.getValue().isKnown() && !entry.getValue().equals(value(found, entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        if (resetFault != null && edit.type().equals(PowerType.NAME)) {
            return new ApplyOutcome.Failed(List.of(resetFault));
        }
        if (resetFault != null && BootWish.of(edit).restart()) {
            return new ApplyOutcome.Partial(found, List.of(resetFault));
        }
        if (missed.isEmpty()) {
            return new ApplyOutcome.Applied(found, warnings(edit, planned));
        }
        List<Finding> findings = new ArrayList<>();
        if (resetFault != null) {
            findings.add(resetFault);
        }
        findings.add(
                edit.type().equals(BiosType.NAME)
                        ? notInForce(edit)
                        : Finding.error(
                                "Server does not have what was sent",
                                "The BMC at " + device + " accepted the change of " + String.join(", ", missed)
                                        + ", but reads back other values. Look at the server, and plan again."));
        return new ApplyOutcome.Partial(found, findings);
    }

    private static @Nullable Value value(ObjectValue object, String name) {
        return object.get(name);
    }

    private Finding notInForce(Edit edit) throws DeviceFault {
        var state = look.biosState();
        String values = BiosObject.wanted(edit).entrySet().stream()
                .filter(entry -> !state.isActive(entry.getKey(), entry.getValue()))
                .map(entry -> entry.getKey() + " is \"" + state.active().get(entry.getKey()) + "\", not \""
                        + entry.getValue() + "\""
                        + (state.isNext(entry.getKey(), entry.getValue()) ? " (which waits for a reset)" : ""))
                .collect(Collectors.joining("; "));
        return Finding.error(
                "BIOS settings not in force",
                "The BMC at " + device + " accepted the settings, but after the boot " + values
                        + ". The firmware says: " + firmwareWords()
                        + " Correct the values or the server's setup, and plan again.");
    }

    private String firmwareWords() throws DeviceFault {
        if (task instanceof TaskEnd.Failed failed) {
            return failed.words();
        }
        Settings settings = look.bios().document().getAtRedfishSettings();
        List<DeviceMessage> messages = settings == null ? List.of() : DeviceMessage.problems(settings.getMessages());
        return messages.isEmpty()
                ? "nothing."
                : messages.stream().map(DeviceMessage::words).collect(Collectors.joining(" "));
    }

    private List<Finding> warnings(Edit edit, ObjectValue planned) throws DeviceFault {
        boolean waits = edit.type().equals(BiosType.NAME)
                && BiosObject.wanted(edit).entrySet().stream().anyMatch(entry -> !isActive(entry));
        if (!waits) {
            return List.of();
        }
        return List.of(Finding.warning(
                "BIOS settings wait for the next boot",
                BiosObject.waits(planned)
                        ? "The settings are staged on the BMC at " + device
                                + " and take effect with the next reset of the server, as reboot = \"wait\" asks for."
                        : "The server behind the BMC at " + device
                                + " is off and stays off, so its settings are staged and take effect when it is turned"
                                + " on."));
    }

    private boolean isActive(Map.Entry<String, String> entry) {
        try {
            return look.biosState().isActive(entry.getKey(), entry.getValue());
        } catch (DeviceFault e) {
            return false;
        }
    }
}
