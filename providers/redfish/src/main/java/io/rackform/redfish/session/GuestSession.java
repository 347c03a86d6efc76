package io.rackform.redfish.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A session on a BMC for somebody else, who has its token. It ends where nobody uses it for a time that the BMC sets. For one
 * thread at a time.
 */
public final class GuestSession {
    private final SessionService service;
    private final String token;
    private final String link;
    private final Optional<Duration> idleTime;
    private Instant used = Instant.now();

    GuestSession(SessionService service, String token, String link, Optional<Duration> idleTime) {
        this.service = service;
        this.token = token;
        this.link = link;
        this.idleTime = idleTime;
    }

    public String token() {
        return token;
    }

    /** The last part of the session's link, which is its id (DSP0266 section "Session lifetime"). */
    public String id() {
        String bare = link.endsWith("/") ? link.substring(0, link.length() - 1) : link;
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    /** When it ends if nobody uses it; empty where the BMC does not tell. */
    public Optional<Instant> ends() {
        return idleTime.map(used::plus);
    }

    /** Uses it. */
    public void keep() throws DeviceFault {
        Instant now = Instant.now();
        service.look(link, token);
        used = now;
    }

    /** Ends it; one that has ended already is as good. */
    public void end() throws DeviceFault {
        try {
            service.end(link, token);
        } catch (DeviceFault e) {
            if (e.status() != 401 && e.status() != 404) {
                throw e;
            }
        }
    }

    @Override
    public String toString() {
        return "GuestSession[" + link + "]";
    }
}
