package io.rackform.cli.view;

import io.rackform.hcl.value.QuotedText;
import io.rackform.hcl.value.ValueText;
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
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** How values are written in a plan: as in the configuration, without the constructors of collections. */
final class ValueNotation {
    private ValueNotation() {}

    /** What the parts of a value are. */
    sealed interface Parts {
        /** @param names whether the keys are attribute names, which stand without quotes where they can */
        record Named(SortedMap<String, Value> values, boolean names) implements Parts {}

        /** @param ordered false for a set */
        record Listed(List<Value> values, boolean ordered) implements Parts {}

        record Lines(List<String> lines) implements Parts {}
    }

    /** The parts of a value; empty where it stands on one line. */
    static Optional<Parts> parts(Value value) {
        return switch (value) {
            case ObjectValue object -> Optional.of(new Parts.Named(object.attributes(), true));
            case MapValue map -> Optional.of(new Parts.Named(map.elements(), false));
            case ListValue list -> Optional.of(new Parts.Listed(list.elements(), true));
            case TupleValue tuple -> Optional.of(new Parts.Listed(tuple.elements(), true));
            case SetValue set -> Optional.of(new Parts.Listed(set.elements(), false));
            case StringValue(String text)
            when text.indexOf('\n') >= 0 && text.indexOf('\n') < text.length() - 1 ->
                Optional.of(new Parts.Lines(lines(text)));
            case StringValue ignored -> Optional.empty();
            case MarkedValue ignored -> Optional.empty();
            case NullValue ignored -> Optional.empty();
            case UnknownValue ignored -> Optional.empty();
            case BoolValue ignored -> Optional.empty();
            case NumberValue ignored -> Optional.empty();
        };
    }

    /** A newline at the end ends the last line. */
    private static List<String> lines(String text) {
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return List.of(whole.split("\n", -1));
    }

    /** A value that stands on one line. */
    static String text(Value value) {
        return switch (value) {
            case NullValue ignored -> "null";
            case StringValue(String text) -> QuotedText.of(text);
            case Value other -> ValueText.of(other);
        };
    }

    static String label(String key, boolean name) {
        return name && isIdentifier(key) ? key : QuotedText.of(key);
    }

    private static boolean isIdentifier(String key) {
        return !key.isEmpty()
                && Character.isLetter(key.charAt(0))
                && key.chars().allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
    }
}
