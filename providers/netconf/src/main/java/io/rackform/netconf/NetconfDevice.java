package io.rackform.netconf;

import io.rackform.model.address.InstanceAddress;
import io.rackform.netconf.transaction.Result;
import io.rackform.netconf.transaction.Terms;
import io.rackform.netconf.transaction.Transaction;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The conversation with one device: reads in one request, each unit as one transaction. */
final class NetconfDevice implements ProviderSession {
    private static final Logger LOG = LoggerFactory.getLogger(NetconfDevice.class);

    private final DeviceSettings settings;
    private final SessionHolder sessions;
    private final ModuleShapes modules = new ModuleShapes();
    private final Device device;

    /** How messages name the device. */
    record Device(String label, String address) {
        @Override
        public String toString() {
            return label.isBlank() || label.equals(address) ? address : label + " (" + address + ")";
        }
    }

    NetconfDevice(DeviceSettings settings, String label) {
        this.settings = settings;
        this.sessions = new SessionHolder(settings.endpoint());
        this.device = new Device(label, settings.endpoint().address());
    }

    @Override
    public String device() {
        return "netconf://" + device.address();
    }

    /** A device has one candidate: units wait for each other. */
    @Override
    public int parallelUnits() {
        return 1;
    }

    @Override
    public Map<InstanceAddress, ReadOutcome> read(List<ReadRequest> requests) {
        return new ReadBatch(sessions, modules, device, settings.confirmTimeout()).read(requests);
    }

    @Override
    public Map<InstanceAddress, ApplyOutcome> apply(ChangeUnit unit, ApplyMonitor monitor) {
        UnitWork work = new UnitWork(unit, modules, sessions, device);
        Terms terms = new Terms(
                settings.endpoint().timeout(),
                settings.confirmTimeout(),
                persistId(unit),
                settings.discardCandidate(),
                monitor);
        Result result = Transaction.run(sessions, work, terms);
        LOG.debug(
                "{}: unit of {} edits: {}",
                device,
                unit.edits().size(),
                result.getClass().getSimpleName());
        return work.outcomes(result);
    }

    /** The same for the same unit, short, and of characters that every device takes. */
    private static String persistId(ChangeUnit unit) {
        return "rackform-" + UUID.nameUUIDFromBytes(unit.id().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        sessions.close();
    }
}
