package io.rackform.hcl.function.document;

import io.rackform.hcl.value.Graphemes;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Writes known, unmarked values as expressions of the language, laid out as {@code fmt} would. */
final class SourceText {
    private SourceText() {}

    /** Stand for brackets of the layout until lines are indented; in text they would be escaped. */
    private static final String BRACKETS = "[]{}";

    private static final char FIRST = '\ue000';

    static String expression(Value value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return indented(out.toString());
    }

    /** A line for each argument: {@code name = value}. */
    static String arguments(SortedMap<String, Value> entries) {
        StringBuilder out = new StringBuilder();
        items(out, entries);
        return indented(out.toString());
    }

    private static void bracket(StringBuilder out, char bracket) {
        out.append((char) (FIRST + BRACKETS.indexOf(bracket)));
    }

    /** Two blanks for each line that opened more brackets than it closed. */
    private static String indented(String text) {
        StringBuilder out = new StringBuilder();
        Deque<Integer> open = new ArrayDeque<>();
        String separator = "";
        for (String line : text.split("\n", -1)) {
            StringBuilder plain = new StringBuilder();
            int net = 0;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                int bracket = c - FIRST;
                if (bracket < 0 || bracket >= BRACKETS.length()) {
                    plain.append(c);
                } else {
                    plain.append(BRACKETS.charAt(bracket));
                    net += bracket % 2 == 0 ? 1 : -1;
                }
            }
            for (int closed = -net; closed > 0 && !open.isEmpty(); ) {
                int last = open.pop();
                if (last > closed) {
                    open.push(last - closed);
                }
                closed -= Math.min(last, closed);
            }
            out.append(separator)
                    .repeat(' ', plain.isEmpty() ? 0 : 2 * open.size())
                    .append(plain);
            if (net > 0) {
                open.push(net);
            }
            separator = "\n";
        }
        return out.toString();
    }

    static boolean isIdentifier(String name) {
        if (name.isEmpty() || !Character.isUnicodeIdentifierStart(name.codePointAt(0))) {
            return false;
        }
        return name.codePoints()
                .allMatch(point -> point == '-'
                        || (Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point)));
    }

    private static void append(StringBuilder out, Value value) {
        switch (value) {
            case NullValue ignored -> out.append("null");
            case BoolValue(boolean truth) -> out.append(truth);
            case NumberValue number -> out.append(number.text());
            case StringValue(String text) -> string(out, text);
            case ListValue list -> sequence(out, list.elements());
            case SetValue set -> sequence(out, set.elements());
            case TupleValue tuple -> sequence(out, tuple.elements());
            case MapValue map -> mapping(out, map.elements());
            case ObjectValue object -> mapping(out, object.attributes());
            case UnknownValue ignored -> throw new IllegalArgumentException("unknown");
            case MarkedValue ignored -> throw new IllegalArgumentException("marked");
        }
    }

    private static void sequence(StringBuilder out, List<Value> elements) {
        bracket(out, '[');
        String separator = "";
        for (Value element : elements) {
            out.append(separator);
            append(out, element);
            separator = ", ";
        }
        bracket(out, ']');
    }

    private static void mapping(StringBuilder out, SortedMap<String, Value> entries) {
        bracket(out, '{');
        if (!entries.isEmpty()) {
            out.append('\n');
            items(out, entries);
        }
        bracket(out, '}');
    }

    /** The equals signs of lines that follow each other stand below each other; a value of several lines ends such a run. */
    private static void items(StringBuilder out, SortedMap<String, Value> entries) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            StringBuilder value = new StringBuilder();
            append(value, entry.getValue());
            StringBuilder name = new StringBuilder();
            if (isIdentifier(entry.getKey())) {
                name.append(entry.getKey());
            } else {
                string(name, entry.getKey());
            }
            boolean several = value.indexOf("\n") >= 0;
            if (several) {
                flush(out, names, values);
            }
            names.add(name.toString());
            values.add(value.toString());
            if (several) {
                flush(out, names, values);
            }
        }
        flush(out, names, values);
    }

    private static void flush(StringBuilder out, List<String> names, List<String> values) {
        int width = 0;
        for (String name : names) {
            width = Math.max(width, Graphemes.count(name));
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            out.append(name).repeat(' ', width - Graphemes.count(name));
            out.append(" = ").append(values.get(i)).append('\n');
        }
        names.clear();
        values.clear();
    }

    private static void string(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            switch (point) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '$', '%' -> out.repeat((char) point, text.startsWith("{", i + 1) ? 2 : 1);
                default -> { // allow default: any character
                    if (isPrintable(point)) {
                        out.appendCodePoint(point);
                    } else {
                        out.append(String.format(Locale.ROOT, point < 0x10000 ? "\\u%04x" : "\\U%08x", point));
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true; // allow default: all other categories print
        };
    }
}
