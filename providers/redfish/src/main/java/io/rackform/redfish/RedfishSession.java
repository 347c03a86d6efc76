package io.rackform.redfish;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.ObjectValue;
import io.rackform.redfish.resource.ServerObjects;
import io.rackform.redfish.resource.SessionType;
import io.rackform.redfish.resource.SystemSource;
import io.rackform.redfish.server.ServerReader;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.DeviceFault;
import io.rackform.redfish.unit.ServerUnit;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.DataReader;
import io.rackform.spi.EphemeralOpener;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The conversation with one BMC. */
final class RedfishSession implements ProviderSession, DataReader, EphemeralOpener {
    private final ServerReader reader;

    RedfishSession(ServerReader reader) {
        this.reader = reader;
    }

    @Override
    public String device() {
        return reader.client().device();
    }

    /** A server has one power button. */
    @Override
    public int parallelUnits() {
        return 1;
    }

    /** A BMC that is away, or lets nobody in, is asked once and not for each object. */
    @Override
    public Map<InstanceAddress, ReadOutcome> read(List<ReadRequest> requests) {
        Snapshot look = reader.look();
        Map<InstanceAddress, ReadOutcome> outcomes = new TreeMap<>();
        ReadOutcome.Unreachable away = null;
        for (ReadRequest request : requests) {
            if (away == null) {
                try {
                    outcomes.put(request.address(), ServerObjects.found(request, look));
                } catch (DeviceFault e) {
                    ReadOutcome.Unreachable outcome = new ReadOutcome.Unreachable(List.of(e.finding()));
                    outcomes.put(request.address(), outcome);
                    away = e.isAboutTheBmc() ? outcome : null;
                }
            } else {
                outcomes.put(request.address(), away);
            }
        }
        return outcomes;
    }

    @Override
    public Map<InstanceAddress, ApplyOutcome> apply(ChangeUnit unit, ApplyMonitor monitor) {
        return new ServerUnit(reader, unit, monitor).run();
    }

    @Override
    public DataOutcome readData(String type, ObjectValue configuration) {
        if (!type.equals(SystemSource.NAME)) {
            throw new IllegalArgumentException("there is no data source " + type);
        }
        try {
            return new DataOutcome.Answered(SystemSource.object(reader.look().hardware()));
        } catch (DeviceFault e) {
            return new DataOutcome.Unanswered(List.of(e.finding()));
        }
    }

    @Override
    public Opening open(String type, ObjectValue configuration) {
        if (!type.equals(SessionType.NAME)) {
            throw new IllegalArgumentException("there is no ephemeral resource " + type);
        }
        try {
            return new Opening.Opened(new SessionLease(reader.client().openSession(), device()));
        } catch (DeviceFault e) {
            return new Opening.Refused(List.of(e.finding()));
        }
    }

    @Override
    public void close() {
        reader.client().close();
    }
}
