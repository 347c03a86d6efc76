package io.rackform.hcl.value;

import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says why a value of one type cannot become one of another. */
final class Mismatch {
    private Mismatch() {}

    static String describe(Type from, Type to) {
        if (from instanceof ObjectType given && to instanceof ObjectType wanted) {
            return objects(given, wanted);
        }
        if (from instanceof TupleType(List<Type> given) && to instanceof ListType(Type element)) {
            return elements(given, element, "list");
        }
        if (from instanceof TupleType(List<Type> given) && to instanceof SetType(Type element)) {
            return elements(given, element, "set");
        }
        if (from instanceof ObjectType given && to instanceof MapType(Type element)) {
            for (Map.Entry<String, Type> entry : given.attributes().entrySet()) {
                if (!TypeRelation.isConvertible(entry.getValue(), element)) {
                    return "element " + quoted(entry.getKey()) + ": " + describe(entry.getValue(), element);
                }
            }
            return "all map elements must have the same type";
        }
        return required(to);
    }

    /** That nothing but this type will do: {@code a list of string is required}. */
    static String required(Type type) {
        String name = type.friendlyName().replace("dynamic", "any single type");
        return (name.startsWith("o") ? "an " : "a ") + name + " is required";
    }

    private static String elements(List<Type> given, Type element, String kind) {
        for (int i = 0; i < given.size(); i++) {
            if (!TypeRelation.isConvertible(given.get(i), element)) {
                return "element " + i + ": " + describe(given.get(i), element);
            }
        }
        return "all " + kind + " elements must have the same type";
    }

    private static String objects(ObjectType given, ObjectType wanted) {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, Type> attribute : wanted.attributes().entrySet()) {
            Type type = given.attributes().get(attribute.getKey());
            if (type == null) {
                if (!wanted.optional().contains(attribute.getKey())) {
                    missing.add(attribute.getKey());
                }
            } else if (!TypeRelation.isConvertible(type, attribute.getValue())) {
                return "attribute " + quoted(attribute.getKey()) + ": " + describe(type, attribute.getValue());
            }
        }
        return missing.isEmpty() ? required(wanted) : missing(missing, false);
    }

    /** @param names at least one */
    static String missing(List<String> names, boolean inMap) {
        List<String> quoted = names.stream().map(Mismatch::quoted).toList();
        if (inMap) {
            return "map has no element for required attribute " + quoted.getFirst();
        }
        return switch (quoted.size()) {
            case 1 -> "attribute " + quoted.getFirst() + " is required";
            case 2 -> "attributes " + quoted.get(0) + " and " + quoted.get(1) + " are required";
            default -> // allow default: a size
                "attributes " + String.join(", ", quoted.subList(0, quoted.size() - 1)) + ", and " + quoted.getLast()
                        + " are required";
        };
    }

    static String quoted(String text) {
        return QuotedText.of(text);
    }
}
