package io.rackform.hcl.syntax;

/** Reads characters from UTF-8 bytes and says which belong to an identifier. */
final class Characters {
    /** No character: the bytes are not UTF-8. */
    static final int MALFORMED = -1;

    private Characters() {}

    /** The code point at the place, or {@link #MALFORMED}; overlong forms and surrogates are malformed too. */
    static int at(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > bytes.length) {
            return MALFORMED;
        }
        int point = first & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            int next = bytes[at + i] & 0xFF;
            if ((next & 0xC0) != 0x80) {
                return MALFORMED;
            }
            point = (point << 6) | (next & 0x3F);
        }
        boolean overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return overlong || surrogate || point > Character.MAX_CODE_POINT ? MALFORMED : point;
    }

    /** How many bytes the character takes; 1 for malformed ones. */
    static int length(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    static boolean startsIdentifier(int point) {
        if (point < 0x80) {
            return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || point == '_';
        }
        return Character.isUnicodeIdentifierStart(point);
    }

    static boolean continuesIdentifier(int point) {
        if (point < 0x80) {
            return startsIdentifier(point) || (point >= '0' && point <= '9') || point == '-';
        }
        return Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
    }

    /** The end of the identifier that starts at the place; the place itself where none does. */
    static int identifierEnd(byte[] bytes, int start) {
        if (start >= bytes.length || !startsIdentifier(at(bytes, start))) {
            return start;
        }
        int end = start;
        while (end < bytes.length) {
            int point = at(bytes, end);
            if (point == MALFORMED || !continuesIdentifier(point)) {
                break;
            }
            end += length(point);
        }
        return end;
    }

    static boolean isDigit(byte[] bytes, int at) {
        return at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9';
    }

    static int skipBlanks(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** The place after the next newline, or the end of the text. */
    static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length) {
            if (bytes[at++] == '\n') {
                break;
            }
        }
        return at;
    }
}
