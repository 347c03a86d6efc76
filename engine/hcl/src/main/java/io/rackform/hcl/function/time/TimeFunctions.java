package io.rackform.hcl.function.time;

import static io.rackform.hcl.function.Parameter.string;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.encoding.HashFunctions;
import io.rackform.model.type.Type;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times in RFC 3339. */
public final class TimeFunctions {
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)");
    private static final DateTimeFormatter AFTER_YEAR = DateTimeFormatter.ofPattern("-MM-dd'T'HH:mm:ssXXX");

    private TimeFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "formatdate" ->
                Function.of(name, Type.STRING, TimeFunctions::formatdate, string("format"), string("time"));
            case "timeadd" ->
                Function.of(name, Type.STRING, TimeFunctions::timeadd, string("timestamp"), string("duration"))
                        .whenUnknown(call -> UnknownValue.of(Type.STRING));
            case "timecmp" ->
                Function.of(name, Type.NUMBER, TimeFunctions::timecmp, string("timestamp_a"), string("timestamp_b"));
            case "plantimestamp" ->
                Function.of(
                        name,
                        Type.STRING,
                        call -> new StringValue(call.context().planTime()));
            case "timestamp" ->
                Function.of(
                        name,
                        Type.STRING,
                        call -> HashFunctions.whenApplied(call.context().currentTime()));
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    private static @Nullable OffsetDateTime time(Call call, int index) {
        String text = call.string(index);
        try {
            if (TIME.matcher(text).matches()) {
                return OffsetDateTime.parse(text);
            }
        } catch (DateTimeException wrong) {
            // a month 13 or the like: reported below
        }
        call.fail(
                index, Call.quoted(text) + " is not a time in the form of RFC 3339, such as \"2026-01-31T23:59:59Z\"");
        return null;
    }

    private static Value timecmp(Call call) {
        OffsetDateTime first = time(call, 0);
        OffsetDateTime second = time(call, 1);
        return first == null || second == null
                ? NumberValue.ZERO
                : NumberValue.of(Integer.signum(first.toInstant().compareTo(second.toInstant())));
    }

    private static Value timeadd(Call call) {
        OffsetDateTime time = time(call, 0);
        Duration duration = duration(call.string(1));
        if (duration == null) {
            return call.fail(
                    1,
                    Call.quoted(call.string(1))
                            + " is not a duration: numbers with the units h, m, s, ms, us or ns, such as \"1h30m\"");
        }
        if (time == null) {
            return call.get(0);
        }
        try {
            return new StringValue(text(time.plus(duration)));
        } catch (DateTimeException | ArithmeticException far) {
            return call.fail(1, "the resulting time is too far away");
        }
    }

    public static String text(OffsetDateTime time) {
        return String.format(Locale.ROOT, "%04d", time.getYear()) + AFTER_YEAR.format(time);
    }

    private static @Nullable Duration duration(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Duration.ZERO;
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher matcher = PART.matcher(rest);
        int done = 0;
        while (done < rest.length() && rest.length() < 100) {
            if (!matcher.find(done) || matcher.start() != done) {
                return null;
            }
            nanos = nanos.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanos(matcher.group(2)))));
            done = matcher.end();
        }
        BigDecimal whole = nanos.setScale(0, RoundingMode.DOWN);
        boolean valid = done > 0 && done == rest.length() && whole.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return valid ? Duration.ofNanos(negative ? -whole.longValueExact() : whole.longValueExact()) : null;
    }

    private static long nanos(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 1_000L; // allow default: the three ways to write microseconds
        };
    }

    private static Value formatdate(Call call) {
        OffsetDateTime time = time(call, 1);
        if (time == null) {
            return call.get(0);
        }
        String format = call.string(0);
        StringBuilder out = new StringBuilder();
        int position = 0;
        while (position < format.length() && !call.failed()) {
            char c = format.charAt(position);
            int end = position + 1;
            if (c == '\'') {
                end = quoted(call, format, end, out);
            } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                while (end < format.length() && format.charAt(end) == c) {
                    end++;
                }
                out.append(part(call, format.substring(position, end), time));
            } else {
                out.append(c);
            }
            position = end;
        }
        return new StringValue(out.toString());
    }

    private static int quoted(Call call, String format, int start, StringBuilder out) {
        if (format.startsWith("'", start)) {
            out.append('\'');
            return start + 1;
        }
        int position = start;
        while (position < format.length()) {
            if (format.startsWith("''", position)) {
                out.append('\'');
                position += 2;
            } else if (format.charAt(position) == '\'') {
                return position + 1;
            } else {
                out.append(format.charAt(position++));
            }
        }
        call.fail(0, "the text in single quotation marks does not end");
        return position;
    }

    private static String part(Call call, String verb, OffsetDateTime time) {
        String pattern = switch (verb) {
            case "YYYY" -> "uuuu";
            case "YY" -> "uu";
            case "MMMM", "MMM", "MM", "M" -> verb;
            case "DD" -> "dd";
            case "D" -> "d";
            case "EEEE", "EEE" -> verb;
            case "hh" -> "HH";
            case "h" -> "H";
            case "HH" -> "hh";
            case "H" -> "h";
            case "AA", "aa" -> "a";
            case "mm", "m", "ss", "s" -> verb;
            case "ZZZZZ" -> "xxx";
            case "ZZZZ" -> "xx";
            case "ZZZ" -> time.getOffset().equals(ZoneOffset.UTC) ? "'UTC'" : "xx";
            case "Z" -> "XXX";
            default -> ""; // allow default: any verb
        };
        if (pattern.isEmpty()) {
            call.fail(
                    0,
                    "the verb " + Call.quoted(verb)
                            + " is not known; letters that are meant as they are stand in single quotation marks");
            return "";
        }
        String text = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
        return verb.equals("aa") ? text.toLowerCase(Locale.ROOT) : text;
    }
}
