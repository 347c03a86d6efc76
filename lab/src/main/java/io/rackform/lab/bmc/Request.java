package io.rackform.lab.bmc;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One request as it arrived; the body is already bounded, but not looked at. */
final class Request {
    private final String method;
    private final String path;
    private final Map<String, String> headers;
    private final byte[] body;

    /** @param path decoded, without query; a slash at its end means nothing */
    Request(String method, String path, Map<String, String> headers, byte[] body) {
        this.method = method.toUpperCase(Locale.ROOT);
        this.path = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        var folded = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(headers);
        this.headers = folded;
        this.body = body.clone();
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean hasBody() {
        return body.length > 0;
    }

    /** The JSON object in the body; no body counts as an empty one. Empty where the body is anything else. */
    Optional<JsonNode> object() {
        return hasBody() ? Json.parseObject(body) : Json.parseObject(new byte[] {'{', '}'});
    }

    String loggable() {
        return Json.loggable(body);
    }
}
