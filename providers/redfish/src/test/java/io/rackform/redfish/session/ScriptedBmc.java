package io.rackform.redfish.session;

import com.sun.net.httpserver.HttpExchange;
import io.rackform.lab.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server that answers as told, word for word: for what no well-behaved BMC does. */
public final class ScriptedBmc implements AutoCloseable {
    public static final String ROOT =
            "{\"Links\":{\"Sessions\":{\"@odata.id\":\"/sessions\"}},\"Systems\":{\"@odata.id\":\"/systems\"}}";

    /** Cuts the connection without an answer. */
    public static final Reply CUT = new Reply(0, "");

    /** @param body one character for each byte, so that it may be packed */
    public record Reply(int status, String body, Map<String, String> headers) {
        public Reply(int status, String body) {
            this(status, body, Map.of());
        }

        public Reply with(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Reply(status, body, more);
        }
    }

    public record Asked(String what, Map<String, String> headers, String body) {}

    private final LoopbackServer server;
    private final Map<String, Deque<Reply>> script = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    public final BmcClient client;

    public ScriptedBmc() {
        server = new LoopbackServer(0, null, this::handle);
        on("GET /redfish/v1/", new Reply(200, ROOT));
        on("POST /sessions", new Reply(201, "{}").with("X-Auth-Token", "t0ken").with("Location", "/sessions/1"));
        on("DELETE /sessions/1", new Reply(204, ""));
        try {
            client = new BmcClient(
                    new Access(URI.create(server.address()), "root", "calvin", null, null),
                    new Patience(
                            Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(5)),
                    ServerTrust.context(null, null));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers requests with these in turn; the last one stays. */
    public ScriptedBmc on(String what, Reply... replies) {
        synchronized (script) {
            script.put(what, new ArrayDeque<>(List.of(replies)));
        }
        return this;
    }

    public ScriptedBmc on(String what, String body) {
        return on(what, new Reply(200, body));
    }

    public List<Asked> asked(String what) {
        synchronized (script) {
            return asked.stream().filter(one -> one.what().equals(what)).toList();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = next(exchange);
            if (reply == null) {
                reply = new Reply(404, "");
            }
            if (reply.status() == 0) {
                return;
            }
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] body = reply.body().getBytes(StandardCharsets.ISO_8859_1);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private @Nullable Reply next(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        synchronized (script) {
            asked.add(new Asked(what, headers, body));
            Deque<Reply> replies = script.get(what);
            return replies == null
                    ? null
                    : replies.size() == 1 ? replies.peek() : Objects.requireNonNull(replies.poll());
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
