package io.rackform.lab.cluster.fields;

import io.rackform.lab.cluster.fields.PathElement.Field;
import io.rackform.lab.cluster.fields.PathElement.Item;
import io.rackform.lab.cluster.fields.PathElement.Member;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The separately owned parts of a value, in their order.
 *
 * @param list whether they are a list's items; else an object's fields
 */
record Parts(boolean list, Map<PathElement, Part> byElement) {
    /**
     * One part.
     *
     * @param item whether it is there by the user's choice (a map's entry, a list's item) and not a declared field
     */
    record Part(JsonNode value, Shape shape, boolean item) {}

    Parts {
        byElement = Collections.unmodifiableMap(new LinkedHashMap<>(byElement));
    }

    /** Empty where a value of this shape is owned as a whole: a scalar, something atomic, or not what its shape says. */
    static Optional<Parts> of(JsonNode value, Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> Optional.empty();
            case Shape.Unknown _ ->
                value instanceof ObjectNode object ? Optional.of(ofObject(object, shape)) : Optional.empty();
            case Shape.Fields fields ->
                value instanceof ObjectNode object && !fields.atomic()
                        ? Optional.of(ofObject(object, shape))
                        : Optional.empty();
            case Shape.Items items ->
                value instanceof ArrayNode array && items.merging() != Shape.Merging.ATOMIC
                        ? Optional.of(ofArray(array, items))
                        : Optional.empty();
        };
    }

    private static Parts ofObject(ObjectNode object, Shape shape) {
        Map<PathElement, Part> parts = new LinkedHashMap<>();
        for (var property : object.properties()) {
            boolean declared =
                    shape instanceof Shape.Fields fields && fields.declared().containsKey(property.getKey());
            Shape below = shape.field(property.getKey()).orElse(Shape.Unknown.ANY);
            parts.put(new Field(property.getKey()), new Part(property.getValue(), below, !declared));
        }
        return new Parts(false, parts);
    }

    private static Parts ofArray(ArrayNode array, Shape.Items items) {
        Map<PathElement, Part> parts = new LinkedHashMap<>();
        for (JsonNode item : array) {
            PathElement element = items.merging() == Shape.Merging.SET ? new Member(item) : keyOf(item, items);
            parts.putIfAbsent(element, new Part(item, items.item(), true));
        }
        return new Parts(true, parts);
    }

    /** What names an item in a keyed list. A missing key counts as null: the check of shapes has refused it before. */
    static Item keyOf(JsonNode item, Shape.Items items) {
        Map<String, JsonNode> keys = new TreeMap<>();
        for (Shape.Key key : items.keys()) {
            JsonNode value = item.get(key.name());
            JsonNode fallback = key.fallback();
            keys.put(key.name(), value != null ? value : fallback != null ? fallback : Json.fromJava(null));
        }
        return new Item(keys);
    }

    @Nullable
    Part get(PathElement element) {
        return byElement.get(element);
    }

    boolean isEmpty() {
        return byElement.isEmpty();
    }

    /** The value that has these parts. */
    static JsonNode join(boolean list, Map<PathElement, JsonNode> parts) {
        if (list) {
            return Json.array(parts.values());
        }
        ObjectNode object = Json.object();
        parts.forEach((element, value) -> object.set(((Field) element).name(), value));
        return object;
    }
}
