package io.rackform.redfish.unit;

import io.rackform.model.address.InstanceAddress;
import io.rackform.redfish.client.model.Settings;
import io.rackform.redfish.server.ServerReader;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.DeviceFault;
import io.rackform.redfish.session.TaskEnd;
import io.rackform.redfish.session.TaskWatch;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.Finding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One unit of changes to one server. */
public final class ServerUnit {
    private final ServerReader reader;
    private final ChangeUnit unit;
    private final ApplyMonitor monitor;
    private final SettingsWriter writer;

    public ServerUnit(ServerReader reader, ChangeUnit unit, ApplyMonitor monitor) {
        this.reader = reader;
        this.unit = unit;
        this.monitor = monitor;
        this.writer = new SettingsWriter(reader, monitor);
    }

    /** Carries it out. */
    public Map<InstanceAddress, ApplyOutcome> run() {
        monitor.phase("reading the server");
        Snapshot look = reader.look();
        UnitPlan plan;
        try {
            plan = UnitPlan.of(unit, look);
        } catch (DeviceFault e) {
            return forAll(new ApplyOutcome.Failed(List.of(e.finding())));
        }
        String task;
        try {
            task = prepare(look, plan);
        } catch (DeviceFault e) {
            return forAll(
                    e.effectUnknown()
                            ? new ApplyOutcome.Indeterminate(List.of(e.finding()))
                            : new ApplyOutcome.Failed(List.of(e.finding())));
        }
        Finding resetFault = null;
        try {
            new ServerReset(reader, monitor, plan.reset(), look).run(proof(look, plan));
        } catch (DeviceFault e) {
            if (e.effectUnknown() || e.kind() != DeviceFault.Kind.REFUSED) {
                // Whether it resets is open: every object of the unit is read again.
                return forAll(new ApplyOutcome.Indeterminate(List.of(e.finding())));
            }
            resetFault = e.finding();
        }
        return prove(plan, task, resetFault);
    }

    /**
     * Arms and stages.
     *
     * @return the task that waits for the reset; null where there is none
     */
    private @Nullable String prepare(Snapshot look, UnitPlan plan) throws DeviceFault {
        boolean staging = plan.boot().isEmpty();
        try {
            if (!staging) {
                writer.boot(look, plan.boot());
                staging = true;
            }
            return plan.stage().isEmpty() ? null : writer.bios(look, plan.stage());
        } catch (DeviceFault e) {
            if (!e.effectUnknown()) {
                boolean inPart = e.kind() == DeviceFault.Kind.TAKEN_IN_PART;
                takeBack(look, plan, e, staging || inPart, staging && inPart);
            }
            throw e;
        }
    }

    /**
     * Nothing of a refused unit stays.
     *
     * @param boot whether some of the boot source may have been set
     * @param settings whether some of the settings may have been staged
     */
    private void takeBack(Snapshot look, UnitPlan plan, DeviceFault refusal, boolean boot, boolean settings)
            throws DeviceFault {
        try {
            if (boot && !plan.bootBefore().isEmpty()) {
                writer.boot(reader.look(), plan.bootBefore());
            }
            if (settings) {
                writer.unstage(look, plan.stage());
            }
        } catch (DeviceFault e) {
            refusal.addSuppressed(e);
            throw DeviceFault.unsure(refusal);
        }
    }

    /** The settings are in force, or the firmware has told when it last took some over, and that was after the reset. */
    private ServerReset.Proof proof(Snapshot before, UnitPlan plan) throws DeviceFault {
        String lastTime = plan.awaited().isEmpty() ? null : takenOver(before);
        return new ServerReset.Proof() {
            @Override
            public boolean any() {
                return !plan.awaited().isEmpty();
            }

            @Override
            public boolean holds(Snapshot look) throws DeviceFault {
                for (Map.Entry<String, String> entry : plan.awaited().entrySet()) {
                    if (!look.isActive(entry.getKey(), entry.getValue())) {
                        return false;
                    }
                }
                return true;
            }

            @Override
            public boolean decided(Snapshot look) throws DeviceFault {
                return any() && (holds(look) || !Objects.equals(takenOver(look), lastTime));
            }
        };
    }

    private static @Nullable String takenOver(Snapshot look) throws DeviceFault {
        Settings settings = look.bios().document().getAtRedfishSettings();
        return settings == null ? null : settings.getTime();
    }

    private Map<InstanceAddress, ApplyOutcome> prove(
            UnitPlan plan, @Nullable String task, @Nullable Finding resetFault) {
        monitor.phase("proving the changes");
        try {
            TaskEnd end = task == null || !plan.reset().boots()
                    ? new TaskEnd.Done()
                    : new TaskWatch(reader.client())
                            .follow(task, reader.client().patience().reconnect(), true);
            return new UnitProof(reader, end, resetFault).outcomes(unit);
        } catch (DeviceFault e) {
            return forAll(new ApplyOutcome.Indeterminate(List.of(e.finding())));
        }
    }

    private Map<InstanceAddress, ApplyOutcome> forAll(ApplyOutcome outcome) {
        Map<InstanceAddress, ApplyOutcome> outcomes = new TreeMap<>();
        unit.edits().forEach(edit -> outcomes.put(edit.address(), outcome));
        return outcomes;
    }
}
