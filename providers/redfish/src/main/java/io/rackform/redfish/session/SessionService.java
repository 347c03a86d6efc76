package io.rackform.redfish.session;

import io.rackform.redfish.client.ApiResponse;
import io.rackform.redfish.client.api.ResourcesApi;
import io.rackform.redfish.client.api.WritesApi;
import io.rackform.redfish.client.model.ServiceRoot;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that a BMC has for its clients (DSP0266 section "Redfish session login authentication"): where they are, and
 * how one is begun, kept and ended. Without second tries.
 */
final class SessionService {
    static final String TOKEN = "X-Auth-Token";

    private static final String ROOT = "/redfish/v1/";

    private final Wire wire;
    private final Access access;

    SessionService(Wire wire, Access access) {
        this.wire = wire;
        this.access = access;
    }

    /**
     * A session that was begun. Never prints its token.
     *
     * @param link to the session; null where the BMC did not tell
     */
    record Begun(String token, @Nullable String link) {
        @Override
        public String toString() {
            return "Begun[" + link + "]";
        }
    }

    /** The collection of sessions; empty where the BMC has none. */
    static Optional<String> collection(ServiceRoot root) {
        return root.getLinks() == null || root.getLinks().getSessions() == null
                ? Optional.empty()
                : Optional.ofNullable(root.getLinks().getSessions().getAtOdataId());
    }

    /** The document that leads to all others, which a BMC shows to everybody. */
    ServiceRoot root() throws DeviceFault {
        ServiceRoot root = wire.send(
                        "GET",
                        ROOT,
                        Map.of("Accept-Encoding", "identity"),
                        (client, headers) -> new ResourcesApi(client).getServiceRootWithHttpInfo(headers))
                .getData();
        if (root == null) {
            throw wire.words().empty(ROOT);
        }
        return root;
    }

    /** Begins a session; empty where the BMC says that it did and gives no token. */
    Optional<Begun> begin(String collection) throws DeviceFault {
        Map<String, Object> body = Map.of("UserName", access.username(), "Password", access.password());
        ApiResponse<Object> answer = wire.send(
                "POST",
                collection,
                Map.of("OData-Version", "4.0"),
                (client, headers) -> new WritesApi(client).postWithHttpInfo(body, headers));
        return Optional.ofNullable(Login.header(answer, TOKEN))
                .map(token -> new Begun(token, Login.header(answer, "Location")));
    }

    /** Whether the BMC does not let this user in. */
    static boolean refused(DeviceFault fault) {
        return fault.status() == 401 || (fault.status() == 400 && fault.says("ResourceAtUriUnauthorized"));
    }

    /** Whether there are no sessions or as many as there may be. Dell says RAC0218, the others one of the names. */
    static boolean offersNone(DeviceFault fault) {
        return fault.mentions("SessionLimit", "CreateLimitReached", "RAC0218", "maximum number of")
                || fault.status() == 404
                || fault.status() == 405;
    }

    /** After which time without a request a session ends; empty where the BMC does not tell. */
    Optional<Duration> idleTime(ServiceRoot root, String token) throws DeviceFault {
        String service = root.getSessionService() == null
                ? null
                : root.getSessionService().getAtOdataId();
        Object seconds =
                service == null ? null : wire.properties(look(service, token)).get("SessionTimeout");
        return seconds instanceof Number number && number.longValue() > 0
                ? Optional.of(Duration.ofSeconds(number.longValue()))
                : Optional.empty();
    }

    /** Reads with the token of a session, which is a use of it. */
    Object look(String link, String token) throws DeviceFault {
        Object document = wire.send(
                        "GET",
                        link,
                        Map.of(TOKEN, token),
                        (client, headers) -> new WritesApi(client).getAnyWithHttpInfo(headers))
                .getData();
        if (document == null) {
            throw wire.words().empty(link);
        }
        return document;
    }

    void end(String link, String token) throws DeviceFault {
        wire.send(
                "DELETE",
                link,
                Map.of(TOKEN, token),
                (client, headers) -> new WritesApi(client).deleteWithHttpInfo(headers));
    }
}
