package io.rackform.hcl.function.text;

import static io.rackform.hcl.function.Parameter.string;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.model.type.Type;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.function.IntPredicate;

/** Text: taking parts away and putting others in their place. */
public final class TrimFunctions {
    private TrimFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "replace" ->
                Function.of(
                        name, Type.STRING, TrimFunctions::replace, string("str"), string("substr"), string("replace"));
            case "trim" -> Function.of(name, Type.STRING, TrimFunctions::trim, string("str"), string("cutset"));
            case "trimprefix" ->
                Function.of(name, Type.STRING, TrimFunctions::trimPrefix, string("str"), string("prefix"));
            case "trimsuffix" ->
                Function.of(name, Type.STRING, TrimFunctions::trimSuffix, string("str"), string("suffix"));
            case "trimspace" -> StringFunctions.ofOne(name, text -> stripped(text, TrimFunctions::isSpace));
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    private static Value trim(Call call) {
        String cut = call.string(1);
        return new StringValue(stripped(call.string(0), point -> cut.indexOf(point) >= 0));
    }

    private static boolean isSpace(int point) {
        return Character.isSpaceChar(point) || (point >= 9 && point <= 13) || point == 0x85;
    }

    private static String stripped(String text, IntPredicate cut) {
        int start = 0;
        int end = text.length();
        while (start < end && cut.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && cut.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static Value trimPrefix(Call call) {
        String text = call.string(0);
        String prefix = call.string(1);
        return text.startsWith(prefix) ? new StringValue(text.substring(prefix.length())) : call.get(0);
    }

    private static Value trimSuffix(Call call) {
        String text = call.string(0);
        String suffix = call.string(1);
        return text.endsWith(suffix)
                ? new StringValue(text.substring(0, text.length() - suffix.length()))
                : call.get(0);
    }

    private static long occurrences(String text, String part) {
        if (part.isEmpty()) {
            return text.length() + 1L;
        }
        long count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static Value replace(Call call) {
        String text = call.string(0);
        String part = call.string(1);
        String replacement = call.string(2);
        if (part.length() < 2 || !part.startsWith("/") || !part.endsWith("/")) {
            long length = text.length() + occurrences(text, part) * replacement.length();
            boolean grows = replacement.length() > part.length();
            return grows && call.isTooLong(length) ? call.get(0) : new StringValue(text.replace(part, replacement));
        }
        Pattern pattern;
        if (RegexSize.isTooLarge(part)) {
            return call.fail(1, RegexFunctions.TOO_LARGE);
        }
        try {
            pattern = Pattern.compile(part.substring(1, part.length() - 1));
        } catch (PatternSyntaxException wrong) {
            return call.fail(
                    1, "the regular expression " + Call.quoted(part) + " is not valid: " + wrong.getDescription());
        }
        return Replacement.all(call, pattern, text, replacement);
    }
}
