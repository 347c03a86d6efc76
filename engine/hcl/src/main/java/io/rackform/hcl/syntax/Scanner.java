package io.rackform.hcl.syntax;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into tokens, templates included, without a look at the grammar. It never fails: what it can't read is a
 * token that the parser reports, and every template that was opened is closed by a token, if need be one of no bytes.
 */
final class Scanner {
    private final byte[] bytes;
    private final Tokens tokens;
    private final TemplateScanner templates;
    private ScanMode mode = ScanMode.code();
    private int at;

    private Scanner(SourceFile file, @Nullable Origin origin) {
        this.bytes = file.bytes();
        this.at = byteOrderMarkLength(bytes);
        this.tokens = new Tokens(file, origin, at);
        this.templates = new TemplateScanner(bytes, tokens);
    }

    /** The tokens of a file of blocks and attributes, or of an expression. */
    static Tokens scan(SourceFile file) {
        return new Scanner(file, null).run();
    }

    /** The tokens of an expression within one line of a larger text. */
    static Tokens scan(SourceFile file, Origin origin) {
        return new Scanner(file, origin).run();
    }

    /** The tokens of a file that is one template, without quotes around it. */
    static Tokens scanTemplate(SourceFile file) {
        return new Scanner(file, null).template();
    }

    /** The tokens of a template within one line of a larger text. */
    static Tokens scanTemplate(SourceFile file, Origin origin) {
        return new Scanner(file, origin).template();
    }

    private Tokens template() {
        mode = ScanMode.bare();
        return run();
    }

    private static int byteOrderMarkLength(byte[] bytes) {
        boolean marked = bytes.length >= 3
                && (bytes[0] & 0xFF) == 0xEF
                && (bytes[1] & 0xFF) == 0xBB
                && (bytes[2] & 0xFF) == 0xBF;
        return marked ? 3 : 0;
    }

    private Tokens run() {
        while (at < bytes.length) {
            if (mode.kind() == ScanMode.Kind.CODE) {
                code();
            } else {
                templates.scan(mode, at);
                mode = templates.mode();
                at = templates.at();
            }
        }
        for (ScanMode open = mode; open.parent() != null; open = open.parent()) {
            tokens.add(open.missingEnd(), at, at);
        }
        tokens.add(TokenKind.END, at, at);
        return tokens;
    }

    private void code() {
        byte first = bytes[at];
        switch (first) {
            case ' ', '\t' -> at++;
            case '\n' -> newline(1);
            case '\r' -> {
                if (next(1) == '\n') {
                    newline(2);
                } else {
                    take(TokenKind.INVALID, 1);
                }
            }
            case '#' -> lineComment();
            case '/' -> slash();
            case '"' -> {
                take(TokenKind.OPEN_QUOTE, 1);
                mode = mode.quoted(tokens.currentLine());
            }
            case '<' -> less();
            case '{' -> {
                mode.openBrace();
                take(TokenKind.OPEN_BRACE, 1);
            }
            case '}' -> closeBrace(1);
            default -> { // allow default: bytes are not a closed set
                if (first >= '0' && first <= '9') {
                    number();
                } else if (!symbol(first)) {
                    word();
                }
            }
        }
    }

    private boolean symbol(byte first) {
        switch (first) {
            case '[' -> take(TokenKind.OPEN_BRACKET, 1);
            case ']' -> take(TokenKind.CLOSE_BRACKET, 1);
            case '(' -> take(TokenKind.OPEN_PARENTHESIS, 1);
            case ')' -> take(TokenKind.CLOSE_PARENTHESIS, 1);
            case ',' -> take(TokenKind.COMMA, 1);
            case '+' -> take(TokenKind.PLUS, 1);
            case '-' -> take(TokenKind.MINUS, 1);
            case '*' -> take(TokenKind.STAR, 1);
            case '%' -> take(TokenKind.PERCENT, 1);
            case '?' -> take(TokenKind.QUESTION, 1);
            case ':' -> either(':', TokenKind.DOUBLE_COLON, TokenKind.COLON);
            case '!' -> either('=', TokenKind.NOT_EQUAL, TokenKind.NOT);
            case '>' -> either('=', TokenKind.GREATER_OR_EQUAL, TokenKind.GREATER);
            case '&' -> either('&', TokenKind.AND, TokenKind.INVALID);
            case '|' -> either('|', TokenKind.OR, TokenKind.INVALID);
            case '=' -> {
                if (next(1) == '>') {
                    take(TokenKind.ARROW, 2);
                } else {
                    either('=', TokenKind.EQUAL_EQUAL, TokenKind.EQUAL);
                }
            }
            case '.' -> {
                boolean three = next(1) == '.' && next(2) == '.';
                take(three ? TokenKind.ELLIPSIS : TokenKind.DOT, three ? 3 : 1);
            }
            case '~' -> {
                if (next(1) == '}' && mode.endsAtBrace()) {
                    closeBrace(2);
                } else {
                    take(TokenKind.INVALID, 1);
                }
            }
            default -> { // allow default: bytes are not a closed set
                return false;
            }
        }
        return true;
    }

