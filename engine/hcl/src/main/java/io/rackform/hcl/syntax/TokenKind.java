package io.rackform.hcl.syntax;

/** What a token is. Templates are scanned too: their text, sequences and ends are tokens of their own. */
public enum TokenKind {
    NEWLINE,
    COMMENT,
    IDENTIFIER,
    NUMBER,

    OPEN_BRACE("{"),
    CLOSE_BRACE("}"),
    OPEN_BRACKET("["),
    CLOSE_BRACKET("]"),
    OPEN_PARENTHESIS("("),
    CLOSE_PARENTHESIS(")"),

    /** {@code "} that opens. */
    OPEN_QUOTE,
    CLOSE_QUOTE,
    /** Stands where a quoted string ends without its quote; no bytes. */
    MISSING_QUOTE,
    /** {@code <<MARKER} or {@code <<-MARKER} with its newline. */
    OPEN_HEREDOC,
    /** The marker that ends a heredoc, with the blanks before it. */
    CLOSE_HEREDOC,
    /** Stands where the file ends within a heredoc; no bytes. */
    MISSING_MARKER,
    /** Text of a template; in a heredoc at most one line, with its newline. */
    TEXT,
    /** A newline within quotes, where none may be. */
    QUOTED_NEWLINE,
    /** <code>${</code> or <code>${~</code>. */
    OPEN_INTERPOLATION,
    /** <code>%{</code> or <code>%{~</code>. */
    OPEN_DIRECTIVE,
    /** <code>}</code> or <code>~}</code> after an interpolation or directive. */
    CLOSE_SEQUENCE,
    /** Stands where an interpolation or directive ends without its brace; no bytes. */
    MISSING_SEQUENCE_END,

    EQUAL("="),
    EQUAL_EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    AND("&&"),
    OR("||"),
    NOT("!"),
    PLUS("+"),
    MINUS("-"),
    STAR("*"),
    SLASH("/"),
    PERCENT("%"),
    QUESTION("?"),
    COLON(":"),
    DOUBLE_COLON("::"),
    DOT("."),
    ELLIPSIS("..."),
    COMMA(","),
    ARROW("=>"),

    /** A character that the language does not use. */
    INVALID,
    /** Bytes that are not UTF-8. */
    BAD_ENCODING,
    END;

    private final String symbol;

    TokenKind() {
        this("");
    }

    TokenKind(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written, for kinds that are always written the same. */
    String symbol() {
        return symbol;
    }

    public boolean closes() {
        return switch (this) {
            case CLOSE_BRACE,
                    CLOSE_BRACKET,
                    CLOSE_PARENTHESIS,
                    CLOSE_QUOTE,
                    MISSING_QUOTE,
                    CLOSE_HEREDOC,
                    MISSING_MARKER,
                    CLOSE_SEQUENCE,
                    MISSING_SEQUENCE_END,
                    END -> true;
            default -> false; // allow default: all other kinds close nothing
        };
    }

    /** What closes this; {@link #END} where it opens nothing. */
    public TokenKind closer() {
        return switch (this) {
            case OPEN_BRACE -> CLOSE_BRACE;
            case OPEN_BRACKET -> CLOSE_BRACKET;
            case OPEN_PARENTHESIS -> CLOSE_PARENTHESIS;
            case OPEN_QUOTE -> CLOSE_QUOTE;
            case OPEN_HEREDOC -> CLOSE_HEREDOC;
            case OPEN_INTERPOLATION, OPEN_DIRECTIVE -> CLOSE_SEQUENCE;
            default -> END; // allow default: all other kinds open nothing
        };
    }

    /** The closer that this stands for where it is missing; otherwise itself. */
    TokenKind asWritten() {
        return switch (this) {
            case MISSING_QUOTE -> CLOSE_QUOTE;
            case MISSING_MARKER -> CLOSE_HEREDOC;
            case MISSING_SEQUENCE_END -> CLOSE_SEQUENCE;
            default -> this; // allow default: all other kinds are written
        };
    }
}
