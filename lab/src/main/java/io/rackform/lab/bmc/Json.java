package io.rackform.lab.bmc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Redfish documents as ordered maps, and the way to and from bytes. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** A changeable object in the order given: name, value, name, value. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    static Map<String, Object> link(String path) {
        return object("@odata.id", path);
    }

    static List<Map<String, Object>> links(String... paths) {
        return Arrays.stream(paths).map(Json::link).toList();
    }

    static JsonNode node(Object value) {
        return MAPPER.valueToTree(value);
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** The object in a request's body; empty where it is anything else. */
    static Optional<JsonNode> parseObject(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            return node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** A strong entity tag: two documents have the same one exactly when they are the same bytes. */
    static String entityTag(Map<String, Object> document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(document));
            return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** A request's body for the log: bounded, and without what a field named like a password holds. */
    static String loggable(byte[] body) {
        if (body.length == 0) {
            return "";
        }
        try {
            String text = new String(bytes(masked(MAPPER.readTree(body))), StandardCharsets.UTF_8);
            return text.length() <= 4000 ? text : text.substring(0, 4000) + "...";
        } catch (JacksonException e) {
            return "(" + body.length + " bytes that are not JSON)";
        }
    }

    private static Object masked(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> copy = new LinkedHashMap<>();
            node.properties().forEach(property -> {
                boolean secret = property.getKey().toLowerCase(Locale.ROOT).contains("password");
                copy.put(property.getKey(), secret ? "***" : masked(property.getValue()));
            });
            return copy;
        }
        if (node.isArray()) {
            return node.valueStream().map(Json::masked).toList();
        }
        return node;
    }
}
