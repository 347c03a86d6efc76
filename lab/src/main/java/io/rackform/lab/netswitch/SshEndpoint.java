package io.rackform.lab.netswitch;

import io.rackform.lab.TrafficLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.jspecify.annotations.Nullable;

/** The SSH server of one switch, on loopback: log-in by password or key, and the one subsystem {@code netconf}. */
final class SshEndpoint {
    private static final String LOOPBACK = "127.0.0.1";

    /** While a device restarts its port is free, and a connection that is just closing can hold it for a moment. */
    private static final int BIND_ATTEMPTS = 50;

    private final SwitchOptions options;
    private final TrafficLog traffic;
    private final NetconfSession.Device device;
    private final SimpleGeneratorHostKeyProvider hostKeys;
    private final PublicKey hostKey;
    private @Nullable Server server;

    SshEndpoint(String name, SwitchOptions options, Path keysFolder, NetconfSession.Device device) {
        this.options = options;
        this.device = device;
        this.traffic = device.traffic();
        try {
            Files.createDirectories(keysFolder);
            hostKeys = new SimpleGeneratorHostKeyProvider(keysFolder.resolve(name + ".host_ed25519"));
            hostKeys.setAlgorithm(SecurityUtils.ED25519);
            Iterator<KeyPair> keys = hostKeys.loadKeys(null).iterator();
            if (!keys.hasNext()) {
                // The library hides its reason.
                throw new IOException("no key pair could be made or read");
            }
            hostKey = keys.next().getPublic();
        } catch (IOException e) {
            throw new UncheckedIOException("The host key of '" + name + "' cannot be kept in " + keysFolder, e);
        }
    }

    /** As in a {@code known_hosts} file: algorithm and key. */
    String hostKey() {
        return PublicKeyEntry.toString(hostKey);
    }

    /**
     * Listens.
     *
     * @param port 0 for any
     * @return the port
     */
    synchronized int start(int port) {
        Server fresh = configured(port);
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    fresh.start();
                    break;
                } catch (BindException e) {
                    if (attempt == BIND_ATTEMPTS || port == 0) {
                        throw e;
                    }
                    Thread.sleep(Duration.ofMillis(20));
                }
            }
        } catch (IOException e) {
            stop(fresh);
            throw new UncheckedIOException(
                    "The switch cannot listen on " + LOOPBACK + ":" + port + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            stop(fresh);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the switch was starting", e);
        }
        server = fresh;
        return fresh.getPort();
    }

    /** From now on connections are refused; those that are open stay. */
    synchronized void refuse() {
        if (server != null) {
            server.unbind();
        }
    }

    /** Cuts every connection and stops listening. */
    synchronized void stop() {
        if (server != null) {
            stop(server);
            server = null;
        }
    }

    private Server configured(int port) {
        Server fresh = (Server) ServerBuilder.builder().factory(Server::new).build();
        fresh.setHost(LOOPBACK);
        fresh.setPort(port);
        fresh.setKeyPairProvider(hostKeys);
        fresh.setPasswordAuthenticator((user, password, session) ->
                admit(same(user, options.username()) && same(password, options.password())));
        Optional<PublicKey> authorized = options.authorizedKey();
        if (authorized.isPresent()) {
            fresh.setPublickeyAuthenticator((user, key, session) ->
                    same(user, options.username()) && KeyUtils.compareKeys(key, authorized.get()));
        }
        fresh.setSubsystemFactories(List.of(new NetconfFactory(device)));
        CoreModuleProperties.TCP_NODELAY.set(fresh, true);
        CoreModuleProperties.SOCKET_REUSEADDR.set(fresh, true);
        CoreModuleProperties.IDLE_TIMEOUT.set(fresh, Duration.ofHours(12));
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(fresh, Duration.ofHours(12));
        return fresh;
    }

    private boolean admit(boolean right) {
        if (!right) {
            traffic.add(TrafficLog.Kind.LOGIN, "log-in refused", "");
        }
        return right;
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static void stop(Server server) {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException("The switch cannot stop listening", e);
        }
    }

    /** MINA's own way to stop may cut connections before it stops to listen, and their clients come right back. */
    private static final class Server extends SshServer {
        void unbind() {
            acceptor.unbind();
        }
    }

    private record NetconfFactory(NetconfSession.Device device) implements SubsystemFactory {
        @Override
        public String getName() {
            return "netconf";
        }

        @Override
        public Command createSubsystem(ChannelSession channel) {
            return new NetconfSession(device);
        }
    }
}
