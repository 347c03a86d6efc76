package io.rackform.k8s.json;

import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks into values that came as JSON or as configuration; what is absent or of another kind reads as empty. */
public final class Tree {
    private static final SortedMap<String, Value> NOTHING = Collections.unmodifiableSortedMap(new TreeMap<>());

    private Tree() {}

    /** The value at a path of field names; null where there is none, and where it is null. */
    public static @Nullable Value at(@Nullable Value value, String... path) {
        Value here = value;
        for (String name : path) {
            here = fields(here).get(name);
        }
        return here == null || here.isNull() ? null : here;
    }

    /** The text at a path; empty where there is none. */
    public static String text(@Nullable Value value, String... path) {
        return at(value, path) instanceof StringValue(String text) ? text : "";
    }

    public static boolean isTrue(@Nullable Value value, String... path) {
        return at(value, path) instanceof BoolValue(boolean bool) && bool;
    }

    /** The whole number at a path. */
    public static long number(long otherwise, @Nullable Value value, String... path) {
        return at(value, path) instanceof NumberValue number && number.isInt()
                ? number.value().longValue()
                : otherwise;
    }

    /** The fields of an object or map; none for anything else. */
    public static SortedMap<String, Value> fields(@Nullable Value value) {
        return switch (value) {
            case ObjectValue object -> object.attributes();
            case MapValue map -> map.elements();
            case null -> NOTHING;
            case Value ignored -> NOTHING;
        };
    }

    /** The elements of a tuple, list or set; empty for anything else. */
    public static Optional<List<Value>> elements(@Nullable Value value) {
        return switch (value) {
            case TupleValue tuple -> Optional.of(tuple.elements());
            case ListValue list -> Optional.of(list.elements());
            case SetValue set -> Optional.of(set.elements());
            case null -> Optional.empty();
            case Value ignored -> Optional.empty();
        };
    }

    /** The elements at a path; none where there is no list. */
    public static List<Value> elementsAt(@Nullable Value value, String... path) {
        return elements(at(value, path)).orElse(List.of());
    }

    public static boolean isObject(@Nullable Value value) {
        return value instanceof ObjectValue || value instanceof MapValue;
    }

    /** The value as an object; an empty one for anything else. */
    public static ObjectValue object(@Nullable Value value) {
        return value instanceof ObjectValue object ? object : new ObjectValue(fields(value));
    }

    /** The object with the field at a path set; objects on the way are made. */
    public static ObjectValue with(ObjectValue object, Value field, String... path) {
        String first = path[0];
        if (path.length == 1) {
            return object.with(first, field);
        }
        String[] rest = java.util.Arrays.copyOfRange(path, 1, path.length);
        return object.with(first, with(object(object.get(first)), field, rest));
    }

    /** The object without some of its fields. */
    public static ObjectValue without(ObjectValue object, List<String> names) {
        TreeMap<String, Value> rest = new TreeMap<>(object.attributes());
        rest.keySet().removeAll(names);
        return new ObjectValue(rest);
    }
}
