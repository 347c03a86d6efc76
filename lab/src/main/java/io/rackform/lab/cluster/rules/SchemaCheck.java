package io.rackform.lab.cluster.rules;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ApiProblem.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Defaults and validation of custom objects by their definition's {@code openAPIV3Schema}; no CEL rules. */
final class SchemaCheck {
    private final List<Cause> causes = new ArrayList<>();

    private SchemaCheck() {}

    static List<Cause> problems(JsonNode object, JsonNode schema) {
        SchemaCheck check = new SchemaCheck();
        for (var property : schema.path("properties").properties()) {
            if (!property.getKey().equals("metadata") && object.has(property.getKey())) {
                check.visit(object.path(property.getKey()), property.getValue(), property.getKey());
            }
        }
        check.required(object, schema, "");
        return List.copyOf(check.causes);
    }

    /** Changes the value in place. */
    static void fillDefaults(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            for (var property : schema.path("properties").properties()) {
                JsonNode fallback = property.getValue().path("default");
                if (!object.has(property.getKey()) && !fallback.isMissingNode()) {
                    object.set(property.getKey(), fallback.deepCopy());
                }
                fillDefaults(object.path(property.getKey()), property.getValue());
            }
        } else {
            value.forEach(item -> fillDefaults(item, schema.path("items")));
        }
    }

    private void visit(JsonNode value, JsonNode schema, String path) {
        String type = Json.text(schema, "type");
        if (!schema.path("x-kubernetes-int-or-string").asBoolean(false) && !type.isEmpty() && !fits(value, type)) {
            causes.add(new Cause(
                    "FieldValueTypeInvalid",
                    "Invalid value: \"" + typeOf(value) + "\": " + path + " in body must be of type " + type + ": \""
                            + typeOf(value) + "\"",
                    path));
            return;
        }
        JsonNode allowed = schema.path("enum");
        if (!allowed.isEmpty() && allowed.valueStream().noneMatch(value::equals)) {
            String names = allowed.valueStream().map(JsonNode::toString).collect(Collectors.joining(", "));
            causes.add(Fault.unsupported(path, value, names));
        }
        bounds(value, schema, path);
        if (value.isObject()) {
            required(value, schema, path + ".");
            for (var property : schema.path("properties").properties()) {
                if (value.has(property.getKey())) {
                    visit(value.path(property.getKey()), property.getValue(), path + "." + property.getKey());
                }
            }
        }
        int index = 0;
        if (value.isArray()) {
            for (JsonNode item : value) {
                visit(item, schema.path("items"), path + "[" + index++ + "]");
            }
        }
    }

    private void required(JsonNode object, JsonNode schema, String prefix) {
        for (JsonNode name : schema.path("required")) {
            if (!object.has(name.asString())) {
                causes.add(Fault.required(prefix + name.asString(), ""));
            }
        }
    }

    private void bounds(JsonNode value, JsonNode schema, String path) {
        if (value.isNumber()
                && schema.has("minimum")
                && value.asDouble() < schema.path("minimum").asDouble()) {
            causes.add(Fault.invalid(
                    path, value, path + " in body should be greater than or equal to " + schema.path("minimum")));
        }
        if (value.isNumber()
                && schema.has("maximum")
                && value.asDouble() > schema.path("maximum").asDouble()) {
            causes.add(Fault.invalid(
                    path, value, path + " in body should be less than or equal to " + schema.path("maximum")));
        }
        String pattern = Json.text(schema, "pattern");
        if (value.isString() && !pattern.isEmpty() && !matches(pattern, value.asString())) {
            causes.add(Fault.invalid(path, value, path + " in body should match '" + pattern + "'"));
        }
    }

    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return true; // the pattern is in another dialect: it can't be held against the value
        }
    }

    private static boolean fits(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case NULL, BINARY, MISSING, POJO -> "null";
        };
    }
}
