package io.rackform.lab.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.rackform.lab.FaultScript;
import io.rackform.lab.TrafficLog;
import io.rackform.lab.TrafficLog.Kind;
import io.rackform.lab.cluster.api.Answer;
import io.rackform.lab.cluster.api.Request;
import io.rackform.lab.cluster.api.Router;
import io.rackform.lab.cluster.store.ApiProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API over HTTP: who may ask, what is logged, which faults are played. */
final class ApiEndpoint implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiEndpoint.class);
    /** Bytes; what the real server takes at most. */
    private static final int LONGEST_BODY = 3 * 1024 * 1024;

    private static final List<String> OPEN = List.of("healthz", "livez", "readyz");

    private final Router router;
    private final byte[] authorization;
    private final TrafficLog traffic;
    private final FaultScript faults;
    private final Consumer<FaultScript> restart;

    /** @param restart called when the device has to go away */
    ApiEndpoint(Router router, String token, TrafficLog traffic, FaultScript faults, Consumer<FaultScript> restart) {
        this.router = router;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.traffic = traffic;
        this.faults = faults;
        this.restart = restart;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
            Request request = request(exchange, body);
            Kind kind = kind(request);
            traffic.add(kind, what(exchange), LoggedBody.of(request));
            Answer answer = answer(exchange, request, body.length);
            Thread.sleep(faults.delay());
            switch (faults.next(kind)) {
                case ANSWER -> send(exchange, answer);
                case CUT -> {
                    // Closing the exchange without an answer closes the connection.
                }
                case RESTART -> restart.accept(faults);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "the lab cluster failed to answer {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            throw e;
        }
    }

    private Answer answer(HttpExchange exchange, Request request, int length) {
        boolean open =
                request.path().size() == 1 && OPEN.contains(request.path().getFirst());
        if (!open && !authorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return problem(new ApiProblem(401, "Unauthorized", "Unauthorized"));
        }
        if (length > LONGEST_BODY) {
            return problem(
                    new ApiProblem(413, "RequestEntityTooLarge", "Request entity too large: limit is " + LONGEST_BODY));
        }
        return router.answer(request);
    }

    private boolean authorized(@Nullable String header) {
        return header != null && MessageDigest.isEqual(header.getBytes(StandardCharsets.UTF_8), authorization);
    }

    private static Answer problem(ApiProblem problem) {
        return Answer.json(problem.code(), problem.status(), List.of());
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath();
        List<String> parts = Arrays.stream((path == null ? "" : path).split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : (raw == null ? "" : raw).split("&")) {
            String[] parameter = pair.split("=", 2);
            if (!parameter[0].isEmpty()) {
                query.putIfAbsent(decoded(parameter[0]), parameter.length == 1 ? "" : decoded(parameter[1]));
            }
        }
        return Request.of(
                exchange.getRequestMethod(),
                parts,
                query,
                String.join(",", exchange.getRequestHeaders().getOrDefault("Accept", List.of()))
                        .toLowerCase(Locale.ROOT),
                header(exchange, "Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                header(exchange, "User-Agent"),
                body);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign: the parameter is then unknown, and ignored as all unknown ones are
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static String what(HttpExchange exchange) {
        return exchange.getRequestMethod() + " " + exchange.getRequestURI();
    }

    private static Kind kind(Request request) {
        boolean review = request.path().size() > 1 && request.path().get(1).equals("authorization.k8s.io");
        if (request.method().equals("GET") || review) {
            return Kind.READ;
        }
        try {
            return request.dryRun() ? Kind.DRY_RUN : Kind.WRITE;
        } catch (ApiProblem e) {
            return Kind.WRITE; // its options cannot be read: it is refused, but it was meant as a write
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        switch (answer) {
            case Answer.Whole whole -> {
                for (String warning : whole.warnings()) {
                    String quoted = warning.replace("\\", "\\\\").replace("\"", "\\\"");
                    exchange.getResponseHeaders().add("Warning", "299 - \"" + quoted + "\"");
                }
                byte[] body = whole.bytes();
                exchange.sendResponseHeaders(whole.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
            case Answer.Stream stream -> {
                exchange.sendResponseHeaders(stream.status(), 0);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.flush();
                    stream.source().writeTo(out);
                }
            }
        }
    }
}
