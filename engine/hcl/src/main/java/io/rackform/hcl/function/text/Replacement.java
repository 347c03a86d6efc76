package io.rackform.hcl.function.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.rackform.hcl.function.Call;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import org.jspecify.annotations.Nullable;

/** Replaces matches of a regular expression by a text with {@code $1} and {@code ${name}} for groups, in RE2's notation. */
final class Replacement {
    private final Pattern pattern;
    private final String replacement;
    private final StringBuilder out = new StringBuilder();

    private Replacement(Pattern pattern, String replacement) {
        this.pattern = pattern;
        this.replacement = replacement;
    }

    static Value all(Call call, Pattern pattern, String text, String replacement) {
        Replacement work = new Replacement(pattern, replacement);
        Matcher matcher = pattern.matcher(text);
        int done = 0;
        boolean first = true;
        while (matcher.find() && !call.isTooLong(work.out.length())) {
            // Where one match has ended there is no empty one as well.
            if (matcher.end() == done && !first) {
                continue;
            }
            first = false;
            work.out.append(text, done, matcher.start());
            work.expand(matcher);
            done = matcher.end();
        }
        return new StringValue(work.out.append(text, done, text.length()).toString());
    }

    private void expand(Matcher matcher) {
        int i = 0;
        while (i < replacement.length()) {
            char c = replacement.charAt(i);
            if (c != '$') {
                out.append(c);
                i++;
            } else if (replacement.startsWith("$$", i)) {
                out.append('$');
                i += 2;
            } else {
                i = group(matcher, i);
            }
        }
    }

    /** Puts in the group that is named at the dollar sign, and says where to go on. */
    private int group(Matcher matcher, int dollar) {
        boolean braces = replacement.startsWith("${", dollar);
        int start = dollar + (braces ? 2 : 1);
        int end = start;
        while (end < replacement.length() && isName(replacement.charAt(end))) {
            end++;
        }
        boolean valid = end > start && (!braces || replacement.startsWith("}", end));
        if (!valid) {
            out.append('$');
            return dollar + 1;
        }
        String value = value(matcher, replacement.substring(start, end));
        out.append(value == null ? "" : value);
        return braces ? end + 1 : end;
    }

    private static boolean isName(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private @Nullable String value(Matcher matcher, String name) {
        if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int number = name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name);
            return number <= matcher.groupCount() ? matcher.group(number) : null;
        }
        Integer number = pattern.namedGroups().get(name);
        return number == null ? null : matcher.group(number);
    }
}
