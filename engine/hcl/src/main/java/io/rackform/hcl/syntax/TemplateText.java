package io.rackform.hcl.syntax;

import java.text.Normalizer;

/** Resolves the escapes of template text. */
final class TemplateText {
    /** Receives escapes that mean nothing. */
    interface Problems {
        /**
         * @param start of the escape within the raw text, in characters
         * @param end of the escape
         */
        void invalidEscape(int start, int end);
    }

    private TemplateText() {}

    /** The text in Unicode normal form C, in which the language keeps all strings. */
    static String normalize(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /**
     * @param raw as written
     * @param quoted whether backslashes escape; in heredocs they do not
     */
    static String unescape(String raw, boolean quoted, Problems problems) {
        if ((!quoted || raw.indexOf('\\') < 0) && raw.indexOf("${") < 0 && raw.indexOf("%{") < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            char next = raw.charAt(at);
            if (quoted && next == '\\') {
                at = escape(raw, at, text, problems);
            } else {
                boolean doubled = (next == '$' || next == '%')
                        && at + 2 < raw.length()
                        && raw.charAt(at + 1) == next
                        && raw.charAt(at + 2) == '{';
                if (doubled) {
                    text.append(next).append('{');
                    at += 3;
                } else {
                    text.append(next);
                    at++;
                }
            }
        }
        return text.toString();
    }

    /** Appends what the escape at the place means; returns the place after it. */
    private static int escape(String raw, int at, StringBuilder text, Problems problems) {
        char selector = at + 1 < raw.length() ? raw.charAt(at + 1) : ' ';
        switch (selector) {
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case '"' -> text.append('"');
            case '\\' -> text.append('\\');
            case 'u' -> {
                return unicode(raw, at, 4, text, problems);
            }
            case 'U' -> {
                return unicode(raw, at, 8, text, problems);
            }
            default -> { // allow default: every other character is a mistake
                int end = Math.min(
                        raw.length(),
                        at + 1 + Character.charCount(raw.codePointAt(Math.min(at + 1, raw.length() - 1))));
                problems.invalidEscape(at, end);
                return end;
            }
        }
        return at + 2;
    }

    private static int unicode(String raw, int at, int digits, StringBuilder text, Problems problems) {
        int end = at + 2;
        int limit = Math.min(raw.length(), end + digits);
        long point = 0;
        while (end < limit && Character.digit(raw.charAt(end), 16) >= 0 && raw.charAt(end) < 0x80) {
            point = point * 16 + Character.digit(raw.charAt(end), 16);
            end++;
        }
        if (end < at + 2 + digits) {
            problems.invalidEscape(at, end);
            return end;
        }
        boolean character = point <= Character.MAX_CODE_POINT
                && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
        text.appendCodePoint(character ? (int) point : 0xFFFD);
        return end;
    }
}
