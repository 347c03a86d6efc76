package io.rackform.k8s.api;

import io.rackform.k8s.json.JsonText;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The API over HTTPS with the JDK's client. */
public final class HttpClusterApi implements ClusterApi {
    /** Requests under way at once; waiting for readiness holds none. */
    private static final int AT_ONCE = 8;

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);
    /** Bytes. A list of everything would be larger; one object never is. */
    private static final long LARGEST_ANSWER = 32L * 1024 * 1024;

    /** What changes nothing is asked again this often where no answer came. */
    private static final int ATTEMPTS = 3;

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(10);
    private static final int TOO_MANY_REQUESTS = 429;

    /** RFC 9111 section 5.5: {@code 299 - "text"}, a quote and a backslash inside escaped. */
    private static final Pattern WARNING = Pattern.compile("299 \\S+ \"((?:[^\"\\\\]|\\\\.)*)\"");

    private final ClusterAccess access;
    private final String userAgent;
    private final HttpClient client;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    /** @throws GeneralSecurityException where a certificate or key of the access cannot be read */
    public HttpClusterApi(ClusterAccess access, String userAgent) throws GeneralSecurityException {
        this.access = access;
        this.userAgent = userAgent;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .sslContext(TrustedTls.context(access))
                .build();
    }

    @Override
    public String server() {
        return access.server().toString();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    @Override
    public Reply send(Call call) {
        try {
            slots.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Silence(Silences.interrupted(server()), false);
        }
        try {
            return sendPatiently(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Silence(Silences.interrupted(server()), call.writes());
        } finally {
            slots.release();
        }
    }

    /**
     * A write is sent once: only where the server says that it did not even look at it, for it has too much to do, is it
     * sent again.
     */
    private Reply sendPatiently(Call call) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Exchange exchange = exchange(call);
            boolean again = switch (exchange.reply()) {
                case Reply.Answer answer ->
                    answer.status() == TOO_MANY_REQUESTS || (!call.writes() && answer.status() == 503);
                case Reply.Silence silence -> !call.writes() && silence.mayHaveArrived();
            };
            if (!again || attempt == ATTEMPTS) {
                return exchange.reply();
            }
            Thread.sleep(exchange.retryAfter());
        }
    }

    private record Exchange(Reply reply, Duration retryAfter) {}

    private Exchange exchange(Call call) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(request(call), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = pending.get(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return new Exchange(reply(response), retryAfter(response));
        } catch (TimeoutException e) {
            pending.cancel(true);
            return new Exchange(new Reply.Silence(Silences.late(server(), TO_ANSWER), true), Duration.ZERO);
        } catch (ExecutionException e) {
            IOException cause = e.getCause() instanceof IOException io
                    ? io
                    : new IOException(String.valueOf(e.getCause()), e.getCause());
            return new Exchange(Silences.of(server(), cause), Duration.ZERO);
        } catch (InterruptedException e) {
            pending.cancel(true);
            throw e;
        }
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server() + call.path()))
                .header("Accept", "application/json")
                .header("User-Agent", userAgent);
        if (!access.token().isEmpty()) {
            request.header("Authorization", "Bearer " + access.token());
        }
        HttpRequest.BodyPublisher body = call.body() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(JsonText.write(call.body()), StandardCharsets.UTF_8);
        return switch (call.method()) {
            case GET -> request.GET().build();
            // JSON is YAML, and this is the content type that every version of the server knows.
            case APPLY ->
                request.header("Content-Type", "application/apply-patch+yaml")
                        .method("PATCH", body)
                        .build();
            case DELETE ->
                request.header("Content-Type", "application/json")
                        .method("DELETE", body)
                        .build();
        };
    }

    private Reply reply(HttpResponse<byte[]> response) {
        List<String> warnings = response.headers().allValues("Warning").stream()
                .flatMap(header -> WARNING.matcher(header).results())
                .map(found -> ServerWords.of(found.group(1).replaceAll("\\\\(.)", "$1")))
                .toList();
        Optional<Value> body = JsonText.parse(response.body());
        if (body.isPresent()) {
            return new Reply.Answer(response.statusCode(), body.get(), "", warnings);
        }
        if (response.statusCode() < 300) {
            return new Reply.Silence(Silences.malformed(server(), response.body().length), true);
        }
        String text = ServerWords.of(new String(response.body(), StandardCharsets.UTF_8));
        return new Reply.Answer(response.statusCode(), NullValue.ANY, text, warnings);
    }

    /** RFC 9110 section 10.2.3, in seconds; a date is taken as the shortest wait. */
    private static Duration retryAfter(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        Duration wait = seconds.matches("\\d{1,4}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
        return wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait;
    }
}
