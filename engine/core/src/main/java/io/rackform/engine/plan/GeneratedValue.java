package io.rackform.engine.plan;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes values as expressions of the language. */
final class GeneratedValue {
    /** Lists of short things stand on one line up to this width. */
    private static final int WIDTH = 80;

    private GeneratedValue() {}

    /** A name, an equals sign and an expression. */
    record Item(String name, String value) {
        /** Whether it stands in line with its neighbours: all but what opens a bracket at its line's end. */
        boolean isAligned() {
            return value.indexOf('\n') < 0 || value.startsWith("<<");
        }
    }

    /** The expression; lines after the first are indented. */
    static String text(Value value, String indent) {
        return switch (value) {
            // Callers leave out what they must not write; this is for what lies deeper.
            case MarkedValue ignored -> "null";
            case UnknownValue ignored -> "null";
            case NullValue ignored -> "null";
            case BoolValue(boolean truth) -> Boolean.toString(truth);
            case NumberValue number -> number.text();
            case StringValue(String text) -> string(text, indent);
            case ListValue list -> sequence(list.elements(), indent);
            case SetValue set -> sequence(set.elements(), indent);
            case TupleValue tuple -> sequence(tuple.elements(), indent);
            case MapValue map -> mapping(map.elements(), indent);
            case ObjectValue object -> mapping(object.attributes(), indent);
        };
    }

    private static String sequence(Collection<Value> elements, String indent) {
        String inner = indent + "  ";
        List<String> texts =
                elements.stream().map(element -> text(element, inner)).toList();
        String line = "[" + String.join(", ", texts) + "]";
        if (line.length() <= WIDTH && line.indexOf('\n') < 0) {
            return line;
        }
        return texts.stream().map(text -> inner + text + ",\n").collect(Collectors.joining("", "[\n", indent + "]"));
    }

    private static String mapping(Map<String, Value> elements, String indent) {
        if (elements.isEmpty()) {
            return "{}";
        }
        List<Item> items = new ArrayList<>();
        elements.forEach((name, value) ->
                items.add(new Item(isIdentifier(name) ? name : quoted(name), text(value, indent + "  "))));
        return "{\n" + aligned(items, indent + "  ") + indent + "}";
    }

    /** One after the other, the equals signs of neighbours below each other. */
    static String aligned(List<Item> items, String indent) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < items.size()) {
            int end = at;
            int width = 0;
            do {
                width = Math.max(width, items.get(end).name().length());
                end++;
            } while (end < items.size()
                    && items.get(end - 1).isAligned()
                    && items.get(end).isAligned());
            for (; at < end; at++) {
                Item item = items.get(at);
                out.append(indent)
                        .append(item.name())
                        .append(" ".repeat(width - item.name().length()))
                        .append(" = ")
                        .append(item.value())
                        .append('\n');
            }
        }
        return out.toString();
    }

    private static boolean isIdentifier(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_-]*")
                && !List.of("for", "null", "true", "false").contains(name);
    }

    private static String string(String text, String indent) {
        boolean lines = text.endsWith("\n") && text.indexOf('\n') < text.length() - 1;
        boolean plain = text.chars().allMatch(c -> c == '\n' || (c >= 0x20 && c != 0x7f)) && !text.contains("EOT");
        if (!lines || !plain || text.startsWith(" ")) {
            return quoted(text);
        }
        String inner = indent + "  ";
        String body = escaped(text)
                .lines()
                .map(line -> line.isEmpty() ? line : inner + line)
                .collect(Collectors.joining("\n"));
        return "<<-EOT\n" + body + "\n" + indent + "EOT";
    }

    private static String escaped(String text) {
        return text.replace("${", "$${").replace("%{", "%%{");
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> { // allow default: every other character
                    if (c < 0x20 || c == 0x7f) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return escaped(quoted.append('"').toString());
    }
}
