package io.rackform.hcl.value;

import java.util.Locale;

/** Text in quotes as the language and its messages show it: what does not print, or would steer a terminal, is escaped. */
public final class QuotedText {
    private QuotedText() {}

    public static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(point -> append(quoted, point));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int point) {
        switch (point) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> { // allow default: any character
                if (isPrintable(point)) {
                    quoted.appendCodePoint(point);
                } else if (point < 0x80) {
                    quoted.append(String.format(Locale.ROOT, "\\x%02x", point));
                } else if (point < 0x10000) {
                    quoted.append(String.format(Locale.ROOT, "\\u%04x", point));
                } else {
                    quoted.append(String.format(Locale.ROOT, "\\U%08x", point));
                }
            }
        }
    }

    private static boolean isPrintable(int point) {
        if (point < 0x7f) {
            return point >= 0x20;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true; // allow default: all other categories print
        };
    }
}
