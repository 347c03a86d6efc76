package io.rackform.hcl.value;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits text into what a person sees as characters (Unicode grapheme clusters). */
public final class Graphemes {
    private static final Pattern CLUSTER = Pattern.compile("\\X", Pattern.DOTALL);

    private Graphemes() {}

    public static List<String> of(String text) {
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

    public static int count(String text) {
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

    /** The text without its last character; nothing where it has none. */
    static String withoutLast(String text) {
        int start = 0;
        Matcher matcher = CLUSTER.matcher(text);
        while (matcher.find()) {
            start = matcher.start();
        }
        return text.substring(0, start);
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
