package io.rackform.redfish.unit;

import io.rackform.redfish.client.model.ComputerSystem;
import io.rackform.redfish.server.PowerState;
import io.rackform.redfish.server.ServerReader;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.BmcClient;
import io.rackform.redfish.session.DeviceFault;
import io.rackform.redfish.session.Pace;
import io.rackform.spi.ApplyMonitor;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches one boot: first that it began, since a server that is told to restart still looks as before for a while; then that
 * the firmware is through, and that what waited is in force. Bears a BMC that restarts meanwhile.
 */
final class BootWatch {
    /** How long the last state that a server without operating system reaches has to last, to be its end. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    /** How long the settings page may lag behind the boot. */
    private static final Duration PAGE_LAG = Duration.ofSeconds(60);

    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(3);

    private final ServerReader reader;
    private final BmcClient client;
    private final ApplyMonitor monitor;
    private final ServerReset.Proof proof;
    private final @Nullable String resetTime;
    private final boolean wasOn;
    private final boolean observable;
    private boolean began;
    private @Nullable Pace settling;
    private @Nullable Pace lagging;
    private @Nullable Pace away;

    BootWatch(ServerReader reader, ApplyMonitor monitor, Snapshot before, ServerReset.Proof proof) throws DeviceFault {
        this.reader = reader;
        this.client = reader.client();
        this.monitor = monitor;
        this.proof = proof;
        ComputerSystem system = before.system().document();
        this.resetTime = system.getLastResetTime();
        this.wasOn = before.power() == PowerState.ON;
        this.observable = resetTime != null || BootProgress.of(system) != BootProgress.UNTOLD;
    }

    /** Whether this BMC shows at all that a server was restarted. */
    boolean observable() {
        return observable;
    }

    /**
     * Waits for the end of the boot.
     *
     * @param toBegin how long it may take to begin
     * @return whether it began in that time; the end is waited for in any case then
     */
    boolean await(Duration toBegin) throws DeviceFault {
        Pace beginning = Pace.within(toBegin);
        Pace whole = Pace.within(client.patience().boot());
        boolean told = false;
        while (true) {
            if (monitor.stopping()) {
                whole.hurry(LEAVE_WITHIN);
            }
            Snapshot look = look();
            if (look != null && over(look)) {
                return true;
            }
            if (!began && beginning.over()) {
                return false;
            }
            if (began && !told) {
                told = true;
                monitor.phase("waiting for the end of POST");
            }
            if (whole.over()) {
                throw tooLong();
            }
            client.pause(whole);
        }
    }

    private DeviceFault tooLong() {
        return monitor.stopping()
                ? DeviceFault.unsure(
                        "Left a server while it boots",
                        "You asked to stop, and the server behind the BMC at " + client.device()
                                + " was still booting. Nothing is broken: plan again, which reads it first.")
                : DeviceFault.unsure(
                        "Server does not come through its boot",
                        "The server behind the BMC at " + client.device() + " was restarted, but is not through after "
                                + client.patience().boot().toSeconds()
                                + " s. Look at its console. Where it only needs longer, raise boot_timeout in the provider"
                                + " block.");
    }

    /** A look at the system; null while the BMC is away. */
    private @Nullable Snapshot look() throws DeviceFault {
        try {
            Snapshot look = reader.look();
            look.system();
            away = null;
            return look;
        } catch (DeviceFault e) {
            boolean mayComeBack = e.kind() == DeviceFault.Kind.UNREACHABLE || e.status() == 503 || e.status() == 404;
            if (away == null) {
                away = Pace.within(client.patience().reconnect());
            }
            if (!mayComeBack || away.over()) {
                throw DeviceFault.unsure(e);
            }
            return null;
        }
    }

    private boolean over(Snapshot look) throws DeviceFault {
        try {
            began = began || began(look);
            boolean maybeOver = look.power() == PowerState.ON && through(look);
            if (!maybeOver) {
                return false;
            }
            // What waited is in force: then there was a boot, seen or not.
            began = began || proof.decided(look);
            return began && (proof.holds(look) || undecidedForLong(look));
        } catch (DeviceFault e) {
            if (e.kind() == DeviceFault.Kind.UNREACHABLE || e.status() == 503) {
                return false;
            }
            throw DeviceFault.unsure(e);
        }
    }

    private boolean began(Snapshot look) throws DeviceFault {
        ComputerSystem system = look.system().document();
        boolean otherTime = system.getLastResetTime() != null && !Objects.equals(system.getLastResetTime(), resetTime);
        BootProgress progress = BootProgress.of(system);
        boolean inPost = progress == BootProgress.IN_POST || progress == BootProgress.HARDWARE_READY;
        boolean on = look.power() == PowerState.ON;
        return otherTime || inPost || (wasOn ? !on : on);
    }

    private boolean through(Snapshot look) throws DeviceFault {
        return switch (BootProgress.of(look.system().document())) {
            case THROUGH, UNTOLD -> true;
            case IN_POST -> {
                settling = null;
                yield false;
            }
            case HARDWARE_READY -> {
                if (settling == null) {
                    settling = Pace.within(SETTLED);
                }
                yield settling.over();
            }
        };
    }

    /** The boot is over, and still not all is in force: final where the firmware said so, or after some time. */
    private boolean undecidedForLong(Snapshot look) throws DeviceFault {
        if (proof.decided(look)) {
            return true;
        }
        if (lagging == null) {
            boolean told = BootProgress.of(look.system().document()) == BootProgress.THROUGH;
            lagging = Pace.within(told ? PAGE_LAG : client.patience().boot());
        }
        return lagging.over();
    }
}
