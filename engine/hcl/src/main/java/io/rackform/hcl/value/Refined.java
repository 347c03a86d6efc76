package io.rackform.hcl.value;

import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.Refinement;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Unknown values of which something is known; where that leaves one possibility only, the value that it is. */
public final class Refined {
    private Refined() {}

    /** A string that is not null and starts as the text does. */
    public static UnknownValue startingWith(String text) {
        // Its last character could still join with the first of what follows, so only one counts that never does.
        boolean separate = text.isEmpty() || "-_:;/\\,[](){}#@$&|<>+=*\"".indexOf(text.charAt(text.length() - 1)) >= 0;
        return new UnknownValue(Type.STRING, Refinement.startingWith(separate ? text : Graphemes.withoutLast(text)));
    }

    /** A collection that is not null and has so many elements. */
    public static Value ofLength(Type type, int least, int greatest) {
        UnknownValue unknown = new UnknownValue(type, new Refinement(true, "", least, greatest));
        if (least != greatest) {
            return unknown;
        }
        return switch (type) {
            case ListType list ->
                new ListValue(list.element(), Collections.nCopies(least, UnknownValue.of(list.element())));
            case SetType set
            when least < 2 -> new SetValue(set.element(), Collections.nCopies(least, UnknownValue.of(set.element())));
            case MapType map when least == 0 -> new MapValue(map.element(), new TreeMap<>());
            case Type ignored -> unknown;
        };
    }

    /** One of two values of a type, at least one of which is not null. */
    public static Value either(Type type, Value first, Value second) {
        if (!isNotNull(first) || !isNotNull(second)) {
            return UnknownValue.of(type);
        }
        if (first.unmarked() instanceof NumberValue(BigDecimal one)
                && second.unmarked() instanceof NumberValue(BigDecimal other)) {
            return one.compareTo(other) == 0
                    ? new NumberValue(one)
                    : new UnknownValue(type, Refinement.between(one.min(other), one.max(other)));
        }
        int one = certainLength(first);
        int other = certainLength(second);
        boolean counted = type instanceof ListType || type instanceof MapType || type instanceof SetType;
        return counted && one >= 0 && other >= 0
                ? ofLength(type, Math.min(one, other), Math.max(one, other))
                : UnknownValue.notNull(type);
    }

    /** Of a set, elements that are not known yet may turn out the same. */
    private static int certainLength(Value value) {
        boolean open = value.unmarked() instanceof SetValue(Type ignored, List<Value> elements)
                && elements.size() > 1
                && elements.stream().anyMatch(element -> !element.isKnown());
        return open ? -1 : Lengths.of(value);
    }

    public static boolean isNotNull(Value value) {
        return value.unmarked() instanceof UnknownValue unknown
                ? unknown.refinement().notNull()
                : !(value.unmarked() instanceof NullValue);
    }

    /** How a string surely starts: all of a known one. */
    public static String prefix(Value value) {
        return switch (value.unmarked()) {
            case StringValue(String text) -> text;
            case UnknownValue(Type ignored, Refinement refinement) -> refinement.prefix();
            case Value ignored -> "";
        };
    }

    /**
     * Whether a number is surely less than another, or surely not; empty where it depends.
     *
     * @param orEqual whether an equal one counts as less
     */
    public static Optional<Boolean> isLess(Value left, Value right, boolean orEqual) {
        BigDecimal leftMost = least(left);
        BigDecimal leftEnd = greatest(left);
        BigDecimal rightMost = least(right);
        BigDecimal rightEnd = greatest(right);
        if (leftEnd != null && rightMost != null && leftEnd.compareTo(rightMost) < (orEqual ? 1 : 0)) {
            return Optional.of(true);
        }
        if (leftMost != null && rightEnd != null && leftMost.compareTo(rightEnd) >= (orEqual ? 1 : 0)) {
            return Optional.of(false);
        }
        return Optional.empty();
    }

    static @Nullable BigDecimal least(Value value) {
        return switch (value.unmarked()) {
            case NumberValue(BigDecimal number) -> number;
            case UnknownValue(Type ignored, Refinement refinement) -> refinement.least();
            case Value ignored -> null;
        };
    }

    static @Nullable BigDecimal greatest(Value value) {
        return switch (value.unmarked()) {
            case NumberValue(BigDecimal number) -> number;
            case UnknownValue(Type ignored, Refinement refinement) -> refinement.greatest();
            case Value ignored -> null;
        };
    }
}
