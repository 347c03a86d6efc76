package io.rackform.lab.cluster.fields;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares a value with its shape. */
public final class ShapeCheck {
    /** What is wrong with a part of a value. */
    public enum Fault {
        UNKNOWN_FIELD,
        WRONG_TYPE,
        DUPLICATE_ITEM,
        MISSING_KEY
    }

    /**
     * One fault.
     *
     * @param path as {@code .spec.containers}
     * @param message without the path
     */
    public record Problem(Fault fault, String path, String message) {}

    private final List<Problem> problems = new ArrayList<>();

    private ShapeCheck() {}

    /** Every fault, in the value's own order. */
    public static List<Problem> problems(JsonNode value, Shape shape) {
        ShapeCheck check = new ShapeCheck();
        check.visit(value, shape, "");
        return List.copyOf(check.problems);
    }

    private void visit(JsonNode value, Shape shape, String path) {
        if (value.isNull()) {
            return;
        }
        switch (shape) {
            case Shape.Unknown _ -> {}
            case Shape.Scalar scalar -> visitScalar(value, scalar, path);
            case Shape.Fields fields -> {
                if (value instanceof ObjectNode object) {
                    visitFields(object, fields, path);
                } else {
                    wrongType(path, "expected map, got " + shown(value));
                }
            }
            case Shape.Items items -> {
                if (value instanceof ArrayNode array) {
                    visitItems(array, items, path);
                } else {
                    wrongType(path, "expected list, got " + shown(value));
                }
            }
        }
    }

    private void visitFields(ObjectNode object, Shape.Fields fields, String path) {
        for (var property : object.properties()) {
            String below = path + "." + property.getKey();
            fields.field(property.getKey())
                    .ifPresentOrElse(
                            shape -> visit(property.getValue(), shape, below),
                            () -> problems.add(
                                    new Problem(Fault.UNKNOWN_FIELD, below, "field not declared in schema")));
        }
    }

    private void visitItems(ArrayNode array, Shape.Items items, String path) {
        Set<PathElement> seen = new HashSet<>();
        int index = 0;
        for (JsonNode item : array) {
            PathElement element = new PathElement.Member(item);
            if (items.merging() == Shape.Merging.KEYED) {
                element = Parts.keyOf(item, items);
                for (Shape.Key key : items.keys()) {
                    if (!item.has(key.name()) && key.fallback() == null) {
                        problems.add(new Problem(
                                Fault.MISSING_KEY,
                                path,
                                "element " + index + ": associative list with keys has an element that omits key field "
                                        + Json.quoted(key.name()) + " (and doesn't have default value)"));
                    }
                }
            }
            if (items.merging() != Shape.Merging.ATOMIC && !seen.add(element)) {
                problems.add(new Problem(Fault.DUPLICATE_ITEM, path, "duplicate entries for key " + element.shown()));
            }
            String below = path + (items.merging() == Shape.Merging.KEYED ? element.shown() : "[" + index + "]");
            visit(item, items.item(), below);
            index++;
        }
    }

    private void visitScalar(JsonNode value, Shape.Scalar scalar, String path) {
        switch (scalar) {
            case STRING -> expect(value.isString(), path, "string", value);
            case INT -> expect(value.isIntegralNumber(), path, "numeric (int or float)", value);
            case NUMBER -> expect(value.isNumber(), path, "numeric (int or float)", value);
            case BOOL -> expect(value.isBoolean(), path, "boolean", value);
            case INT_OR_STRING -> expect(value.isString() || value.isIntegralNumber(), path, "int or string", value);
            case QUANTITY ->
                expect(
                        value.isNumber()
                                || (value.isString()
                                        && Quantity.canonical(value.asString()).isPresent()),
                        path,
                        "quantity",
                        value);
        }
    }

    private void expect(boolean right, String path, String wanted, JsonNode value) {
        if (!right) {
            wrongType(path, "expected " + wanted + ", got " + shown(value));
        }
    }

    private void wrongType(String path, String message) {
        problems.add(new Problem(Fault.WRONG_TYPE, path, message));
    }

    /** Never the value itself: it may be a secret's. */
    private static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "list";
            case OBJECT -> "map";
            case NULL, BINARY, MISSING, POJO -> "null";
        };
    }
}
