package io.rackform.hcl.function.document;

import io.rackform.hcl.function.time.TimeFunctions;
import io.rackform.hcl.value.Numbers;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What scalars without quotes mean: YAML 1.2's core schema, with the words for truth and the times of YAML 1.1. */
final class YamlScalars {
    private static final String TAG = "tag:yaml.org,2002:";
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern BASED = Pattern.compile("0x[0-9a-fA-F]{1,64}|0o[0-7]{1,64}");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:(?:[Tt]| )(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.\\d{1,9})?(Z|[-+]\\d{2}:\\d{2})?)?");

    private YamlScalars() {}

    static Value text(String text) {
        return new StringValue(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    static boolean isNotFinite(String text) {
        return NOT_FINITE.matcher(text).matches();
    }

    static Value resolve(String text) {
        Value word = word(text);
        if (word != null) {
            return word;
        }
        char first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            Value number = number(text);
            if (number != null) {
                return number;
            }
            Value time = time(text);
            if (time != null) {
                return time;
            }
        }
        return text(text);
    }

    private static @Nullable Value word(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> NullValue.ANY;
            case "true", "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> BoolValue.TRUE;
            case "false", "False", "FALSE", "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> BoolValue.FALSE;
            default -> null; // allow default: any text
        };
    }

    private static @Nullable Value number(String text) {
        if (BASED.matcher(text).matches()) {
            int radix = text.charAt(1) == 'x' ? 16 : 8;
            return new NumberValue(new BigDecimal(new BigInteger(text.substring(2), radix)));
        }
        return DECIMAL.matcher(text).matches() ? Numbers.parse(text).orElse(null) : null;
    }

    private static @Nullable Value time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String zone = matcher.group(7);
        boolean blank = matcher.group(4) != null && text.indexOf(' ') > 0;
        if (matcher.group(4) != null && blank == (zone != null)) {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    part(matcher, 1),
                    part(matcher, 2),
                    part(matcher, 3),
                    part(matcher, 4),
                    part(matcher, 5),
                    part(matcher, 6));
            ZoneOffset offset = zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone);
            return new StringValue(TimeFunctions.text(OffsetDateTime.of(local, offset)));
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    private static int part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** The value of a scalar whose tag says what it is; null where it is not that. */
    static @Nullable Value tagged(String tag, String text) {
        return switch (tag.startsWith(TAG) ? tag.substring(TAG.length()) : "") {
            case "str", "binary" -> text(text);
            case "bool" -> word(text) instanceof BoolValue bool ? bool : null;
            case "int", "float" -> number(text);
            case "null" -> NullValue.ANY;
            case "timestamp" -> time(text);
            default -> null; // allow default: any tag
        };
    }
}
