package io.rackform.cli.docs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a command line as a shell does: at blanks, but not inside of quotes. */
final class Words {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

    private Words() {}

    static List<String> of(String line) {
        return WORD.matcher(line).results().map(word -> unquoted(word.group())).toList();
    }

    private static String unquoted(String word) {
        return QUOTED.matcher(word)
                .replaceAll(part -> Matcher.quoteReplacement(part.group(1) == null ? part.group(2) : part.group(1)));
    }
}
