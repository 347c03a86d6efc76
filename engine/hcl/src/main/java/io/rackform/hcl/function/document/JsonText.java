package io.rackform.hcl.function.document;

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
import java.util.Map;
import java.util.SortedMap;

/** Writes known, unmarked values as compact JSON, safe to be put into HTML as the reference makes it. */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    public static String of(Value value) {
        JsonText text = new JsonText();
        text.append(value);
        return text.out.toString();
    }

    private void append(Value value) {
        switch (value) {
            case NullValue ignored -> out.append("null");
            case BoolValue(boolean truth) -> out.append(truth);
            case NumberValue number -> out.append(number.text());
            case StringValue(String text) -> string(text);
            case ListValue list -> array(list.elements());
            case SetValue set -> array(set.elements());
            case TupleValue tuple -> array(tuple.elements());
            case MapValue map -> object(map.elements());
            case ObjectValue object -> object(object.attributes());
            case UnknownValue ignored -> throw new IllegalArgumentException("unknown");
            case MarkedValue ignored -> throw new IllegalArgumentException("marked");
        }
    }

    private void array(List<Value> elements) {
        char separator = '[';
        for (Value element : elements) {
            out.append(separator);
            append(element);
            separator = ',';
        }
        out.append(elements.isEmpty() ? "[]" : "]");
    }

    private void object(SortedMap<String, Value> entries) {
        char separator = '{';
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            out.append(separator);
            string(entry.getKey());
            out.append(':');
            append(entry.getValue());
            separator = ',';
        }
        out.append(entries.isEmpty() ? "{}" : "}");
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> { // allow default: any character
                    if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                        escaped(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void escaped(char c) {
        out.append("\\u")
                .append(HEX.charAt(c >> 12))
                .append(HEX.charAt((c >> 8) & 0xf))
                .append(HEX.charAt((c >> 4) & 0xf))
                .append(HEX.charAt(c & 0xf));
    }
}
