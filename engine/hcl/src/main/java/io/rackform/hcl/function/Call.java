package io.rackform.hcl.function;

import io.rackform.hcl.value.QuotedText;
import io.rackform.hcl.value.ValueSummary;
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
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One call of a function: its arguments, and the way to say that it cannot be answered. */
public final class Call {
    /** What a few short arguments can be multiplied to must not fill the memory. */
    private static final int MAX_TEXT = 64 * 1024 * 1024;

    private static final int MAX_QUOTED = 200;

    private final List<Value> arguments;
    private final FunctionContext context;
    private Outcome.@Nullable Fault fault;

    Call(List<Value> arguments, FunctionContext context) {
        this.arguments = arguments;
        this.context = context;
    }

    public FunctionContext context() {
        return context;
    }

    Outcome.@Nullable Fault fault() {
        return fault;
    }

    /** Says that the call has no answer. What it returns stands in for one and is never seen by anybody. */
    public Value fail(String why) {
        return fail(Outcome.Fault.CALL, why);
    }

    /** Says that an argument, counted from 0, is at fault. The first fault counts. */
    public Value fail(int argument, String why) {
        if (fault == null) {
            fault = new Outcome.Fault(argument, why);
        }
        return NullValue.ANY;
    }

    public boolean failed() {
        return fault != null;
    }

    /** A text in quotes, not more of it than a message needs. */
    public static String quoted(String text) {
        int end = text.length() <= MAX_QUOTED ? text.length() : text.offsetByCodePoints(0, MAX_QUOTED / 2);
        return QuotedText.of(text.substring(0, end)) + (end < text.length() ? "..." : "");
    }

    /** A type with its article. */
    public static String named(Type type) {
        String name = type.friendlyName().replace("dynamic", "any type");
        return (name.startsWith("o") || name.startsWith("a") ? "an " : "a ") + name;
    }

    public int size() {
        return arguments.size();
    }

    public List<Value> arguments() {
        return arguments;
    }

    public Value get(int index) {
        return arguments.get(index);
    }

    /** A known, unmarked string, as the parameter's type has made sure. */
    public String string(int index) {
        return stringOf(get(index));
    }

    public BigDecimal number(int index) {
        return get(index).unmarked() instanceof NumberValue(BigDecimal number) ? number : BigDecimal.ZERO;
    }

    /** A whole number between the bounds; otherwise 0 and a fault. */
    public int integer(int index, int least, int greatest) {
        BigDecimal number = number(index);
        if (number.scale() > 0) {
            fail(index, "it must be a whole number" + butItIs(index));
            return 0;
        }
        if (number.compareTo(BigDecimal.valueOf(least)) < 0) {
            fail(
                    index,
                    least == Integer.MIN_VALUE
                            ? "it is too small a number"
                            : "it must be at least " + least + butItIs(index));
            return 0;
        }
        if (number.compareTo(BigDecimal.valueOf(greatest)) > 0) {
            fail(
                    index,
                    greatest == Integer.MAX_VALUE
                            ? "it is too great a number"
                            : "it must be at most " + greatest + butItIs(index));
            return 0;
        }
        return number.intValueExact();
    }

    /** Marks were taken round the function; where one is sensitive, the message is not shown. */
    private String butItIs(int index) {
        return ", but it " + ValueSummary.sentence(get(index));
    }

    /** Whether a text would be longer than all use; that is a fault then. */
    public boolean isTooLong(long characters) {
        if (characters > MAX_TEXT) {
            fail("the result would have more than " + MAX_TEXT + " characters, which is as long as a text may be");
        }
        return characters > MAX_TEXT;
    }

    public int integer(int index) {
        return integer(index, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public static String stringOf(Value value) {
        return value.unmarked() instanceof StringValue(String text) ? text : "";
    }

    /** The elements of a list, set or tuple; null where the value is none of these. */
    public static @Nullable List<Value> sequence(Value value) {
        return switch (value) {
            case ListValue list -> list.elements();
            case SetValue set -> set.elements();
            case TupleValue tuple -> tuple.elements();
            case MarkedValue marked -> sequence(marked.inner());
            case NullValue ignored -> null;
            case UnknownValue ignored -> null;
            case BoolValue ignored -> null;
            case NumberValue ignored -> null;
            case StringValue ignored -> null;
            case MapValue ignored -> null;
            case ObjectValue ignored -> null;
        };
    }

    /** The elements of a list, set or tuple that the parameter's type has made sure of. */
    public List<Value> elements(int index) {
        List<Value> elements = sequence(get(index));
        return elements == null ? List.of() : elements;
    }

    /** The elements of a map or the attributes of an object; null where the value is neither. */
    public static @Nullable SortedMap<String, Value> mapping(Value value) {
        return switch (value.unmarked()) {
            case MapValue map -> map.elements();
            case ObjectValue object -> object.attributes();
            case Value ignored -> null;
        };
    }

    public SortedMap<String, Value> entries(int index) {
        SortedMap<String, Value> entries = mapping(get(index));
        return entries == null ? new TreeMap<>() : entries;
    }
}
