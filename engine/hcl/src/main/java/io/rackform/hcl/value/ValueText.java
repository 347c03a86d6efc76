package io.rackform.hcl.value;

import io.rackform.model.type.AnyType;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.PrimitiveType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Shows a value in the notation of the language. Marked values are never revealed. */
public final class ValueText {
    public static final String UNKNOWN = "(known after apply)";
    public static final String SENSITIVE = "(sensitive value)";
    public static final String EPHEMERAL = "(ephemeral value)";
    public static final String FAILED = "(failed)";

    private final StringBuilder out = new StringBuilder();

    private ValueText() {}

    /** As {@code console} and {@code output} print it, over several lines where it has elements. */
    public static String of(Value value) {
        return of(value, 0);
    }

    /** @param indent blanks before every line but the first */
    public static String of(Value value, int indent) {
        ValueText text = new ValueText();
        text.append(value, indent);
        return text.out.toString();
    }

    private void append(Value value, int indent) {
        switch (value) {
            case MarkedValue marked -> out.append(masked(marked));
            case UnknownValue ignored -> out.append(UNKNOWN);
            case NullValue(Type type) -> out.append(nullOf(type));
            case BoolValue(boolean truth) -> out.append(truth);
            case NumberValue number -> out.append(number.text());
            case StringValue(String text) -> string(text, indent);
            case ListValue list -> wrapped("tolist(", list.elements(), indent);
            case SetValue set -> wrapped("toset(", set.elements(), indent);
            case TupleValue tuple -> sequence(tuple.elements(), indent);
            case MapValue map -> {
                out.append("tomap(");
                mapping(map.elements(), indent);
                out.append(')');
            }
            case ObjectValue object -> mapping(object.attributes(), indent);
        }
    }

    /** What stands for a marked value. */
    public static String masked(MarkedValue value) {
        if (value.has(Mark.FAILED)) {
            return FAILED;
        }
        if (!value.isKnown()) {
            return UNKNOWN;
        }
        return value.has(Mark.SENSITIVE) ? SENSITIVE : EPHEMERAL;
    }

    private static String nullOf(Type type) {
        return switch (type) {
            case AnyType ignored -> "null";
            case PrimitiveType primitive -> "to" + primitive.friendlyName() + "(null)";
            case ListType list -> "tolist(null) /* of " + list.element().friendlyName() + " */";
            case SetType set -> "toset(null) /* of " + set.element().friendlyName() + " */";
            case MapType map -> "tomap(null) /* of " + map.element().friendlyName() + " */";
            case ObjectType ignored -> "null /* object */";
            case TupleType ignored -> "null /* tuple */";
        };
    }

    private void string(String text, int indent) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() < 2) {
            out.append(QuotedText.of(text));
            return;
        }
        String delimiter = "EOT";
        while (isLine(lines, delimiter)) {
            delimiter += "_";
        }
        out.append(indent > 0 ? "<<-" : "<<").append(delimiter);
        for (String line : lines) {
            newLine(indent);
            line.codePoints().filter(ValueText::isShown).forEach(out::appendCodePoint);
        }
        newLine(indent);
        out.append(delimiter);
    }

    private static boolean isLine(List<String> lines, String delimiter) {
        return lines.stream().anyMatch(line -> line.strip().equals(delimiter));
    }

    /** Control characters other than a tab could steer the terminal. */
    private static boolean isShown(int point) {
        return point == '\t' || Character.getType(point) != Character.CONTROL;
    }

    private void newLine(int indent) {
        out.append('\n').repeat(' ', indent);
    }

    private void wrapped(String opening, List<Value> elements, int indent) {
        out.append(opening);
        sequence(elements, indent);
        out.append(')');
    }

    private void sequence(List<Value> elements, int indent) {
        out.append('[');
        for (Value element : elements) {
            newLine(indent + 2);
            append(element, indent + 2);
            out.append(',');
        }
        if (!elements.isEmpty()) {
            newLine(indent);
        }
        out.append(']');
    }

    private void mapping(SortedMap<String, Value> elements, int indent) {
        out.append('{');
        for (Map.Entry<String, Value> entry : elements.entrySet()) {
            newLine(indent + 2);
            out.append(QuotedText.of(entry.getKey())).append(" = ");
            append(entry.getValue(), indent + 2);
        }
        if (!elements.isEmpty()) {
            newLine(indent);
        }
        out.append('}');
    }
}
