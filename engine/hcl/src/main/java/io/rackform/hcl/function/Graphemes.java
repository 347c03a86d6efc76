package io.rackform.hcl.function;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits text into what a person sees as characters (Unicode grapheme clusters). */
final class Graphemes {
    private static final Pattern CLUSTER = Pattern.compile("\\X", Pattern.DOTALL);

    private Graphemes() {}

    static List<String> of(String text) {
        List<String> clusters = new ArrayList<>(text.length());
        if (isPlain(text)) {
            for (int i = 0; i < text.length(); i++) {
                clusters.add(text.substring(i, i + 1));
            }
            return clusters;
        }
        Matcher matcher = CLUSTER.matcher(text);
        while (matcher.find()) {
            clusters.add(matcher.group());
        }
        return clusters;
    }

    static int count(String text) {
        if (isPlain(text)) {
            return text.length();
        }
        int count = 0;
        Matcher matcher = CLUSTER.matcher(text);
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    /** In ASCII every character is one, but for a carriage return with its line feed. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c == '\r') {
                return false;
            }
        }
        return true;
    }
}
