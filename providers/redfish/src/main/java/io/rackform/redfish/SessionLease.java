package io.rackform.redfish;

import io.rackform.model.value.ObjectValue;
import io.rackform.redfish.resource.SessionType;
import io.rackform.redfish.session.DeviceFault;
import io.rackform.redfish.session.GuestSession;
import io.rackform.spi.EphemeralLease;
import io.rackform.spi.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A session for somebody else, as long as a run needs it. */
final class SessionLease implements EphemeralLease {
    private final GuestSession session;
    private final String device;

    SessionLease(GuestSession session, String device) {
        this.session = session;
        this.device = device;
    }

    @Override
    public ObjectValue value() {
        return SessionType.object(session, device);
    }

    @Override
    public Optional<Instant> renewBefore() {
        return session.ends();
    }

    @Override
    public List<Finding> renew() {
        try {
            session.keep();
            return List.of();
        } catch (DeviceFault e) {
            return List.of(e.finding());
        }
    }

    @Override
    public List<Finding> close() {
        try {
            session.end();
            return List.of();
        } catch (DeviceFault e) {
            return List.of(Finding.warning(
                    "Session of a BMC left open",
                    "The session " + session.id() + " on the BMC at " + device
                            + " could not be ended. The BMC ends it by itself when nobody uses it any more. "
                            + e.finding().detail()));
        }
    }
}
