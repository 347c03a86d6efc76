package io.rackform.redfish.session;

import io.rackform.redfish.client.ApiResponse;
import io.rackform.redfish.client.api.ResourcesApi;
import io.rackform.redfish.client.api.WritesApi;
import io.rackform.redfish.client.model.ServiceRoot;
import java.nio.charset.StandardCharsets;
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
    private static final String ROOT = "/redfish/v1/";

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
    private final ReentrantLock lock = new ReentrantLock();
    private State state = new Out();

    Login(Wire wire, Access access) {
        this.wire = wire;
        this.access = access;
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
                wire.send(
                        "DELETE",
                        session,
                        Map.of(credential.header(), credential.value()),
                        (client, headers) -> new WritesApi(client).deleteWithHttpInfo(headers));
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
        Optional<String> sessions = sessions();
        if (sessions.isEmpty()) {
            return basic();
        }
        Map<String, Object> body = Map.of("UserName", access.username(), "Password", access.password());
        try {
            ApiResponse<Object> answer = wire.send(
                    "POST",
                    sessions.get(),
                    Map.of("OData-Version", "4.0"),
                    (client, headers) -> new WritesApi(client).postWithHttpInfo(body, headers));
            String token = header(answer, "X-Auth-Token");
            return token == null ? basic() : new In(new Credential("X-Auth-Token", token), header(answer, "Location"));
        } catch (DeviceFault e) {
            if (e.status() == 401 || (e.status() == 400 && e.says("ResourceAtUriUnauthorized"))) {
                throw wire.words().loginRefused(e);
            }
            // Dell says RAC0218, the others SessionLimitExceeded or CreateLimitReachedForResource.
            boolean full = e.mentions("SessionLimit", "CreateLimitReached", "RAC0218", "maximum number of");
            if (full || e.status() == 404 || e.status() == 405) {
                LOG.debug("{} opens no session for us, the password goes with each request", access.endpoint());
                return basic();
            }
            throw e;
        }
    }

    private Optional<String> sessions() throws DeviceFault {
        ServiceRoot root = wire.send(
                        "GET",
                        ROOT,
                        Map.of("Accept-Encoding", "identity"),
                        (client, headers) -> new ResourcesApi(client).getServiceRootWithHttpInfo(headers))
                .getData();
        if (root == null) {
            throw wire.words().empty(ROOT);
        }
        return root.getLinks() == null || root.getLinks().getSessions() == null
                ? Optional.empty()
                : Optional.ofNullable(root.getLinks().getSessions().getAtOdataId());
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
