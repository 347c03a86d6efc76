package io.rackform.hcl.value;

import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The {@code ==} of the language: never an error, false across types, unknown where it depends on what is not known. */
public final class Equality {
    /** Three-valued truth. */
    private enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    private Equality() {}

    /** A bool with the marks of both values, theirs and their elements'. */
    public static Value of(Value left, Value right) {
        Value result = switch (compare(left, right)) {
            case YES -> BoolValue.TRUE;
            case NO -> BoolValue.FALSE;
            case UNKNOWN -> UnknownValue.notNull(Type.BOOL);
        };
        return result.withMarks(Values.marksDeep(left)).withMarks(Values.marksDeep(right));
    }

    /** Whether the values are known to be equal, marks aside. */
    public static boolean isCertain(Value left, Value right) {
        return compare(left, right) == Answer.YES;
    }

    private static Answer compare(Value left, Value right) {
        if (left instanceof MarkedValue marked) {
            return compare(marked.inner(), right);
        }
        if (right instanceof MarkedValue marked) {
            return compare(left, marked.inner());
        }
        if (left instanceof UnknownValue unknown) {
            return unknown(unknown, right);
        }
        if (right instanceof UnknownValue unknown) {
            return unknown(unknown, left);
        }
        if (left instanceof NullValue || right instanceof NullValue) {
            return left instanceof NullValue && right instanceof NullValue ? Answer.YES : Answer.NO;
        }
        return known(left, right);
    }

    private static Answer unknown(UnknownValue unknown, Value other) {
        if (other instanceof NullValue) {
            return unknown.refinement().notNull() ? Answer.NO : Answer.UNKNOWN;
        }
        if (!unknown.type().hasAny()) {
            Type type = other.type();
            if (!type.hasAny() && !type.equals(unknown.type())) {
                return Answer.NO;
            }
        }
        if (other instanceof StringValue(String text)
                && unknown.type() == Type.STRING
                && !text.startsWith(unknown.refinement().prefix())) {
            return Answer.NO;
        }
        if (other instanceof NumberValue
                && (Refined.isLess(other, unknown, false).orElse(false)
                        || Refined.isLess(unknown, other, false).orElse(false))) {
            return Answer.NO;
        }
        int length = Lengths.of(other);
        boolean impossible = length >= 0
                && (length < unknown.refinement().minLength()
                        || length > unknown.refinement().maxLength());
        return impossible ? Answer.NO : Answer.UNKNOWN;
    }

    private static Answer known(Value left, Value right) {
        return switch (left) {
            case BoolValue ignored -> of(left.equals(right));
            case NumberValue ignored -> of(left.equals(right));
            case StringValue ignored -> of(left.equals(right));
            case ListValue list ->
                right instanceof ListValue other && list.element().equals(other.element())
                        ? sequences(list.elements(), other.elements())
                        : Answer.NO;
            case SetValue set ->
                right instanceof SetValue other && set.element().equals(other.element()) ? sets(set, other) : Answer.NO;
            case TupleValue tuple ->
                right instanceof TupleValue other && tuple.type().equals(other.type())
                        ? sequences(tuple.elements(), other.elements())
                        : Answer.NO;
            case MapValue map ->
                right instanceof MapValue other && map.element().equals(other.element())
                        ? maps(map.elements(), other.elements())
                        : Answer.NO;
            case ObjectValue object ->
                right instanceof ObjectValue other && object.type().equals(other.type())
                        ? maps(object.attributes(), other.attributes())
                        : Answer.NO;
            case NullValue ignored -> Answer.NO;
            case UnknownValue ignored -> Answer.UNKNOWN;
            case MarkedValue marked -> compare(marked.inner(), right);
        };
    }

    private static Answer of(boolean equal) {
        return equal ? Answer.YES : Answer.NO;
    }

    private static Answer sequences(List<Value> left, List<Value> right) {
        if (left.size() != right.size()) {
            return Answer.NO;
        }
        for (int i = 0; i < left.size(); i++) {
            Answer answer = compare(left.get(i), right.get(i));
            if (answer != Answer.YES) {
                return answer;
            }
        }
        return Answer.YES;
    }

    private static Answer sets(SetValue left, SetValue right) {
        boolean known = Values.isWhollyKnown(left) && Values.isWhollyKnown(right);
        return known ? sequences(left.elements(), right.elements()) : Answer.UNKNOWN;
    }

    private static Answer maps(SortedMap<String, Value> left, SortedMap<String, Value> right) {
        if (left.size() != right.size()) {
            return Answer.NO;
        }
        Iterator<Map.Entry<String, Value>> rights = right.entrySet().iterator();
        for (Map.Entry<String, Value> entry : left.entrySet()) {
            Map.Entry<String, Value> other = rights.next();
            if (!entry.getKey().equals(other.getKey())) {
                return Answer.NO;
            }
            Answer answer = compare(entry.getValue(), other.getValue());
            if (answer != Answer.YES) {
                return answer;
            }
        }
        return Answer.YES;
    }
}
