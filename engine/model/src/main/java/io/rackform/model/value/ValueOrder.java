package io.rackform.model.value;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The total order of values that sets are kept in: by kind, then by content; numbers by size, strings by character. */
public enum ValueOrder implements Comparator<Value> {
    ORDER;

    @Override
    public int compare(Value left, Value right) {
        int byKind = Integer.compare(rank(left), rank(right));
        return byKind != 0 ? byKind : byContent(left, right);
    }

    private static int rank(Value value) {
        return switch (value) {
            case NullValue ignored -> 0;
            case BoolValue ignored -> 1;
            case NumberValue ignored -> 2;
            case StringValue ignored -> 3;
            case ListValue ignored -> 4;
            case SetValue ignored -> 5;
            case TupleValue ignored -> 6;
            case MapValue ignored -> 7;
            case ObjectValue ignored -> 8;
            case UnknownValue ignored -> 9;
            case MarkedValue ignored -> 10;
        };
    }

    private int byContent(Value left, Value right) {
        return switch (left) {
            case NullValue ignored -> 0;
            case BoolValue bool -> Boolean.compare(bool.value(), ((BoolValue) right).value());
            case NumberValue number -> number.value().compareTo(((NumberValue) right).value());
            case StringValue string -> string.value().compareTo(((StringValue) right).value());
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

    private int sequences(List<Value> left, List<Value> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private int maps(SortedMap<String, Value> left, SortedMap<String, Value> right) {
        Iterator<Map.Entry<String, Value>> rights = right.entrySet().iterator();
        for (Map.Entry<String, Value> entry : left.entrySet()) {
            if (!rights.hasNext()) {
                return 1;
            }
            Map.Entry<String, Value> other = rights.next();
            int byKey = entry.getKey().compareTo(other.getKey());
            int order = byKey != 0 ? byKey : compare(entry.getValue(), other.getValue());
            if (order != 0) {
                return order;
            }
        }
        return rights.hasNext() ? -1 : 0;
    }
}
