package io.rackform.redfish.session;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rackform.redfish.client.ApiClient;
import io.rackform.redfish.client.ApiException;
import io.rackform.redfish.client.ApiResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with the BMC, without login and without second tries. Opens its client with the first exchange. Goes to
 * the configured host only, whatever a link says, and never through a proxy.
 */
final class Wire implements AutoCloseable {
    /** The longest documents that real controllers have are attribute registries, of about 2 MiB. */
    static final int LONGEST_ANSWER = 8 << 20;

    /** A BMC that is there accepts a connection at once, however slowly it answers. */
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    /** Controllers have one or two slow processors; more at once only queues there. */
    private static final int MOST_AT_ONCE = 3;

    private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {};

    /** A call of the generated client. */
    interface Call<T> {
        ApiResponse<T> send(ApiClient client, Map<String, String> headers) throws ApiException;
    }

    private record Open(HttpClient client, ExecutorService threads, ObjectMapper mapper) {}

    private final Access access;
    private final Patience patience;
    private final SSLContext tls;
    private final FaultWords words;
    private final ReentrantLock lock = new ReentrantLock();
    private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE, true);
    private @Nullable Open open;
    private boolean closed;

    Wire(Access access, Patience patience, SSLContext tls) {
        this.access = access;
        this.patience = patience;
        this.tls = tls;
        this.words = new FaultWords(access, patience);
    }

    <T> ApiResponse<T> send(String method, String link, Map<String, String> headers, Call<T> call) throws DeviceFault {
        URI uri = resolve(link);
        Open opened = open();
        ApiClient client = new LinkedApiClient(opened.client(), opened.mapper(), uri);
        try {
            atOnce.acquire();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            return call.send(client, headers);
        } catch (ApiException e) {
            throw words.fault(method, uri, e, opened.mapper());
        } finally {
            atOnce.release();
        }
    }

    /** A document of the generated client as plain properties, those without a schema included. */
    Map<String, Object> properties(Object document) {
        return open().mapper().convertValue(document, PROPERTIES);
    }

    DeviceFault interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return words.interrupted(e);
    }

    FaultWords words() {
        return words;
    }

    /** A link may be a path or absolute; of an absolute one, only path and query count. */
    private URI resolve(String link) throws DeviceFault {
        try {
            String bare = link.indexOf('#') < 0 ? link : link.substring(0, link.indexOf('#'));
            URI parsed = new URI(bare.replace(" ", "%20"));
            String path = parsed.getRawPath();
            if (path == null || !path.startsWith("/")) {
                throw words.badLink(link);
            }
            String query = parsed.getRawQuery() == null ? "" : "?" + parsed.getRawQuery();
            return new URI(access.endpoint() + path + query);
        } catch (URISyntaxException e) {
            throw words.badLink(link);
        }
    }

    private Open open() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the session with " + access.endpoint() + " is closed");
            }
            if (open == null) {
                open = connect();
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    private Open connect() {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient plain = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(toConnect())
                .sslContext(tls)
                .executor(threads)
                .build();
        HttpClient bounded = new BoundedHttpClient(plain, LONGEST_ANSWER, patience.request());
        return new Open(bounded, threads, LenientJson.mapper());
    }

    private Duration toConnect() {
        return patience.request().compareTo(LONGEST_CONNECT) < 0 ? patience.request() : LONGEST_CONNECT;
    }

    /** Whether there was any exchange, so that there may be something to log out of. */
    boolean used() {
        lock.lock();
        try {
            return open != null && !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (open != null) {
                open.client().close();
                open.threads().close();
                open = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
