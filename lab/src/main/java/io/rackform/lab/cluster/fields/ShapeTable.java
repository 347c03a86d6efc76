package io.rackform.lab.cluster.fields;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The shapes of the built-in kinds, from {@code shapes.yaml}; and that of a custom kind, from its definition's schema. */
public final class ShapeTable {
    private static final ShapeTable BUILT_IN = read();

    private final ObjectNode types;
    private final Map<String, Shape> read = new HashMap<>();
    private final Map<String, Shape> kinds = new HashMap<>();

    private ShapeTable(ObjectNode document) {
        types = Json.child(document, "types");
        for (var kind : document.path("kinds").properties()) {
            kinds.put(kind.getKey(), whole(fields(kind.getValue())));
        }
    }

    /**
     * The shape of a built-in kind.
     *
     * @param apiVersion group and version, {@code v1} for the core group
     */
    public static Optional<Shape> of(String apiVersion, String kind) {
        return Optional.ofNullable(BUILT_IN.kinds.get(apiVersion + " " + kind));
    }

    /** The shape of a custom kind; {@code schema} is its {@code openAPIV3Schema}. */
    public static Shape ofCustom(JsonNode schema) {
        Map<String, Shape> fields = new HashMap<>();
        for (var property : schema.path("properties").properties()) {
            fields.put(property.getKey(), fromSchema(property.getValue()));
        }
        boolean open = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false) || fields.isEmpty();
        return new Shape.Fields(BUILT_IN.withMetadata(fields), open ? Shape.Unknown.ANY : null, false);
    }

    private static ShapeTable read() {
        try (InputStream in = ShapeTable.class.getResourceAsStream("/io/rackform/lab/cluster/shapes.yaml")) {
            if (in == null) {
                throw new IllegalStateException("shapes.yaml is missing beside the classes");
            }
            return new ShapeTable(Json.yamlObject(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Shape whole(Map<String, Shape> fields) {
        return new Shape.Fields(withMetadata(fields), null, false);
    }

    private Map<String, Shape> withMetadata(Map<String, Shape> fields) {
        Map<String, Shape> all = new HashMap<>(fields);
        all.put("apiVersion", Shape.Scalar.STRING);
        all.put("kind", Shape.Scalar.STRING);
        all.put("metadata", named("ObjectMeta"));
        return all;
    }

    private Map<String, Shape> fields(JsonNode declaration) {
        Map<String, Shape> fields = new HashMap<>();
        for (var field : declaration.properties()) {
            fields.put(field.getKey(), type(field.getValue().asString()));
        }
        return fields;
    }

    private Shape type(String text) {
        int space = text.indexOf(' ');
        String word = space < 0 ? text : text.substring(0, space);
        String rest = space < 0 ? "" : text.substring(space + 1);
        return switch (word) {
            case "string" -> Shape.Scalar.STRING;
            case "int" -> Shape.Scalar.INT;
            case "bool" -> Shape.Scalar.BOOL;
            case "number" -> Shape.Scalar.NUMBER;
            case "quantity" -> Shape.Scalar.QUANTITY;
            case "intstr" -> Shape.Scalar.INT_OR_STRING;
            case "any" -> Shape.Unknown.ANY;
            case "map" -> new Shape.Fields(Map.of(), type(rest), false);
            case "set" -> new Shape.Items(type(rest), Shape.Merging.SET, List.of());
            case "list" -> list(rest);
            case "atomic" ->
                type(rest) instanceof Shape.Fields(var declared, var others, var _)
                        ? new Shape.Fields(declared, others, true)
                        : type(rest);
            default -> named(word);
        };
    }

    private Shape list(String text) {
        String[] parts = text.split(" by ", 2);
        if (parts.length == 1) {
            return new Shape.Items(type(text), Shape.Merging.ATOMIC, List.of());
        }
        List<Shape.Key> keys = Arrays.stream(parts[1].split(" "))
                .map(key -> key.split("=", 2))
                .map(key -> new Shape.Key(key[0], key.length == 1 ? null : Json.string(key[1])))
                .toList();
        return new Shape.Items(type(parts[0]), Shape.Merging.KEYED, keys);
    }

    private Shape named(String name) {
        Shape known = read.get(name);
        if (known != null) {
            return known;
        }
        JsonNode declaration = types.path(name);
        if (!declaration.isObject()) {
            throw new IllegalStateException("shapes.yaml has no type " + name);
        }
        Shape shape = new Shape.Fields(fields(declaration), null, false);
        read.put(name, shape);
        return shape;
    }

    private static Shape fromSchema(JsonNode schema) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean(false)) {
            return Shape.Scalar.INT_OR_STRING;
        }
        return switch (Json.text(schema, "type")) {
            case "string" -> Shape.Scalar.STRING;
            case "integer" -> Shape.Scalar.INT;
            case "boolean" -> Shape.Scalar.BOOL;
            case "number" -> Shape.Scalar.NUMBER;
            case "array" -> listFromSchema(schema);
            case "object" -> objectFromSchema(schema);
            default -> Shape.Unknown.ANY;
        };
    }

    private static Shape objectFromSchema(JsonNode schema) {
        Map<String, Shape> fields = new HashMap<>();
        for (var property : schema.path("properties").properties()) {
            fields.put(property.getKey(), fromSchema(property.getValue()));
        }
        @Nullable Shape rest = null;
        JsonNode additional = schema.path("additionalProperties");
        if (additional.isObject()) {
            rest = fromSchema(additional);
        } else if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)
                || additional.asBoolean(false)) {
            rest = Shape.Unknown.ANY;
        }
        boolean atomic = Json.text(schema, "x-kubernetes-map-type").equals("atomic");
        return new Shape.Fields(fields, rest, atomic);
    }

    private static Shape listFromSchema(JsonNode schema) {
        Shape item = fromSchema(schema.path("items"));
        return switch (Json.text(schema, "x-kubernetes-list-type")) {
            case "set" -> new Shape.Items(item, Shape.Merging.SET, List.of());
            case "map" -> {
                List<Shape.Key> keys = new ArrayList<>();
                for (JsonNode key : schema.path("x-kubernetes-list-map-keys")) {
                    JsonNode fallback = schema.path("items")
                            .path("properties")
                            .path(key.asString())
                            .get("default");
                    keys.add(new Shape.Key(key.asString(), fallback));
                }
                yield new Shape.Items(item, Shape.Merging.KEYED, keys);
            }
            default -> new Shape.Items(item, Shape.Merging.ATOMIC, List.of());
        };
    }
}
