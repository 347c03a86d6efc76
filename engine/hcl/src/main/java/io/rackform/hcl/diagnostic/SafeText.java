package io.rackform.hcl.diagnostic;

/**
 * Makes text from files, devices and servers safe to print: no terminal escapes, no other control characters, and no
 * characters that show text in another order than it has.
 */
public final class SafeText {
    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';
    private static final char REPLACEMENT = '\ufffd';
    private static final char CONTROL_SEQUENCE = '\u009b';

    private SafeText() {}

    /** The text without escapes; newlines and tabs stay, every other control character becomes U+FFFD. */
    public static String of(String text) {
        int first = firstUnsafe(text);
        if (first == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length()).append(text, 0, first);
        int at = first;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (point == ESCAPE) {
                at = afterEscape(text, at + 1);
            } else if (point == CONTROL_SEQUENCE) {
                at = afterControlSequence(text, at + 1);
            } else if (point == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                at++;
            } else {
                if (isUnsafe(point)) {
                    safe.append(REPLACEMENT);
                } else {
                    safe.appendCodePoint(point);
                }
                at += Character.charCount(point);
            }
        }
        return safe.toString();
    }

    /** The text in one line, cut to a number of characters with an ellipsis in the place of the rest. */
    public static String line(String text, int longest) {
        // Ten times the length is enough even where most of it is escapes, and spares work on a hostile text.
        String head = text.length() > longest * 10L ? text.substring(0, longest * 10) : text;
        String safe = of(head).replace('\n', ' ').replace('\t', ' ');
        if (head.length() == text.length() && safe.codePointCount(0, safe.length()) <= longest) {
            return safe;
        }
        int points = Math.min(longest - 1, safe.codePointCount(0, safe.length()));
        return safe.substring(0, safe.offsetByCodePoints(0, points)) + "…";
    }

    private static int firstUnsafe(String text) {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isUnsafe(point)) {
                return at;
            }
            at += Character.charCount(point);
        }
        return text.length();
    }

    private static boolean isUnsafe(int point) {
        if ((point >= ' ' && point < 0x7F) || point == '\n' || point == '\t') {
            return false;
        }
        boolean control = point < ' ' || (point >= 0x7F && point <= 0x9F);
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return control || surrogate || reorders(point);
    }

    /** Embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX 9), and line separators. */
    private static boolean reorders(int point) {
        return (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x200E
                || point == 0x200F
                || point == 0x061C
                || point == 0x2028
                || point == 0x2029;
    }

    /** The place after an escape sequence (ECMA-48) whose introducer has been read. */
    private static int afterEscape(String text, int from) {
        if (from >= text.length()) {
            return from;
        }
        return switch (text.charAt(from)) {
            case '[' -> afterControlSequence(text, from + 1);
            case ']', 'P', 'X', '^', '_' -> afterString(text, from + 1);
            default -> { // allow default: all other sequences have intermediate bytes and one final byte
                int at = from;
                while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) <= '/') {
                    at++;
                }
                boolean ends = at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '~';
                yield ends ? at + 1 : at;
            }
        };
    }

    private static int afterControlSequence(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) <= '?') {
            at++;
        }
        boolean ends = at < text.length() && text.charAt(at) >= '@' && text.charAt(at) <= '~';
        return ends ? at + 1 : at;
    }

    /** The place after a command string; one that does not end in its line is not taken for a string. */
    private static int afterString(String text, int from) {
        for (int at = from; at < text.length() && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == BELL || text.charAt(at) == '\u009c') {
                return at + 1;
            }
            if (text.charAt(at) == ESCAPE) {
                return at + 1 < text.length() && text.charAt(at + 1) == '\\' ? at + 2 : at;
            }
        }
        return from;
    }
}
