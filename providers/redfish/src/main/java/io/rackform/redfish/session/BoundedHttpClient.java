package io.rackform.redfish.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * The JDK's client with two bounds that it lacks: one on the size of a body, also of an unpacked one, and one on the time
 * until its last byte ({@link HttpRequest#timeout} ends at the headers).
 */
final class BoundedHttpClient extends HttpClient {
    private static final Flow.Subscription NOTHING_TO_ASK_FOR = new Flow.Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    };

    private final HttpClient inner;
    private final int bound;
    private final Duration deadline;

    BoundedHttpClient(HttpClient inner, int bound, Duration deadline) {
        this.inner = inner;
        this.bound = bound;
        this.deadline = deadline;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> pending = inner.sendAsync(request, info -> new BoundedBody(bound));
        try {
            return deliver(pending.get(deadline.toMillis(), TimeUnit.MILLISECONDS), handler);
        } catch (TimeoutException e) {
            pending.cancel(true);
            HttpTimeoutException timeout =
                    new HttpTimeoutException("no complete answer within " + deadline.toMillis() + " ms");
            timeout.initCause(e);
            throw timeout;
        } catch (InterruptedException e) {
            pending.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw new IOException(e.getCause());
        }
    }

    private <T> HttpResponse<T> deliver(HttpResponse<byte[]> whole, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        byte[] body = whole.body();
        HttpHeaders headers = whole.headers();
        boolean packed = headers.firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        if (packed) {
            body = unpack(body);
            headers = HttpHeaders.of(headers.map(), (name, value) -> !name.equalsIgnoreCase("Content-Encoding"));
        }
        HttpResponse.BodySubscriber<T> subscriber =
                handler.apply(new Head(whole.statusCode(), headers, whole.version()));
        subscriber.onSubscribe(NOTHING_TO_ASK_FOR);
        subscriber.onNext(List.of(ByteBuffer.wrap(body)));
        subscriber.onComplete();
        return new Delivered<>(
                whole, headers, subscriber.getBody().toCompletableFuture().join());
    }

    private byte[] unpack(byte[] body) throws IOException {
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = unpacked.readNBytes(bound + 1);
            if (bytes.length > bound) {
                throw new OversizedAnswer(bound);
            }
            return bytes;
        }
    }

    private record Head(int statusCode, HttpHeaders headers, HttpClient.Version version)
            implements HttpResponse.ResponseInfo {}

    private record Delivered<T>(HttpResponse<byte[]> whole, HttpHeaders headers, T body) implements HttpResponse<T> {
        @Override
        public int statusCode() {
            return whole.statusCode();
        }

        @Override
        public HttpRequest request() {
            return whole.request();
        }

        @Override
        public Optional<HttpResponse<T>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return whole.sslSession();
        }

        @Override
        public URI uri() {
            return whole.uri();
        }

        @Override
        public HttpClient.Version version() {
            return whole.version();
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        throw new UnsupportedOperationException("blocking calls only");
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> pushes) {
        throw new UnsupportedOperationException("blocking calls only");
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return inner.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return inner.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return inner.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return inner.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return inner.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return inner.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return inner.authenticator();
    }

    @Override
    public Version version() {
        return inner.version();
    }

    @Override
    public Optional<Executor> executor() {
        return inner.executor();
    }

    @Override
    public void shutdownNow() {
        inner.shutdownNow();
    }

    @Override
    public void close() {
        inner.shutdownNow();
        inner.close();
    }
}
