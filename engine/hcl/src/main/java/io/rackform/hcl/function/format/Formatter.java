package io.rackform.hcl.function.format;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.document.JsonText;
import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.Graphemes;
import io.rackform.hcl.value.ValueSummary;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Puts values into the places of a format string: {@code %s %d %05.2f %[2]q}. */
final class Formatter {
    private static final int MAX_WIDTH = 10_000;

    private final Call call;
    private final String format;
    private final List<Value> arguments;
    private final StringBuilder out = new StringBuilder();
    private int position;
    private int next;
    private int used;

    private Formatter(Call call, String format, List<Value> arguments) {
        this.call = call;
        this.format = format;
        this.arguments = arguments;
    }

    /** A place in the format string. A number is -1 where it is not written. */
    private record Verb(String text, char mode, String flags, int width, int precision, int argument) {
        boolean has(char flag) {
            return flags.indexOf(flag) >= 0;
        }
    }

    static String format(Call call, String format, List<Value> arguments) {
        Formatter formatter = new Formatter(call, format, arguments);
        formatter.run();
        return formatter.out.toString();
    }

    private void run() {
        while (position < format.length() && !call.failed() && !call.isTooLong(out.length())) {
            int percent = format.indexOf('%', position);
            if (percent < 0) {
                out.append(format, position, format.length());
                position = format.length();
            } else {
                out.append(format, position, percent);
                position = percent + 1;
                place(percent);
            }
        }
        if (!call.failed() && used < arguments.size()) {
            call.fail(used + 1, "too many arguments; the format string uses only " + used);
        }
    }

    private boolean at(String characters) {
        return position < format.length() && characters.indexOf(format.charAt(position)) >= 0;
    }

    /** A number in the format string; -1 where there is none. */
    private int number() {
        int start = position;
        while (at("0123456789")) {
            position++;
        }
        if (start == position) {
            return -1;
        }
        int value = position - start > 6 ? Integer.MAX_VALUE : Integer.parseInt(format.substring(start, position));
        if (value > MAX_WIDTH) {
            call.fail(0, "a width, precision or position must not be greater than " + MAX_WIDTH);
            return 0;
        }
        return value;
    }

    private void place(int percent) {
        int start = position;
        while (at("+-# 0")) {
            position++;
        }
        String flags = format.substring(start, position);
        int width = number();
        int precision = -1;
        if (at(".")) {
            position++;
            precision = Math.max(0, number());
        }
        int argument = -1;
        if (at("[")) {
            position++;
            argument = number();
            if (argument < 1 || !at("]")) {
                call.fail(0, "the position in brackets at offset " + percent + " must be a number from 1 and a ]");
                return;
            }
            position++;
        }
        if (position >= format.length()) {
            call.fail(0, "the format string ends in the middle of a verb that starts at offset " + percent);
            return;
        }
        char mode = format.charAt(position++);
        apply(new Verb(format.substring(percent, position), mode, flags, width, precision, argument), percent);
    }

    private void apply(Verb verb, int offset) {
        if (verb.mode == '%') {
            out.append('%');
            return;
        }
        if ("vsqtdboxXeEfgG".indexOf(verb.mode) < 0) {
            call.fail(
                    0,
                    "the verb " + Call.quoted(verb.text) + " at offset " + offset
                            + " is unknown; use %% where a percent sign is meant");
            return;
        }
        int index = verb.argument > 0 ? verb.argument - 1 : next;
        if (index >= arguments.size()) {
            call.fail(
                    0,
                    "there are not enough arguments for " + Call.quoted(verb.text) + " at offset " + offset
                            + ": it needs number " + (index + 1) + ", but there are only " + arguments.size());
            return;
        }
        next = index + 1;
        used = Math.max(used, next);
        Value value = arguments.get(index);
        if (verb.mode != 'v' && value instanceof NullValue) {
            call.fail(index + 1, "null cannot be formatted by " + Call.quoted(verb.text));
            return;
        }
        switch (verb.mode) {
            case 'v' -> plain(verb, value);
            case 's', 'q' -> string(verb, value, index);
            case 't' -> bool(verb, value, index);
            default -> numeric(verb, value, index); // allow default: checked above
        }
    }

