package io.rackform.lab.netswitch;

import io.rackform.lab.DeviceParts;
import io.rackform.lab.LabDevice;
import io.rackform.lab.LabOptionException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * One simulated switch, listening from {@link #create} until {@link #close}.
 *
 * <p>Options: {@code port} (0 for any), {@code username}, {@code password}, {@code authorized_key} (an OpenSSH public
 * key), {@code ports} (how many Ethernet ports, 48), {@code port_prefix} ({@code Ethernet}), {@code free_interfaces}
 * (Ethernet interfaces of any name may be configured), {@code vlans} (id to name).
 */
public final class LabSwitch implements LabDevice {
    private final DeviceParts parts;
    private final SwitchOptions options;
    private final Sessions sessions = new Sessions();
    private final Datastores datastores;
    private final SshEndpoint endpoint;
    private final int port;
    private Runnable stopWaiting = () -> {};
    private boolean away;
    private boolean closed;

    private LabSwitch(String name, SwitchOptions options, Path keysFolder) {
        this.parts = new DeviceParts(name);
        this.options = options;
        this.datastores = new Datastores(options.initial(), options.knownPorts(), LabSwitch::after);
        this.endpoint = new SshEndpoint(
                name,
                options,
                keysFolder,
                new NetconfSession.Device(
                        new Operations(datastores, sessions, parts.traffic()),
                        datastores,
                        sessions,
                        parts.faults(),
                        parts.traffic(),
                        this::restart));
        this.port = endpoint.start(options.port());
    }

    /**
     * Starts a switch with the configuration it left its factory with.
     *
     * @param name unique in the site; the name of its key file as well
     * @param keysFolder where the host key is kept, so that it stays the same from start to start
     * @throws LabOptionException where an option is unknown or wrong
     */
    public static LabSwitch create(String name, Map<String, Object> options, Path keysFolder) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}")) {
            throw new LabOptionException("name", "a switch's name has letters, digits, '.', '_' and '-' only");
        }
        return new LabSwitch(name, SwitchOptions.read(options), keysFolder);
    }

    @Override
    public DeviceParts parts() {
        return parts;
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** {@code username}, {@code password} and {@code host_key} ({@code ssh-ed25519 AAAA...}, as in known_hosts). */
    @Override
    public Map<String, String> access() {
        return Map.of("username", options.username(), "password", options.password(), "host_key", endpoint.hostKey());
    }

    /**
     * Changes running, and the candidate where it proposes nothing.
     *
     * @param path {@code Ethernet3/description}, {@code Ethernet3/access-vlan}, {@code vlan/120/name}; {@code vlan/120}
     *     with an empty value takes the VLAN away
     * @param value as the leaf takes it; empty takes the leaf away
     */
    @Override
    public void changeByHand(String path, String value) {
        datastores.changeByHand(running -> ByHand.change(running, path, value));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            stopWaiting.run();
        }
        endpoint.stop();
        synchronized (datastores) {
            sessions.killAll();
            datastores.restart();
        }
    }

    /** Everything that is not in running is lost, and nothing listens until the time is over. */
    private void restart() {
        synchronized (this) {
            if (away || closed) {
                return;
            }
            away = true;
        }
        endpoint.refuse();
        synchronized (datastores) {
            sessions.killAll();
            datastores.restart();
        }
        endpoint.stop();
        synchronized (this) {
            if (!closed) {
                stopWaiting = after(parts.faults().downtime(), this::comeBack);
            }
        }
    }

    private synchronized void comeBack() {
        away = false;
        if (!closed) {
            endpoint.start(port);
        }
    }

    /** Does something later on a thread of its own; the handle takes it back. */
    private static Runnable after(Duration time, Runnable action) {
        Thread thread = Thread.ofVirtual().name("lab-switch-timer").start(() -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                return; // taken back
            }
            action.run();
        });
        return thread::interrupt;
    }
}
