package io.rackform.hcl.format;

import io.rackform.hcl.syntax.TokenKind;
import io.rackform.hcl.syntax.Tokens;

/**
 * Makes pieces of a file's tokens and rewrites what is written in an outdated way: an interpolation that is a whole
 * argument, types of variables in quotes, collection types without an element type, and labels without quotes.
 */
final class Rewriting {
    private final Tokens tokens;
    private final Pieces pieces;
    private int at;

    private Rewriting(Tokens tokens) {
        this.tokens = tokens;
        this.pieces = new Pieces(tokens.bytes(), tokens.size());
    }

    /** @param tokens of a file without syntax errors */
    static Pieces apply(Tokens tokens) {
        Rewriting rewriting = new Rewriting(tokens);
        rewriting.file();
        return rewriting.pieces;
    }

    /** Goes over the items of all bodies; {@code depth} is the number of open blocks. */
    private void file() {
        int depth = 0;
        boolean inVariable = false;
        while (tokens.kind(at) != TokenKind.END) {
            switch (tokens.kind(at)) {
                case IDENTIFIER -> {
                    if (tokens.kind(afterComments(at + 1)) == TokenKind.EQUAL) {
                        attribute(inVariable && depth == 1);
                    } else {
                        inVariable = depth == 0 ? tokens.text(at).equals("variable") : inVariable;
                        header();
                        depth++;
                    }
                }
                case CLOSE_BRACE -> {
                    depth--;
                    keep();
                }
                default -> keep(); // allow default: comments and newlines
            }
        }
        boolean kept = at > 0 && tokens.kind(at - 1) == TokenKind.CLOSE_HEREDOC;
        pieces.setFinalBlanks(kept ? 0 : tokens.start(at) - (at == 0 ? textStart() : tokens.end(at - 1)));
    }

    /** The first byte after a byte order mark, which goes. */
    private int textStart() {
        byte[] bytes = tokens.bytes();
        return bytes.length > 0 && bytes[0] == (byte) 0xEF ? 3 : 0;
    }

    /** Keeps the next token as it is. */
    private void keep() {
        if (endsLineComment(at)) {
            pieces.endCommentWith(tokens.end(at));
        } else {
            // Blanks after the marker that ends a heredoc stay, as the reference has it.
            boolean marker = tokens.kind(at) == TokenKind.CLOSE_HEREDOC;
            pieces.add(tokens.kind(at), tokens.start(at), marker ? tokens.start(at + 1) : tokens.end(at));
        }
        at++;
    }

    private void keepUntil(int end) {
        while (at < end) {
            keep();
        }
    }

    /** Whether the token is the newline that ends a comment. */
    private boolean endsLineComment(int token) {
        if (tokens.kind(token) != TokenKind.NEWLINE || token == 0 || tokens.kind(token - 1) != TokenKind.COMMENT) {
            return false;
        }
        byte[] bytes = tokens.bytes();
        int comment = tokens.start(token - 1);
        return bytes[comment] == '#' || bytes[comment + 1] == '/';
    }

    private int afterComments(int from) {
        int token = from;
        while (tokens.kind(token) == TokenKind.COMMENT) {
            token++;
        }
        return token;
    }

    private void header() {
        keep();
        while (tokens.kind(at) != TokenKind.OPEN_BRACE) {
            switch (tokens.kind(at)) {
                case IDENTIFIER -> quoted();
                case TEXT -> {
                    LabelText.rewritten(tokens.text(at))
                            .ifPresentOrElse(
                                    text -> pieces.insert(TokenKind.TEXT, text),
                                    () -> pieces.add(TokenKind.TEXT, tokens.start(at), tokens.end(at)));
                    at++;
                }
                default -> keep(); // allow default: quotes and comments
            }
        }
        keep();
    }

    /** Puts a bare label in quotes, unless these would make it another one: quoted texts are normalized. */
    private void quoted() {
        String label = tokens.text(at);
        if (LabelText.rewritten(label).orElse(label).equals(label)) {
            pieces.insert(TokenKind.OPEN_QUOTE, "\"");
            pieces.add(TokenKind.TEXT, tokens.start(at), tokens.end(at));
            pieces.insert(TokenKind.CLOSE_QUOTE, "\"");
            at++;
        } else {
            keep();
        }
    }

    private void attribute(boolean inVariable) {
        boolean type = inVariable && tokens.text(at).equals("type");
        while (tokens.kind(at) != TokenKind.EQUAL) {
            keep();
        }
        keep();
        keepUntil(afterComments(at));
        int end = expressionEnd(at);
        if (type) {
            type(end);
        } else {
            value(at, end);
        }
        at = end;
    }

    /** The token after the expression that starts at one; comments after it are not a part of it. */
    private int expressionEnd(int from) {
        int open = 0;
        int end = from;
        for (int token = from; ; token++) {
            TokenKind kind = tokens.kind(token);
            boolean ends = kind == TokenKind.NEWLINE || kind == TokenKind.CLOSE_BRACE || kind == TokenKind.END;
            if (ends && open == 0) {
                return end;
            }
            if (kind.closer() != TokenKind.END) {
                open++;
            } else if (kind.closes()) {
                open--;
            }
            if (kind != TokenKind.COMMENT && kind != TokenKind.NEWLINE) {
                end = token + 1;
            }
        }
    }

