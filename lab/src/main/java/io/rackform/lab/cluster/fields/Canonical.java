package io.rackform.lab.cluster.fields;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way to write a value of a known shape: no nulls, no fields that the shape does not know, no empty maps and
 * lists, quantities by their value. What has no known shape stays as it is.
 */
public final class Canonical {
    private Canonical() {}

    /** The value as the server keeps it. */
    public static ObjectNode kept(ObjectNode object, Shape shape) {
        return (ObjectNode) of(object, shape, true);
    }

    /** The value as its sender means it: quantities by value, everything else as sent, empty ones and nulls too. */
    public static ObjectNode sent(ObjectNode object, Shape shape) {
        return (ObjectNode) of(object, shape, false);
    }

    private static JsonNode of(JsonNode value, Shape shape, boolean tidy) {
        return switch (shape) {
            case Shape.Unknown _ -> value.deepCopy();
            case Shape.Scalar scalar ->
                scalar == Shape.Scalar.QUANTITY && value.isValueNode() && !value.isNull()
                        ? Json.string(Quantity.canonical(value.asString()).orElse(value.asString()))
                        : value;
            case Shape.Fields fields ->
                value instanceof ObjectNode object ? ofObject(object, fields, tidy) : value.deepCopy();
            case Shape.Items items -> {
                if (!(value instanceof ArrayNode array)) {
                    yield value.deepCopy();
                }
                ArrayNode canonical = Json.array();
                array.forEach(item -> canonical.add(of(item, items.item(), tidy)));
                yield canonical;
            }
        };
    }

    private static ObjectNode ofObject(ObjectNode object, Shape.Fields fields, boolean tidy) {
        ObjectNode canonical = Json.object();
        for (var property : object.properties()) {
            String name = property.getKey();
            Optional<Shape> shape = fields.field(name);
            if (shape.isEmpty()) {
                if (!tidy) {
                    canonical.set(name, property.getValue().deepCopy());
                }
                continue;
            }
            JsonNode below = of(property.getValue(), shape.get(), tidy);
            if (!tidy) {
                canonical.set(name, below);
            } else if (below.isNull()) {
                // A null in a map of texts is an empty text; anywhere else the field is not there.
                if (fields.isMap() && shape.get() == Shape.Scalar.STRING) {
                    canonical.put(name, "");
                } else if (shape.get() == Shape.Unknown.ANY) {
                    canonical.putNull(name);
                }
            } else if (!omittedWhenEmpty(shape.get()) || !below.isEmpty()) {
                canonical.set(name, below);
            }
        }
        return canonical;
    }

    private static boolean omittedWhenEmpty(Shape shape) {
        return switch (shape) {
            case Shape.Fields fields -> fields.isMap();
            case Shape.Items _ -> true;
            case Shape.Scalar _, Shape.Unknown _ -> false;
        };
    }
}