    private int next(int distance) {
        return at + distance < bytes.length ? bytes[at + distance] : -1;
    }

    private void take(TokenKind kind, int length) {
        tokens.add(kind, at, at + length);
        at += length;
    }

    private void either(char second, TokenKind both, TokenKind alone) {
        boolean two = next(1) == second;
        take(two ? both : alone, two ? 2 : 1);
    }

    private void newline(int length) {
        boolean lost = mode.endsAtBrace()
                && (templates.startsItem(at + length) || templates.endsHeredocAround(mode, at + length));
        if (lost) {
            mode = templates.abandon(mode, at);
        } else {
            take(TokenKind.NEWLINE, length);
        }
    }

    private void closeBrace(int length) {
        if (mode.endsAtBrace()) {
            take(TokenKind.CLOSE_SEQUENCE, length);
            mode = mode.outer();
        } else {
            mode.closeBrace();
            take(TokenKind.CLOSE_BRACE, length);
        }
    }

    private void slash() {
        if (next(1) == '/') {
            lineComment();
        } else if (next(1) == '*') {
            int end = at + 2;
            while (end < bytes.length && !(bytes[end] == '*' && end + 1 < bytes.length && bytes[end + 1] == '/')) {
                end++;
            }
            boolean closed = end < bytes.length;
            take(closed ? TokenKind.COMMENT : TokenKind.INVALID, (closed ? end + 2 : bytes.length) - at);
        } else {
            take(TokenKind.SLASH, 1);
        }
    }

    private void lineComment() {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end < bytes.length && bytes[end - 1] == '\r') {
            end--;
        }
        take(TokenKind.COMMENT, end - at);
    }

    private void less() {
        if (next(1) != '<') {
            either('=', TokenKind.LESS_OR_EQUAL, TokenKind.LESS);
            return;
        }
        int marker = at + (next(2) == '-' ? 3 : 2);
        int end = Characters.identifierEnd(bytes, marker);
        int newline = end < bytes.length && bytes[end] == '\r' ? end + 1 : end;
        if (end == marker || newline >= bytes.length || bytes[newline] != '\n') {
            take(TokenKind.LESS, 1);
            return;
        }
        mode = mode.heredoc(marker, end);
        take(TokenKind.OPEN_HEREDOC, newline + 1 - at);
    }

    /** Takes all digits and dots that could belong to a number, so that {@code 1.2.3} is one mistake, not two numbers. */
    private void number() {
        int end = at + 1;
        while (end < bytes.length) {
            byte value = bytes[end];
            if (value >= '0' && value <= '9') {
                end++;
            } else if (value == '.' && Characters.isDigit(bytes, end + 1)) {
                end += 2;
            } else if (value == 'e' || value == 'E') {
                int digits = end + 1;
                if (digits < bytes.length && (bytes[digits] == '+' || bytes[digits] == '-')) {
                    digits++;
                }
                if (!Characters.isDigit(bytes, digits)) {
                    break;
                }
                end = digits + 1;
            } else {
                break;
            }
        }
        take(TokenKind.NUMBER, end - at);
    }

    private void word() {
        int end = Characters.identifierEnd(bytes, at);
        if (end > at) {
            take(TokenKind.IDENTIFIER, end - at);
            return;
        }
        int point = Characters.at(bytes, at);
        take(point == Characters.MALFORMED ? TokenKind.BAD_ENCODING : TokenKind.INVALID, Characters.length(point));
    }
}
