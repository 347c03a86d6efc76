package io.rackform.hcl.function.text;

import static io.rackform.hcl.function.Parameter.string;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.hcl.value.Graphemes;
import io.rackform.hcl.value.Refined;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** Text: case, parts, joining and splitting. */
public final class StringFunctions {
    private static final int MAX_INDENT = 10_000;

    private StringFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "chomp" -> ofOne(name, StringFunctions::withoutLineEnds);
            case "lower" -> ofOne(name, text -> mapped(text, Character::toLowerCase));
            case "upper" -> ofOne(name, text -> mapped(text, Character::toUpperCase));
            case "title" -> ofOne(name, StringFunctions::titled);
            case "strrev" ->
                ofOne(name, text -> String.join("", Graphemes.of(text).reversed()));
            case "endswith" -> ofTwo(name, call -> BoolValue.of(call.string(0).endsWith(call.string(1))), "suffix");
            case "startswith" ->
                ofTwo(name, call -> BoolValue.of(call.string(0).startsWith(call.string(1))), "prefix")
                        .whenUnknown(StringFunctions::unknownStart);
            case "strcontains" ->
                ofTwo(name, call -> BoolValue.of(call.string(0).contains(call.string(1))), "substr")
                        .whenUnknown(call -> UnknownValue.of(Type.BOOL));
            case "indent" ->
                Function.of(name, Type.STRING, StringFunctions::indent, Parameter.number("spaces"), string("str"));
            case "join" ->
                Function.of(name, Type.STRING, StringFunctions::join, string("separator"))
                        .with(Parameter.of("lists", Type.list(Type.STRING)));
            case "split" ->
                Function.of(name, Type.list(Type.STRING), StringFunctions::split, string("separator"), string("str"));
            case "substr" ->
                Function.of(
                        name,
                        Type.STRING,
                        StringFunctions::substr,
                        string("str"),
                        Parameter.number("offset"),
                        Parameter.number("length"));
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    public static Function ofOne(String name, UnaryOperator<String> change) {
        return ofOne(name, "str", change);
    }

    public static Function ofOne(String name, String parameter, UnaryOperator<String> change) {
        return Function.of(name, Type.STRING, call -> new StringValue(change.apply(call.string(0))), string(parameter));
    }

    private static Function ofTwo(String name, Function.Body body, String second) {
        return Function.of(name, Type.BOOL, body, string("str"), string(second));
    }

    /** How an unknown text starts may be known. */
    private static Value unknownStart(Call call) {
        if (call.get(1).isKnown()) {
            String wanted = call.string(1);
            String known = Refined.prefix(call.get(0));
            if (known.startsWith(wanted)) {
                return BoolValue.TRUE;
            }
            if (!wanted.startsWith(known)) {
                return BoolValue.FALSE;
            }
        }
        return UnknownValue.notNull(Type.BOOL);
    }

    private static String withoutLineEnds(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }

    /** One character at a time: the length in characters never changes, as it does where a sharp s becomes two. */
    private static String mapped(String text, IntUnaryOperator change) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().map(change).forEach(result::appendCodePoint);
        return result.toString();
    }

    private static String titled(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int before = ' ';
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            result.appendCodePoint(isSeparator(before) ? Character.toTitleCase(point) : point);
            before = point;
        }
        return result.toString();
    }

    private static boolean isSeparator(int point) {
        if (Character.isLetterOrDigit(point) || point == '_') {
            return false;
        }
        return point < 0x80 || Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static Value indent(Call call) {
        int spaces = call.integer(0, 0, MAX_INDENT);
        String text = call.string(1);
        long lines = text.chars().filter(c -> c == '\n').count();
        return call.isTooLong(text.length() + lines * spaces)
                ? call.get(1)
                : new StringValue(text.replace("\n", "\n" + " ".repeat(spaces)));
    }

    private static Value join(Call call) {
        List<String> parts = new ArrayList<>();
        if (call.size() < 2) {
            return call.fail("at least one list is required");
        }
        for (int i = 1; i < call.size(); i++) {
            if (!Values.isWhollyKnown(call.get(i))) {
                return UnknownValue.notNull(Type.STRING);
            }
            int position = 0;
            for (Value element : call.elements(i)) {
                if (element.isNull()) {
                    return call.fail(i, "element " + position + " is null, which cannot be part of a text");
                }
                parts.add(Call.stringOf(element));
                position++;
            }
        }
        long length = (long) call.string(0).length() * parts.size();
        for (String part : parts) {
            length += part.length();
        }
        return call.isTooLong(length) ? call.get(0) : new StringValue(String.join(call.string(0), parts));
    }

    private static Value split(Call call) {
        String separator = call.string(0);
        String text = call.string(1);
        List<Value> parts = new ArrayList<>();
        if (separator.isEmpty()) {
            text.codePoints().forEach(point -> parts.add(new StringValue(Character.toString(point))));
            return new ListValue(Type.STRING, parts);
        }
        int start = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
            parts.add(new StringValue(text.substring(start, at)));
            start = at + separator.length();
        }
        parts.add(new StringValue(text.substring(start)));
        return new ListValue(Type.STRING, parts);
    }

    private static Value substr(Call call) {
        int offset = call.integer(1);
        int length = call.integer(2);
        List<String> characters = Graphemes.of(call.string(0));
        int start = Math.clamp(offset < 0 ? (long) characters.size() + offset : offset, 0, characters.size());
        // As the reference has it: counted from the end, a length of 0 is none.
        boolean toTheEnd = length < 0 || (length == 0 && offset < 0);
        int end = toTheEnd ? characters.size() : (int) Math.min((long) start + length, characters.size());
        return new StringValue(String.join("", characters.subList(start, end)));
    }
}
