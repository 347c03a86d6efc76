package io.rackform.engine.refresh;

import io.rackform.engine.eval.ProviderCatalog;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Connection;
import io.rackform.spi.Finding;
import io.rackform.spi.Provider;
import io.rackform.spi.ProviderSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The sessions of one run, one for each provider instance and configuration, closed together at its end. */
public final class DeviceSessions implements AutoCloseable {
    private static final Duration PATIENCE_AT_EXIT = Duration.ofSeconds(10);

    private final ProviderCatalog providers;
    private final Map<Opened, Connection> connections = new ConcurrentHashMap<>();
    private final Map<ProviderAddress, String> devices = new ConcurrentHashMap<>();
    private final Map<ProviderSession, ReadBatcher> batchers = new ConcurrentHashMap<>();

    private final Queue<EphemeralLeases> leases = new ConcurrentLinkedQueue<>();

    private record Opened(ProviderAddress provider, ObjectValue configuration) {}

    public DeviceSessions(ProviderCatalog providers) {
        this.providers = providers;
    }

    /**
     * The session with a device, prepared the first time it is asked for.
     *
     * @param configuration wholly known, without marks
     */
    public Connection open(ProviderAddress address, ObjectValue configuration) {
        Provider provider = providers.provider(address.provider());
        if (provider == null) {
            return new Connection.Refused(List.of(
                    Finding.error("Unknown provider", "There is no provider named \"" + address.provider() + "\".")));
        }
        Connection connection = connections.computeIfAbsent(
                new Opened(address, configuration), opened -> provider.connect(configuration, address.label()));
        if (connection instanceof Connection.Connected(ProviderSession session)) {
            devices.put(address, session.device());
        }
        return connection;
    }

    /**
     * The address of the device that a provider instance stands for.
     *
     * @return empty where no session was asked for yet, and for types that need no device
     */
    public String device(ProviderAddress address, String resourceType) {
        return providers.isBuiltIn(resourceType) ? "" : devices.getOrDefault(address, "");
    }

    /** Reads through this wait for each other and travel together. */
    public ReadBatcher batcher(ProviderSession session) {
        return batchers.computeIfAbsent(session, ReadBatcher::new);
    }

    /** For what one phase opens, and closes at its end. */
    public EphemeralLeases leases() {
        EphemeralLeases ofPhase = new EphemeralLeases();
        leases.add(ofPhase);
        return ofPhase;
    }

    /** Closes what phases have opened so far, and keeps them from opening more; does not wait long for a device. */
    public void abandon() {
        Thread closing = Thread.startVirtualThread(() -> leases.forEach(EphemeralLeases::close));
        try {
            closing.join(PATIENCE_AT_EXIT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        List<Thread> closing = connections.values().stream()
                .filter(Connection.Connected.class::isInstance)
                .map(connection -> ((Connection.Connected) connection).session())
                .map(session -> Thread.startVirtualThread(session::close))
                .toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        connections.clear();
    }
}
