package io.rackform.redfish.unit;

import io.rackform.redfish.client.model.ComputerSystem;
import io.rackform.redfish.server.PowerState;
import io.rackform.redfish.server.ServerReader;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.BmcClient;
import io.rackform.redfish.session.DeviceFault;
import io.rackform.redfish.session.Pace;
import io.rackform.redfish.session.TaskEnd;
import io.rackform.redfish.session.TaskWatch;
import io.rackform.redfish.session.Written;
import io.rackform.spi.ApplyMonitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Resets a server, and waits until that is over. A reset is never sent twice for one lost answer without a look at the
 * server: a second one could hit a machine that installs.
 */
final class ServerReset {
    /** How long a controller may say that a server which just went off cannot go on (Dell's newest do). */
    private static final Duration NOT_YET = Duration.ofSeconds(60);

    /** How long a forced reset may take to show where its answer was lost. */
    private static final Duration SHOWS_WITHIN = Duration.ofSeconds(15);

    private final ServerReader reader;
    private final BmcClient client;
    private final ApplyMonitor monitor;
    private final ResetPlan plan;
    private final Snapshot before;

    ServerReset(ServerReader reader, ApplyMonitor monitor, ResetPlan plan, Snapshot before) {
        this.reader = reader;
        this.client = reader.client();
        this.monitor = monitor;
        this.plan = plan;
        this.before = before;
    }

    /** What to look at while the server boots beside its power. */
    interface Proof {
        /** Whether anything waits for the boot. */
        boolean any();

        /** Whether what was waited for is in force; a look after the reset began. */
        boolean holds(Snapshot look) throws DeviceFault;

        /** Whether the firmware has said its last word on it, good or bad. */
        boolean decided(Snapshot look) throws DeviceFault;
    }

    void run(Proof proof) throws DeviceFault {
        switch (plan.action()) {
            case NOTHING -> {}
            case STOP -> stop();
            case START -> {
                monitor.phase("turning on");
                boolean sure = start();
                new BootWatch(reader, monitor, before, proof).await(sure ? NOT_YET : SHOWS_WITHIN);
            }
            case RESTART -> restart(proof);
        }
    }

    private void restart(Proof proof) throws DeviceFault {
        String type = restartType();
        boolean graceful = type.startsWith("Graceful");
        monitor.phase(graceful ? "restarting, as soon as the operating system has shut down" : "restarting");
        BootWatch watch = new BootWatch(reader, monitor, before, proof);
        boolean sure = post(type);
        if (!watch.observable()) {
            restartUnseen(watch, proof, sure);
            return;
        }
        if (watch.await(graceful ? grace() : sure ? NOT_YET : SHOWS_WITHIN)) {
            return;
        }
        String force = allowed("ForceRestart") ? "ForceRestart" : "PowerCycle";
        monitor.phase(graceful ? "the operating system did not shut down in time: forcing" : "resetting again");
        try {
            post(force);
        } catch (DeviceFault e) {
            // The first reset was accepted, and may still come.
            throw DeviceFault.unsure(e);
        }
        if (!watch.await(NOT_YET)) {
            throw DeviceFault.unsure(
                    "Reset without an effect",
                    "The BMC at " + client.device()
                            + " accepted a reset, but its server shows no sign of one. Look at the"
                            + " server's console, and plan again.");
        }
    }

    /** Some BMCs do not tell when their server booted: then the settings that it took over are the only sign. */
    private void restartUnseen(BootWatch watch, Proof proof, boolean sure) throws DeviceFault {
        boolean shown = proof.any() && watch.await(client.patience().boot());
        if (!shown && !sure) {
            throw DeviceFault.unsure(
                    "Reset in doubt",
                    "The answer of the BMC at " + client.device()
                            + " to a reset was lost, and it does not tell when its server booted last. Look at the server,"
                            + " and plan again.");
        }
    }

    /** A graceful restart only where one can see that it happened: a shutdown may be ignored by the operating system. */
    private String restartType() throws DeviceFault {
        String wished = plan.type();
        if (wished != null && allowed(wished)) {
            return wished;
        }
        ComputerSystem system = before.system().document();
        boolean visible = system.getLastResetTime() != null || system.getBootProgress() != null;
        if (!grace().isZero() && visible && allowed("GracefulRestart")) {
            return "GracefulRestart";
        }
        return allowed("ForceRestart") || !allowed("PowerCycle") ? "ForceRestart" : "PowerCycle";
    }

    private Duration grace() {
        return plan.grace() == null ? client.patience().graceful() : plan.grace();
    }

    private boolean allowed(String type) throws DeviceFault {
        List<String> types = before.resetTypes();
        return types.isEmpty() || types.contains(type);
    }

    private void stop() throws DeviceFault {
        boolean graceful = !grace().isZero() && allowed("GracefulShutdown");
        if (graceful) {
            monitor.phase("shutting down the operating system");
            post("GracefulShutdown");
            if (off(grace())) {
                return;
            }
            monitor.phase("the operating system did not shut down in time: forcing");
        } else {
            monitor.phase("turning off");
        }
        if (reader.look().power() != PowerState.OFF) {
            post("ForceOff");
        }
        if (!off(NOT_YET)) {
            throw DeviceFault.unsure(
                    "Server does not turn off",
                    "The BMC at " + client.device() + " accepted ForceOff, but its server is still on after "
                            + NOT_YET.toSeconds() + " s. Look at the server, and plan again.");
        }
    }

    private boolean off(Duration patience) throws DeviceFault {
        Pace pace = Pace.within(patience);
        while (true) {
            if (power() == PowerState.OFF) {
                return true;
            }
            if (pace.over()) {
                return false;
            }
            client.pause(pace);
        }
    }

    /** The power now; what cannot be reached for a moment is unknown. */
    private PowerState power() throws DeviceFault {
        try {
            return reader.look().power();
        } catch (DeviceFault e) {
            if (e.kind() == DeviceFault.Kind.UNREACHABLE) {
                return PowerState.UNKNOWN;
            }
            throw e;
        }
    }

    private boolean start() throws DeviceFault {
        Pace pace = Pace.within(NOT_YET);
        while (true) {
            try {
                return post("On");
            } catch (DeviceFault e) {
                if (power() == PowerState.ON) {
                    return true;
                }
                boolean notYet = e.status() == 409 || e.status() == 503;
                if (!notYet || pace.over()) {
                    throw e;
                }
                client.pause(pace);
            }
        }
    }

    /** Whether it was certainly accepted; not, where the answer was lost. */
    private boolean post(String type) throws DeviceFault {
        Written written;
        try {
            written = client.post(before.resetTarget(), Map.of("ResetType", type));
        } catch (DeviceFault e) {
            if (e.effectUnknown()) {
                return false;
            }
            throw e;
        }
        TaskEnd end = new TaskWatch(client).follow(written, client.patience().reconnect(), false);
        if (end instanceof TaskEnd.Failed failed) {
            throw DeviceFault.refused(
                    "Reset failed",
                    "The BMC at " + client.device() + " accepted the reset " + type + ", but its task ended as "
                            + Objects.toString(failed.state(), "failed") + ". It says: " + failed.words());
        }
        return true;
    }
}