    private void type(int end) {
        boolean word = end - at == 1 && tokens.kind(at) == TokenKind.IDENTIFIER;
        boolean quoted = end - at == 3 && tokens.kind(at + 1) == TokenKind.TEXT;
        String name = word ? tokens.text(at) : quoted ? tokens.text(at + 1) : "";
        boolean collection = name.equals("list") || name.equals("map");
        if (word && (collection || name.equals("set"))) {
            keep();
            elementType("any");
        } else if (quoted && (collection || name.equals("string"))) {
            pieces.add(TokenKind.IDENTIFIER, tokens.start(at + 1), tokens.end(at + 1));
            if (collection) {
                elementType("string");
            }
        } else {
            keepUntil(end);
        }
    }

    private void elementType(String name) {
        pieces.insert(TokenKind.OPEN_PARENTHESIS, "(");
        pieces.insert(TokenKind.IDENTIFIER, name);
        pieces.insert(TokenKind.CLOSE_PARENTHESIS, ")");
    }

    /** Adds an expression without the quotes around an interpolation that is all of it. */
    private void value(int from, int end) {
        at = from;
        if (!isInterpolation(from, end)) {
            keepUntil(end);
            return;
        }
        int first = from + 2;
        while (tokens.kind(first) == TokenKind.NEWLINE) {
            first++;
        }
        int last = end - 2;
        while (tokens.kind(last - 1) == TokenKind.NEWLINE && !endsLineComment(last - 1)) {
            last--;
        }
        at = first;
        if (needsParentheses(first, last, end)) {
            pieces.insert(TokenKind.OPEN_PARENTHESIS, "(");
            keepUntil(last);
            if (tokens.kind(last - 1) == TokenKind.CLOSE_HEREDOC) {
                pieces.insert(TokenKind.NEWLINE, "\n");
            }
            pieces.insert(TokenKind.CLOSE_PARENTHESIS, ")");
            return;
        }
        keepUntil(afterComments(first));
        int inner = afterExpression(at, last);
        value(at, inner);
        at = inner;
        keepUntil(last);
    }

    /** Whether the expression is one interpolation in quotes and nothing beside it. */
    private boolean isInterpolation(int from, int end) {
        boolean enclosed = end - from >= 5
                && tokens.kind(from) == TokenKind.OPEN_QUOTE
                && tokens.kind(from + 1) == TokenKind.OPEN_INTERPOLATION
                && tokens.kind(end - 2) == TokenKind.CLOSE_SEQUENCE
                && tokens.kind(end - 1) == TokenKind.CLOSE_QUOTE;
        int quotes = 0;
        for (int token = from + 2; enclosed && token < end - 2; token++) {
            switch (tokens.kind(token)) {
                case OPEN_QUOTE -> quotes++;
                case CLOSE_QUOTE -> quotes--;
                // A heredoc with interpolations is left alone too, as the reference does.
                case OPEN_INTERPOLATION, CLOSE_SEQUENCE -> enclosed = quotes > 0;
                default -> {} // allow default: the rest is not the template's own
            }
        }
        return enclosed;
    }

    /**
     * Whether an unwrapped expression needs parentheses: without them an expression ends with its line.
     *
     * @param end the token after the quoted one
     */
    private boolean needsParentheses(int first, int last, int end) {
        boolean heredoc = tokens.kind(last - 1) == TokenKind.CLOSE_HEREDOC;
        // Comments may follow one that ends its line, but not the marker of a heredoc.
        TokenKind next = tokens.kind(heredoc ? end : afterComments(end));
        boolean endsItem = next == TokenKind.NEWLINE || next == TokenKind.END;
        boolean several = heredoc && !endsItem;
        int after = afterExpression(first, last);
        int open = 0;
        for (int token = first; token < last && !several; token++) {
            TokenKind kind = tokens.kind(token);
            open += kind.closer() != TokenKind.END ? 1 : kind.closes() ? -1 : 0;
            // Newlines that end comments are needless only here; for the others the reference wants parentheses always.
            boolean harmless = endsLineComment(token) && (open > 0 || (endsItem && token >= after));
            several = kind == TokenKind.NEWLINE && !harmless;
        }
        return several && !isParenthesized(first, last);
    }

    /** The end of what is left without the comments at the end. */
    private int afterExpression(int first, int last) {
        int end = last;
        while (end > first
                && (tokens.kind(end - 1) == TokenKind.COMMENT || tokens.kind(end - 1) == TokenKind.NEWLINE)) {
            end--;
        }
        return end;
    }

    private boolean isParenthesized(int first, int last) {
        if (tokens.kind(first) != TokenKind.OPEN_PARENTHESIS) {
            return false;
        }
        int open = 0;
        for (int token = first; token < last; token++) {
            TokenKind kind = tokens.kind(token);
            open += kind.closer() != TokenKind.END ? 1 : kind.closes() ? -1 : 0;
            if (open == 0) {
                return token == last - 1;
            }
        }
        return false;
    }
}
