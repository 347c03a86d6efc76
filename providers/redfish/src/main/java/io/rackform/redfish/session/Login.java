package io.rackform.redfish.session;

import io.rackform.redfish.client.ApiResponse;
import io.rackform.redfish.client.model.ServiceRoot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who we are to the BMC (DSP0266 section "Redfish session login authentication"): a session with a token; the password
 * with each request where the BMC has no sessions or no more of them. A password that was refused is never sent again:
 * three wrong ones lock many accounts.
 */
final class Login {
    private static final Logger LOG = LoggerFactory.getLogger(Login.class);

    private sealed interface State {}

    private record Out() implements State {}

    private record In(Credential credential, @Nullable String session) implements State {}

    private record Rejected(DeviceFault fault) implements State {}

    /** The header that lets a request in. Never prints its value. */
    record Credential(String header, String value) {
        @Override
        public String toString() {
            return "Credential[" + header + "]";
        }
    }

    private final Wire wire;
    private final Access access;
    private final SessionService sessions;
    private final ReentrantLock lock = new ReentrantLock();
    private State state = new Out();

    Login(Wire wire, Access access) {
        this.wire = wire;
        this.access = access;
        this.sessions = new SessionService(wire, access);
    }

    /** What to send with a request; logs in where nobody has. */
    Credential credential() throws DeviceFault {
        lock.lock();
        try {
            switch (state) {
                case In in -> {
                    return in.credential();
                }
                case Rejected rejected -> throw rejected.fault();
                case Out ignored -> {
                    In in = logInTwice();
                    state = in;
                    return in.credential();
                }
            }
        } catch (DeviceFault e) {
            if (e.kind() == DeviceFault.Kind.LOGIN) {
                state = new Rejected(e);
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The BMC did not know this credential any more: the next one is new. A password that a BMC without sessions refuses
     * is wrong.
     */
    void expired(Credential credential, DeviceFault answer) {
        lock.lock();
        try {
            if (state instanceof In in && in.credential().equals(credential)) {
                state = in.session() == null && credential.header().equals("Authorization")
                        ? new Rejected(wire.words().loginRefused(answer))
                        : new Out();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the session on the BMC; a BMC that is away forgets it by itself. */
    void logOut() {
        lock.lock();
        try {
            if (state instanceof In(Credential credential, String session) && session != null) {
                state = new Out();
                sessions.end(session, credential.value());
            }
        } catch (DeviceFault e) {
            LOG.debug("no log-out from {}: {}", access.endpoint(), e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    /** A connection that broke is tried once more: a session that is left open by that ends by itself. */
    private In logInTwice() throws DeviceFault {
        try {
            return logIn();
        } catch (DeviceFault e) {
            if (!e.connectionBroke()) {
                throw e.withoutEffect();
            }
        }
        try {
            return logIn();
        } catch (DeviceFault e) {
            throw e.withoutEffect();
        }
    }

    private In logIn() throws DeviceFault {
        Optional<String> collection = SessionService.collection(sessions.root());
        if (collection.isEmpty()) {
            return basic();
        }
        try {
            return sessions.begin(collection.get())
                    .map(begun -> new In(new Credential(SessionService.TOKEN, begun.token()), begun.link()))
                    .orElseGet(this::basic);
        } catch (DeviceFault e) {
            if (SessionService.refused(e)) {
                throw wire.words().loginRefused(e);
            }
            if (SessionService.offersNone(e)) {
                LOG.debug("{} opens no session for us, the password goes with each request", access.endpoint());
                return basic();
            }
            throw e;
        }
    }

    /** A session beside ours, for somebody else. */
    GuestSession guest() throws DeviceFault {
        lock.lock();
        try {
            if (state instanceof Rejected(DeviceFault fault)) {
                throw fault;
            }
            return guestSession();
        } catch (DeviceFault e) {
            if (e.kind() == DeviceFault.Kind.LOGIN) {
                state = new Rejected(e);
            }
            throw e.withoutEffect();
        } finally {
            lock.unlock();
        }
    }

    private GuestSession guestSession() throws DeviceFault {
        ServiceRoot root = sessions.root();
        String collection =
                SessionService.collection(root).orElseThrow(() -> wire.words().noSession(null));
        SessionService.Begun begun;
        try {
            begun = sessions.begin(collection).orElseThrow(() -> wire.words().noSession(null));
        } catch (DeviceFault e) {
            if (SessionService.refused(e)) {
                throw wire.words().loginRefused(e);
            }
            throw SessionService.offersNone(e) ? wire.words().noSession(e) : e;
        }
        String link = begun.link();
        if (link == null) {
            throw wire.words().noSession(null);
        }
        Optional<Duration> idleTime = Optional.empty();
        try {
            idleTime = sessions.idleTime(root, begun.token());
        } catch (DeviceFault e) {
            LOG.debug("{} does not tell how long a session lasts: {}", access.endpoint(), e.getMessage());
        }
        return new GuestSession(sessions, begun.token(), link, idleTime);
    }

    private In basic() {
        String pair = access.username() + ":" + access.password();
        String value = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new In(new Credential("Authorization", value), null);
    }

    static @Nullable String header(ApiResponse<?> answer, String name) {
        Map<String, List<String>> headers = answer.getHeaders();
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        if (values == null) {
            values = headers.get(name);
        }
        return values == null || values.isEmpty() ? null : values.getFirst();
    }
}
