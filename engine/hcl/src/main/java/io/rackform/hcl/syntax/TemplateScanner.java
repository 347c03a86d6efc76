package io.rackform.hcl.syntax;

import java.util.Arrays;

/** Scans the text of templates: between quotes, in heredocs, and bare. */
final class TemplateScanner {
    /** How far to look for the end of a string that was not closed in its line. */
    private static final int LINES_AHEAD = 20;

    private final byte[] bytes;
    private final Tokens tokens;
    private ScanMode mode = ScanMode.code();
    private int at;

    TemplateScanner(byte[] bytes, Tokens tokens) {
        this.bytes = bytes;
        this.tokens = tokens;
    }

    /** The mode after {@link #scan}. */
    ScanMode mode() {
        return mode;
    }

    /** The next byte after {@link #scan}. */
    int at() {
        return at;
    }

    /** Scans from the place to the next change of mode, or one line. */
    void scan(ScanMode current, int from) {
        mode = current;
        at = from;
        if (current.kind() == ScanMode.Kind.HEREDOC && current.lineStart() && closesHeredoc()) {
            return;
        }
        boolean quoted = current.kind() == ScanMode.Kind.QUOTED;
        int end = textEnd(quoted);
        if (end > at) {
            text(end);
        }
        if (at >= bytes.length) {
            return;
        }
        byte next = bytes[at];
        boolean afterNewline = end > from && bytes[end - 1] == '\n';
        mode.setLineStart(afterNewline);
        if (afterNewline && !quoted) {
            return;
        }
        if (next == '$' || next == '%') {
            boolean trims = at + 2 < bytes.length && bytes[at + 2] == '~';
            take(next == '$' ? TokenKind.OPEN_INTERPOLATION : TokenKind.OPEN_DIRECTIVE, trims ? 3 : 2);
            mode = mode.sequence(tokens.currentLine());
        } else if (next == '"') {
            take(TokenKind.CLOSE_QUOTE, 1);
            mode = mode.outer();
        } else {
            newlineInQuotes();
        }
    }

    private void take(TokenKind kind, int length) {
        tokens.add(kind, at, at + length);
        at += length;
    }

    /** Adds the text up to the end, cut where bytes are not UTF-8. */
    private void text(int end) {
        int from = at;
        int i = at;
        while (i < end) {
            if (bytes[i] >= 0) {
                i++;
                continue;
            }
            int point = Characters.at(bytes, i);
            if (point == Characters.MALFORMED) {
                if (i > from) {
                    tokens.add(TokenKind.TEXT, from, i);
                }
                tokens.add(TokenKind.BAD_ENCODING, i, i + 1);
                from = i + 1;
            }
            i += Characters.length(point);
        }
        if (end > from) {
            tokens.add(TokenKind.TEXT, from, end);
        }
        at = end;
    }

    private int textEnd(boolean quoted) {
        int i = at;
        while (i < bytes.length) {
            byte value = bytes[i];
            if (value == '$' || value == '%') {
                if (i + 1 < bytes.length && bytes[i + 1] == '{') {
                    return i;
                }
                boolean escape = i + 2 < bytes.length && bytes[i + 1] == value && bytes[i + 2] == '{';
                i += escape ? 3 : 1;
            } else if (value == '\n') {
                return quoted ? beforeCarriageReturn(i) : i + 1;
            } else if (quoted && value == '"') {
                return i;
            } else if (quoted
                    && value == '\\'
                    && i + 1 < bytes.length
                    && bytes[i + 1] != '\n'
                    && bytes[i + 1] != '\r') {
                i += 2;
            } else {
                i++;
            }
        }
        return bytes.length;
    }

    private int beforeCarriageReturn(int newline) {
        return newline > at && bytes[newline - 1] == '\r' ? newline - 1 : newline;
    }

    private boolean closesHeredoc() {
        int end = markerEnd(mode, at);
        if (end < 0) {
            return false;
        }
        take(TokenKind.CLOSE_HEREDOC, end - at);
        while (at < bytes.length && isSpace(bytes[at]) && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        mode = mode.outer();
        return true;
    }

    /** The end of the marker that closes the heredoc, where it stands alone in the line; -1 where it does not. */
    private int markerEnd(ScanMode heredoc, int lineStart) {
        int lineEnd = Characters.lineEnd(bytes, lineStart);
        int start = lineStart;
        while (start < lineEnd && isSpace(bytes[start])) {
            start++;
        }
        int end = lineEnd;
        while (end > start && isSpace(bytes[end - 1])) {
            end--;
        }
        boolean same = Arrays.equals(bytes, start, end, bytes, heredoc.markerStart(), heredoc.markerEnd());
        return same ? end : -1;
    }

    /** Whether the line ends the heredoc that this interpolation or directive is in. */
    boolean endsHeredocAround(ScanMode sequence, int lineStart) {
        ScanMode heredoc = sequence.outer();
        return sequence.endsAtBrace() && heredoc.kind() == ScanMode.Kind.HEREDOC && markerEnd(heredoc, lineStart) >= 0;
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || (value >= '\t' && value <= '\r');
    }

    /** Where a string goes on in a next line the newline is a token; otherwise the string ends here without its quote. */
    private void newlineInQuotes() {
        int newline = bytes[at] == '\r' ? at + 1 : at;
        if (stringGoesOn(newline + 1)) {
            take(TokenKind.QUOTED_NEWLINE, newline + 1 - at);
            return;
        }
        int line = tokens.currentLine();
        do {
            tokens.add(mode.missingEnd(), at, at);
            mode = mode.outer();
        } while (mode.line() == line && mode.parent() != null);
    }

    private boolean stringGoesOn(int from) {
        int start = from;
        for (int i = 0; i < LINES_AHEAD && start < bytes.length; i++) {
            int first = Characters.skipBlanks(bytes, start);
            if ((first < bytes.length && "}])#".indexOf(bytes[first]) >= 0) || startsItem(start)) {
                return false;
            }
            int end = Characters.lineEnd(bytes, start);
            int quotes = 0;
            for (int j = start; j < end; j++) {
                if (bytes[j] == '"' && bytes[j - 1] != '\\') {
                    quotes++;
                }
            }
            if (quotes > 0) {
                return quotes % 2 == 1;
            }
            start = end;
        }
        return false;
    }

    /** Whether a line looks like an attribute or the header of a block, which no expression can start with. */
    boolean startsItem(int lineStart) {
        int start = Characters.skipBlanks(bytes, lineStart);
        int end = Characters.identifierEnd(bytes, start);
        if (end == start) {
            return false;
        }
        int next = Characters.skipBlanks(bytes, end);
        if (next < bytes.length && bytes[next] == '=') {
            int second = next + 1 < bytes.length ? bytes[next + 1] : '\n';
            return second != '=' && second != '>';
        }
        int lineEnd = Characters.lineEnd(bytes, next);
        int last = lineEnd - 1;
        while (last > next && isSpace(bytes[last])) {
            last--;
        }
        return next < bytes.length && last < bytes.length && bytes[last] == '{' && (bytes[next] == '"' || next == last);
    }

    /** Gives up interpolations that a new attribute or block was found in, and the quotes around them. */
    ScanMode abandon(ScanMode current, int place) {
        ScanMode open = current;
        while (open.endsAtBrace()) {
            tokens.add(open.missingEnd(), place, place);
            open = open.outer();
            if (open.kind() == ScanMode.Kind.QUOTED) {
                tokens.add(open.missingEnd(), place, place);
                open = open.outer();
            }
        }
        return open;
    }
}
