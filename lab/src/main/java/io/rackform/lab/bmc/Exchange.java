package io.rackform.lab.bmc;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One HTTP exchange with the JDK's server: reads the request, writes the answer, whole or spoilt. */
final class Exchange {
    private static final int OVERSIZED_BYTES = 64 << 20;
    private static final int NESTED_DEPTH = 100_000;

    private final HttpExchange raw;
    private boolean tooLong;

    Exchange(HttpExchange raw) {
        this.raw = raw;
    }

    /** Reads the request; a body beyond the bound is dropped and {@link #tooLong} says so. */
    Request request(int longestBody) throws IOException {
        byte[] body = raw.getRequestBody().readNBytes(longestBody + 1);
        tooLong = body.length > longestBody;
        Map<String, String> headers = new HashMap<>();
        raw.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        String path = raw.getRequestURI().getPath();
        return new Request(raw.getRequestMethod(), path == null ? "" : path, headers, tooLong ? new byte[0] : body);
    }

    boolean tooLong() {
        return tooLong;
    }

    void send(Answer answer) throws IOException {
        byte[] body = bytes(answer);
        setHeaders(answer);
        boolean none = body.length == 0 || raw.getRequestMethod().equals("HEAD");
        raw.sendResponseHeaders(answer.status(), none ? -1 : body.length);
        if (!none) {
            raw.getResponseBody().write(body);
        }
    }

    /** Sends what was written so far and ends the answer. */
    void finish() throws IOException {
        raw.getResponseBody().close();
    }

    void sendSpoilt(Answer answer, AnswerFault fault) throws IOException {
        setHeaders(answer);
        switch (fault) {
            case TRUNCATED -> {
                byte[] body = bytes(answer);
                raw.sendResponseHeaders(answer.status(), Math.max(2, body.length));
                raw.getResponseBody().write(body, 0, body.length / 2);
                raw.getResponseBody().flush();
            }
            case OVERSIZED -> {
                raw.sendResponseHeaders(200, 0);
                repeat("{\"Filler\":\"", "x".repeat(1 << 16), OVERSIZED_BYTES >> 16, "\"}");
            }
            case NESTED -> {
                raw.sendResponseHeaders(200, 0);
                repeat("{\"Members\":", "[", NESTED_DEPTH, "]".repeat(NESTED_DEPTH) + "}");
            }
            case NOT_JSON -> {
                byte[] page = "<html><body>Please log in</body></html>".getBytes(StandardCharsets.US_ASCII);
                raw.getResponseHeaders().set("Content-Type", "text/html");
                raw.sendResponseHeaders(200, page.length);
                raw.getResponseBody().write(page);
            }
            case UNAVAILABLE -> send(answer);
        }
    }

    private void repeat(String start, String part, int times, String end) throws IOException {
        OutputStream out = raw.getResponseBody();
        out.write(start.getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = part.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
        out.write(end.getBytes(StandardCharsets.US_ASCII));
        out.close();
    }

    private void setHeaders(Answer answer) {
        var headers = raw.getResponseHeaders();
        headers.set("OData-Version", "4.0");
        headers.set("Cache-Control", "no-cache");
        if (answer.body() instanceof String) {
            headers.set("Content-Type", "application/xml");
        } else if (answer.body() != null) {
            headers.set("Content-Type", "application/json; charset=utf-8");
        }
        answer.headers().forEach(headers::set);
        if (tooLong) {
            headers.set("Connection", "close");
        }
    }

    private static byte[] bytes(Answer answer) {
        return switch (answer.body()) {
            case null -> new byte[0];
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            // allow default: everything else is a document
            default -> Json.bytes(answer.body());
        };
    }
}
