package io.rackform.redfish.unit;

import io.rackform.model.address.InstanceAddress;
import io.rackform.redfish.bios.BiosState;
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
                return forAll(new ApplyOutcome.Indeterminate(List.of(e.finding())));
            }
            resetFault = e.finding();
        }
        return prove(plan, task, resetFault);
    }

    /** Arms and stages; what was done is taken back where a later part is refused. */
    private @Nullable String prepare(Snapshot look, UnitPlan plan) throws DeviceFault {
        if (!plan.boot().isEmpty()) {
            writer.boot(look, plan.boot());
        }
        if (plan.stage().isEmpty()) {
            return null;
        }
        try {
            return writer.bios(look, plan.stage());
        } catch (DeviceFault e) {
            if (!plan.bootBefore().isEmpty()) {
                takeBack(plan, e);
            }
            throw e;
        }
    }

    private void takeBack(UnitPlan plan, DeviceFault refusal) throws DeviceFault {
        try {
            writer.boot(reader.look(), plan.bootBefore());
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
            public boolean holds(Snapshot look) throws DeviceFault {
                if (plan.awaited().isEmpty()) {
                    return true;
                }
                BiosState state = look.biosState();
                return plan.awaited().entrySet().stream()
                        .allMatch(entry -> state.isActive(entry.getKey(), entry.getValue()));
            }

            @Override
            public boolean decided(Snapshot look) throws DeviceFault {
                return !plan.awaited().isEmpty() && (holds(look) || !Objects.equals(takenOver(look), lastTime));
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
