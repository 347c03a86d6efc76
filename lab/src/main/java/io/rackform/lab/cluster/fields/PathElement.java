package io.rackform.lab.cluster.fields;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One step from a value to a part of it. */
public sealed interface PathElement {
    /** A field of an object. */
    record Field(String name) implements PathElement {}

    /** The item of a keyed list that has these key fields, sorted by name. */
    record Item(Map<String, JsonNode> keys) implements PathElement {
        public Item {
            keys = java.util.Collections.unmodifiableMap(new TreeMap<>(keys));
        }
    }

    /** The item of a set that equals a value. */
    record Member(JsonNode value) implements PathElement {}

    /** As a key of {@code fieldsV1}. */
    default String encoded() {
        return switch (this) {
            case Field(String name) -> "f:" + name;
            case Item(Map<String, JsonNode> keys) ->
                "k:"
                        + keys.entrySet().stream()
                                .map(key -> Json.quoted(key.getKey()) + ":" + key.getValue())
                                .collect(Collectors.joining(",", "{", "}"));
            case Member(JsonNode value) -> "v:" + value;
        };
    }

    /** As a part of a path in a message: {@code .spec}, {@code [name="app"]}, {@code [="value"]}. */
    default String shown() {
        return switch (this) {
            case Field(String name) -> "." + name;
            case Item(Map<String, JsonNode> keys) ->
                keys.entrySet().stream()
                        .map(key -> key.getKey() + "=" + key.getValue())
                        .collect(Collectors.joining(",", "[", "]"));
            case Member(JsonNode value) -> "[=" + value + "]";
        };
    }

    /** @throws IllegalArgumentException where the text is no key of {@code fieldsV1} */
    static PathElement decode(String encoded) {
        if (encoded.startsWith("f:")) {
            return new Field(encoded.substring(2));
        }
        if (encoded.startsWith("k:")) {
            Map<String, JsonNode> keys = new TreeMap<>();
            Json.object(encoded.substring(2)).properties().forEach(key -> keys.put(key.getKey(), key.getValue()));
            return new Item(keys);
        }
        if (encoded.startsWith("v:")) {
            return new Member(Json.parse(encoded.substring(2)));
        }
        throw new IllegalArgumentException("'" + encoded + "' is no element of a field path");
    }
}