    private void plain(Verb verb, Value value) {
        String text = switch (value) {
            case StringValue(String string) when !verb.has('#') -> string;
            case NumberValue(BigDecimal number) when !verb.has('#') -> DecimalText.shortest(number, 'e');
            case Value ignored -> JsonText.of(value);
        };
        pad(verb, text, false);
    }

    private void string(Verb verb, Value value, int index) {
        if (!(Conversion.convert(value, Type.STRING)
                instanceof Conversion.Result.Converted(StringValue(String text)))) {
            call.fail(
                    index + 1,
                    "text, a number or a truth value is required for " + Call.quoted(verb.text) + given(value));
            return;
        }
        String cut = text;
        if (verb.precision >= 0) {
            List<String> characters = Graphemes.of(text);
            cut = String.join("", characters.subList(0, Math.min(verb.precision, characters.size())));
        }
        pad(verb, verb.mode == 'q' ? JsonText.of(new StringValue(cut)) : cut, false);
    }

    private void bool(Verb verb, Value value, int index) {
        if (Conversion.convert(value, Type.BOOL) instanceof Conversion.Result.Converted(BoolValue(boolean truth))) {
            out.append(truth);
        } else {
            call.fail(index + 1, "a truth value is required for " + Call.quoted(verb.text) + given(value));
        }
    }

    private void numeric(Verb verb, Value value, int index) {
        if (!(Conversion.convert(value, Type.NUMBER)
                instanceof Conversion.Result.Converted(NumberValue(BigDecimal number)))) {
            call.fail(index + 1, "a number is required for " + Call.quoted(verb.text) + given(value));
            return;
        }
        if (number.scale() > 0 && "dboxX".indexOf(verb.mode) >= 0) {
            call.fail(index + 1, "a whole number is required for " + Call.quoted(verb.text) + given(value));
            return;
        }
        String digits = switch (verb.mode) {
            case 'd' -> whole(number, 10);
            case 'b' -> (verb.has('#') ? "0b" : "") + whole(number, 2);
            case 'o' -> (verb.has('#') ? "0" : "") + whole(number, 8);
            case 'x' -> (verb.has('#') ? "0x" : "") + whole(number, 16);
            case 'X' -> (verb.has('#') ? "0X" : "") + whole(number, 16).toUpperCase(Locale.ROOT);
            case 'f' ->
                number.abs()
                        .setScale(verb.precision < 0 ? 6 : verb.precision, RoundingMode.HALF_EVEN)
                        .toPlainString();
            case 'e', 'E' -> DecimalText.scientific(number.abs(), verb.precision < 0 ? 6 : verb.precision, verb.mode);
            default -> general(verb, number.abs()); // allow default: g and G
        };
        if (verb.precision > digits.length() && "dboxX".indexOf(verb.mode) >= 0) {
            digits = "0".repeat(verb.precision - digits.length()) + digits;
        }
        String sign = number.signum() < 0 && !digits.chars().allMatch(c -> c == '0') ? "-" : "";
        if (sign.isEmpty() && verb.has('+')) {
            sign = "+";
        } else if (sign.isEmpty() && verb.has(' ')) {
            sign = " ";
        }
        if (verb.has('0') && !verb.has('-') && verb.width > sign.length() + digits.length()) {
            digits = "0".repeat(verb.width - sign.length() - digits.length()) + digits;
        }
        pad(verb, sign + digits, true);
    }

    private static String given(Value value) {
        return ", but it " + ValueSummary.sentence(value);
    }

    private static String whole(BigDecimal number, int radix) {
        BigInteger integer = number.toBigInteger().abs();
        return integer.toString(radix);
    }

    private static String general(Verb verb, BigDecimal number) {
        char exponent = verb.mode == 'G' ? 'E' : 'e';
        if (verb.precision < 0) {
            return DecimalText.shortest(number, exponent);
        }
        BigDecimal rounded = number.round(new MathContext(Math.max(1, verb.precision), RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        return DecimalText.general(rounded, exponent, Math.max(1, verb.precision));
    }

    private void pad(Verb verb, String text, boolean number) {
        int missing = verb.width - Graphemes.count(text);
        String padding = (verb.has('0') && !number && !verb.has('-') ? "0" : " ").repeat(Math.max(0, missing));
        out.append(verb.has('-') ? text + padding : padding + text);
    }
}
