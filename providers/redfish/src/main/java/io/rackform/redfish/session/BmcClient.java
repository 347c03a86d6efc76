package io.rackform.redfish.session;

import io.rackform.redfish.client.ApiException;
import io.rackform.redfish.client.ApiResponse;
import io.rackform.redfish.client.api.ResourcesApi;
import io.rackform.redfish.client.api.WritesApi;
import io.rackform.redfish.client.model.Collection;
import io.rackform.redfish.client.model.Link;
import io.rackform.redfish.client.model.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes a BMC's resources: logged in, with second tries where these do no harm. For many threads.
 *
 * <p>A write whose answer was lost is looked for on the device, and repeated once where it had no effect. What is still
 * open then is a {@link DeviceFault} that says {@link DeviceFault#effectUnknown()}.
 */
public final class BmcClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BmcClient.class);
    /** What may stand in a header; a document may hold anything. */
    private static final Pattern ENTITY_TAG = Pattern.compile("[!-~]{1,256}");

    private static final int MOST_TRIES = 5;
    private static final int MOST_MEMBERS = 1000;
    private static final int MOST_PAGES = 50;

    /** A reading call of the generated client. */
    public interface Read<T> {
        ApiResponse<T> from(ResourcesApi api, Map<String, String> headers) throws ApiException;
    }

    private final Access access;
    private final Patience patience;
    private final Wire wire;
    private final Login login;
    private volatile boolean identityRefused;

    public BmcClient(Access access, Patience patience, SSLContext tls) {
        this.access = access;
        this.patience = patience;
        this.wire = new Wire(access, patience, tls);
        this.login = new Login(wire, access);
    }

    /** Scheme, host and port, for messages. */
    public String device() {
        return access.endpoint().toString();
    }

    public Patience patience() {
        return patience;
    }

    /** Opens a session beside this one, for somebody else. */
    public GuestSession openSession() throws DeviceFault {
        return login.guest();
    }

    /** Reads one document. */
    public <T> Fetched<T> get(String link, Read<T> read) throws DeviceFault {
        ApiResponse<T> answer =
                exchange("GET", link, Map.of(), (client, headers) -> read.from(new ResourcesApi(client), headers));
        T document = answer.getData();
        if (document == null) {
            throw wire.words().empty(link);
        }
        return new Fetched<>(link, document, entityTag(answer, document));
    }

    /** Reads several documents of one kind, beside each other as far as the BMC bears; in the order of the links. */
    public <T> List<Fetched<T>> getAll(List<String> links, Read<T> read) throws DeviceFault {
        List<FutureTask<Fetched<T>>> tasks = links.stream()
                .map(link -> new FutureTask<>(() -> get(link, read)))
                .toList();
        tasks.forEach(task -> Thread.ofVirtual().name("redfish-read").start(task));
        List<Fetched<T>> documents = new ArrayList<>();
        for (FutureTask<Fetched<T>> task : tasks) {
            documents.add(join(task));
        }
        return documents;
    }

    private <T> T join(FutureTask<T> task) throws DeviceFault {
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw wire.interrupted(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case DeviceFault fault -> throw fault;
                case RuntimeException fault -> throw fault;
                // allow default: a reading call throws nothing else
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** Reads a document as plain properties. */
    public Fetched<Map<String, Object>> getProperties(String link) throws DeviceFault {
        ApiResponse<Object> answer =
                exchange("GET", link, Map.of(), (client, headers) -> new WritesApi(client).getAnyWithHttpInfo(headers));
        if (answer.getData() == null) {
            throw wire.words().empty(link);
        }
        Map<String, Object> properties = properties(answer.getData());
        return new Fetched<>(link, properties, entityTag(answer, properties));
    }

    /** A look at a task or its monitor, with the status, which tells a monitor's last answer from the ones before. */
    ApiResponse<Task> task(String link) throws DeviceFault {
        return exchange(
                "GET", link, Map.of(), (client, headers) -> new ResourcesApi(client).getTaskWithHttpInfo(headers));
    }

    /** The links of a collection's members, over all its pages. */
    public List<String> members(String link) throws DeviceFault {
        List<String> members = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String page = link;
        while (page != null && seen.add(page) && seen.size() <= MOST_PAGES && members.size() < MOST_MEMBERS) {
            Collection collection =
                    get(page, ResourcesApi::getCollectionWithHttpInfo).document();
            List<Link> listed = collection.getMembers() == null ? List.of() : collection.getMembers();
            for (Link member : listed) {
                if (member != null && member.getAtOdataId() != null) {
                    members.add(member.getAtOdataId());
                }
            }
            page = collection.getMembersAtOdataNextLink();
        }
        return members;
    }

    /**
     * Changes some properties of a resource.
     *
     * @param seen the resource as the decision for the change saw it: what was changed since by somebody else is a
     *     conflict
     */
    public Written patch(Fetched<?> seen, Map<String, Object> body) throws DeviceFault {
        ConditionalPatch patch = new ConditionalPatch(this, seen, body);
        try {
            return patch.send();
        } catch (DeviceFault e) {
            if (!e.effectUnknown()) {
                throw e;
            }
            LOG.debug("{}: the answer to PATCH {} was lost, looking for its effect", device(), seen.link());
            return ConditionalPatch.holds(body, afterReturn(seen.link(), e).document())
                    ? Written.SEEN_DONE
                    : patch.send();
        }
    }

    /** Sends a PATCH once, with the login and waiting that need no thought. */
    Written patchOnce(String link, Map<String, Object> body, @Nullable String ifMatch) throws DeviceFault {
        Map<String, String> headers = ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch);
        return written(
                exchange("PATCH", link, headers, (client, all) -> new WritesApi(client).patchWithHttpInfo(body, all)));
    }

    /**
     * Calls an action. Never repeated by itself where its answer is lost, and never with If-Match, which some controllers
     * refuse on actions.
     */
    public Written post(String link, Map<String, Object> body) throws DeviceFault {
        return written(exchange(
                "POST", link, Map.of(), (client, headers) -> new WritesApi(client).postWithHttpInfo(body, headers)));
    }

    /** Reads again as soon as the BMC answers, for as long as one waits for a BMC that went away. */
    private Fetched<Map<String, Object>> afterReturn(String link, DeviceFault lost) throws DeviceFault {
        Pace pace = Pace.within(patience.reconnect());
        while (true) {
            try {
                return getProperties(link);
            } catch (DeviceFault e) {
                boolean later = e.kind() == DeviceFault.Kind.UNREACHABLE || e.status() == 503;
                if (!later || pace.over()) {
                    lost.addSuppressed(e);
                    throw lost;
                }
                pause(pace);
            }
        }
    }

    /** Waits, or says that the work was interrupted. */
    public void pause(Pace pace) throws DeviceFault {
        try {
            pace.pause();
        } catch (InterruptedException e) {
            throw wire.interrupted(e);
        }
    }

    private <T> ApiResponse<T> exchange(String method, String link, Map<String, String> headers, Wire.Call<T> call)
            throws DeviceFault {
        boolean loggedInAgain = false;
        String target = link;
        for (int attempt = 1; ; attempt++) {
            Login.Credential credential = login.credential();
            try {
                ApiResponse<T> answer = wire.send(method, target, complete(headers, credential), call);
                LOG.debug("{} {} {} -> {}", device(), method, target, answer.getStatusCode());
                return answer;
            } catch (DeviceFault e) {
                LOG.debug("{} {} {} -> {} {}", device(), method, target, e.status(), e.getMessage());
                if (e.status() == 401 && !loggedInAgain) {
                    loggedInAgain = true;
                    login.expired(credential, e);
                } else if (e.status() == 406 && !identityRefused) {
                    identityRefused = true;
                } else if (moved(method, e, attempt)) {
                    target = e.headers().firstValue("Location").orElse(target);
                } else if (attempt < MOST_TRIES && mayRepeat(method, e, attempt)) {
                    pause(Pace.retryAfter(e.headers()).orElse(Duration.ofMillis(250L * attempt)));
                } else {
                    throw e;
                }
            }
        }
    }

    void pause(Duration time) throws DeviceFault {
        try {
            Pace.pause(time);
        } catch (InterruptedException e) {
            throw wire.interrupted(e);
        }
    }

    /** A redirect within this BMC; one from HTTP to HTTPS is for the user to take over. */
    private boolean moved(String method, DeviceFault fault, int attempt) {
        boolean redirect =
                fault.status() == 301 || fault.status() == 302 || fault.status() == 307 || fault.status() == 308;
        return redirect
                && method.equals("GET")
                && attempt < MOST_TRIES
                && fault.headers()
                        .firstValue("Location")
                        .filter(target -> !target.startsWith("https:") || device().startsWith("https:"))
                        .isPresent();
    }

    /**
     * What is busy did nothing: reads and changes are sent again, actions only where that was said with a time. A read on
     * a connection that broke is repeated once.
     */
    private static boolean mayRepeat(String method, DeviceFault fault, int attempt) {
        boolean busy = fault.status() == 503 || fault.status() == 429;
        boolean told = fault.headers().firstValue("Retry-After").isPresent();
        if (method.equals("GET")) {
            return busy || (attempt == 1 && fault.connectionBroke());
        }
        return busy && (told || method.equals("PATCH"));
    }

    private Map<String, String> complete(Map<String, String> headers, Login.Credential credential) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(credential.header(), credential.value());
        all.put("OData-Version", "4.0");
        if (!identityRefused) {
            // Compression makes entity tags weak.
            all.put("Accept-Encoding", "identity");
        }
        return all;
    }

    private Written written(ApiResponse<Object> answer) {
        Object data = answer.getData();
        Map<String, Object> body = data instanceof Map<?, ?> ? Collections.unmodifiableMap(properties(data)) : Map.of();
        String retryAfter = Login.header(answer, "Retry-After");
        return new Written(
                answer.getStatusCode(),
                body,
                Login.header(answer, "Location"),
                retryAfter == null ? null : Pace.parse(retryAfter).orElse(null));
    }

    private @Nullable String entityTag(ApiResponse<?> answer, Object document) {
        String header = Login.header(answer, "ETag");
        if (header != null && !header.isBlank()) {
            return header.strip();
        }
        return properties(document).get("@odata.etag") instanceof String tag
                        && ENTITY_TAG.matcher(tag).matches()
                ? tag
                : null;
    }

    /** A document as plain properties, in the order in which they came. */
    public Map<String, Object> properties(Object document) {
        if (document instanceof Map<?, ?> map) {
            Map<String, Object> properties = new LinkedHashMap<>();
            map.forEach((key, value) -> properties.put(String.valueOf(key), value));
            return properties;
        }
        return wire.properties(document);
    }

    @Override
    public void close() {
        if (wire.used()) {
            login.logOut();
            wire.close();
        }
    }
}
