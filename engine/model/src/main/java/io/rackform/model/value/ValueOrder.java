package io.rackform.model.value;

import java.math.MathContext;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The total order of values that sets are kept in, which is the reference's: truth values, numbers by size, strings by code
 * point, then everything with elements, null, and last what is unknown.
 *
 * <p>Values with elements are in the order of what the reference writes for them when it looks for equal ones: numbers there
 * are digits, and a list that goes on comes before one that has ended.
 */
public enum ValueOrder implements Comparator<Value> {
    ORDER;

    @Override
    public int compare(Value left, Value right) {
        int byKind = Integer.compare(rank(left), rank(right));
        return byKind != 0 ? byKind : byContent(left, right);
    }

    private static int rank(Value value) {
        return switch (value) {
            case BoolValue ignored -> 0;
            case NumberValue ignored -> 1;
            case StringValue ignored -> 2;
            case ListValue ignored -> 3;
            case SetValue ignored -> 4;
            case TupleValue ignored -> 5;
            case MapValue ignored -> 6;
            case ObjectValue ignored -> 7;
            case NullValue ignored -> 8;
            case UnknownValue ignored -> 9;
            case MarkedValue ignored -> 10;
        };
    }

    private int byContent(Value left, Value right) {
        return switch (left) {
            case NullValue ignored -> 0;
            case BoolValue bool -> Boolean.compare(bool.value(), ((BoolValue) right).value());
            case NumberValue number -> number.value().compareTo(((NumberValue) right).value());
            case StringValue string -> CodePointOrder.ORDER.compare(string.value(), ((StringValue) right).value());
            case ListValue list -> sequences(list.elements(), ((ListValue) right).elements());
            case SetValue set -> sequences(set.elements(), ((SetValue) right).elements());
            case TupleValue tuple -> sequences(tuple.elements(), ((TupleValue) right).elements());
            case MapValue map -> maps(map.elements(), ((MapValue) right).elements());
            case ObjectValue object -> maps(object.attributes(), ((ObjectValue) right).attributes());
            case UnknownValue unknown ->
                unknown.equals(right) ? 0 : unknown.toString().compareTo(right.toString());
            case MarkedValue marked -> compare(marked.inner(), right.unmarked());
        };
    }

    /** The order of two elements at the same place. */
    private int inside(Value left, Value right) {
        if (left instanceof NumberValue first && right instanceof NumberValue second) {
            int byDigits = digits(first).compareTo(digits(second));
            return byDigits != 0 ? byDigits : first.value().compareTo(second.value());
        }
        return compare(left, right);
    }

    /** With what ends an element, which comes after digits. */
    private static String digits(NumberValue number) {
        return new NumberValue(number.value().round(new MathContext(10))).text() + ";";
    }

    private int sequences(List<Value> left, List<Value> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = inside(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(right.size(), left.size());
    }

    private int maps(SortedMap<String, Value> left, SortedMap<String, Value> right) {
        Iterator<Map.Entry<String, Value>> rights = right.entrySet().iterator();
        for (Map.Entry<String, Value> entry : left.entrySet()) {
            if (!rights.hasNext()) {
                return -1;
            }
            Map.Entry<String, Value> other = rights.next();
            int byKey = CodePointOrder.ORDER.compare(entry.getKey(), other.getKey());
            int order = byKey != 0 ? byKey : inside(entry.getValue(), other.getValue());
            if (order != 0) {
                return order;
            }
        }
        return rights.hasNext() ? 1 : 0;
    }
}
