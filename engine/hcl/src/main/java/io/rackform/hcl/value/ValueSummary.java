package io.rackform.hcl.value;

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

/** Says in half a line what a value is, for messages: {@code is list of string with 3 elements}. */
public final class ValueSummary {
    private static final int MAX_TEXT = 60;

    private ValueSummary() {}

    /** A predicate to put after the name of the value. */
    public static String of(Value value) {
        return switch (value) {
            case MarkedValue marked -> marked(marked);
            case NullValue ignored -> "is null";
            case UnknownValue(Type type, var ignored) ->
                type == Type.ANY
                        ? "will be known only after apply"
                        : "is " + withArticle(type.friendlyName()) + ", known only after apply";
            case BoolValue(boolean truth) -> "is " + truth;
            case NumberValue number -> "is " + shortened(number.text());
            case StringValue(String text) -> "is " + QuotedText.of(shortened(text));
            case ListValue list -> counted(list.type(), list.elements().size(), "element");
            case SetValue set -> counted(set.type(), set.elements().size(), "element");
            case MapValue map -> counted(map.type(), map.elements().size(), "element");
            case TupleValue tuple -> counted("tuple", tuple.elements().size(), "element");
            case ObjectValue object -> counted("object", object.attributes().size(), "attribute");
        };
    }

    /** The same with an article, to go on after "it": {@code is a list of string with 3 elements}. */
    public static String sentence(Value value) {
        String summary = of(value);
        Value plain = value.unmarked();
        boolean collection = Lengths.of(plain) >= 0 && summary.startsWith("is ");
        return collection
                ? (plain instanceof ObjectValue ? "is an " : "is a ") + summary.substring("is ".length())
                : summary;
    }

    private static String marked(MarkedValue value) {
        if (value.has(Mark.SENSITIVE)) {
            return value.has(Mark.EPHEMERAL) ? "has a sensitive, ephemeral value" : "has a sensitive value";
        }
        return value.has(Mark.EPHEMERAL) ? "has an ephemeral value" : "could not be determined";
    }

    private static String withArticle(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    private static String counted(Type type, int size, String unit) {
        return counted(type.friendlyName().replace("dynamic", "any type"), size, unit);
    }

    private static String counted(String type, int size, String unit) {
        String count = size == 0 ? "no " + unit + "s" : size + " " + unit + (size == 1 ? "" : "s");
        return "is " + type + " with " + count;
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
    }
}
