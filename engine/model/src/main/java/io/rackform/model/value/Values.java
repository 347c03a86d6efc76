package io.rackform.model.value;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Questions and rewrites that look into the elements of a value. */
public final class Values {
    private Values() {}

    /** Whether neither the value nor any element of it is unknown. */
    public static boolean isWhollyKnown(Value value) {
        if (value instanceof UnknownValue) {
            return false;
        }
        for (Value part : value.parts()) {
            if (!isWhollyKnown(part)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the value or any element of it is marked. */
    public static boolean isMarkedDeep(Value value) {
        if (value instanceof MarkedValue) {
            return true;
        }
        for (Value part : value.parts()) {
            if (isMarkedDeep(part)) {
                return true;
            }
        }
        return false;
    }

    /** The marks on the value and on all its elements. */
    public static Set<Mark> marksDeep(Value value) {
        EnumSet<Mark> found = EnumSet.noneOf(Mark.class);
        collectMarks(value, found);
        return found;
    }

    private static void collectMarks(Value value, Set<Mark> found) {
        if (value instanceof MarkedValue marked) {
            found.addAll(marked.marks());
        }
        for (Value part : value.parts()) {
            collectMarks(part, found);
        }
    }

    /** The value without any mark at any depth; the marks taken off are added to {@code found}. */
    public static Value unmarkDeep(Value value, Set<Mark> found) {
        collectMarks(value, found);
        return unmarkDeep(value);
    }

    /** The value without any mark at any depth. Only for places that may reveal sensitive values. */
    public static Value unmarkDeep(Value value) {
        return isMarkedDeep(value) ? withoutMarks(value) : value;
    }

    private static Value withoutMarks(Value value) {
        return value instanceof MarkedValue marked
                ? withoutMarks(marked.inner())
                : mapElements(value, Values::withoutMarks);
    }

    /** The value with every direct element replaced; a value without elements is returned as it is. */
    public static Value mapElements(Value value, UnaryOperator<Value> change) {
        return switch (value) {
            case ListValue list -> new ListValue(list.element(), mapAll(list.elements(), change));
            case SetValue set -> SetValue.of(set.element(), mapAll(set.elements(), change));
            case TupleValue tuple -> new TupleValue(mapAll(tuple.elements(), change));
            case MapValue map -> new MapValue(map.element(), mapAll(map.elements(), change));
            case ObjectValue object -> new ObjectValue(mapAll(object.attributes(), change));
            case MarkedValue marked -> mapElements(marked.inner(), change).withMarks(marked.marks());
            case NullValue ignored -> value;
            case UnknownValue ignored -> value;
            case BoolValue ignored -> value;
            case NumberValue ignored -> value;
            case StringValue ignored -> value;
        };
    }

    private static List<Value> mapAll(List<Value> elements, UnaryOperator<Value> change) {
        return elements.stream().map(change).toList();
    }

    private static SortedMap<String, Value> mapAll(SortedMap<String, Value> elements, UnaryOperator<Value> change) {
        TreeMap<String, Value> changed = new TreeMap<>();
        elements.forEach((key, element) -> changed.put(key, change.apply(element)));
        return changed;
    }
}
