package io.rackform.hcl.format;

import io.rackform.hcl.syntax.TokenKind;

/** Says where a blank stands between two pieces of a line. */
final class Spacing {
    private Spacing() {}

    /**
     * Whether there is a blank between two pieces that follow each other in a cell.
     *
     * @param before the kind of the piece before the left one; {@link TokenKind#END} where that is the first
     * @param wordIn whether the left one is the word {@code in}
     */
    static boolean between(TokenKind before, TokenKind left, boolean wordIn, TokenKind right) {
        if (joinsLeft(right) || left == TokenKind.DOT || inText(left, right)) {
            return false;
        }
        if (left == TokenKind.COMMA) {
            return true;
        }
        return switch (left) {
            case IDENTIFIER -> afterWord(before, wordIn, right);
            case NUMBER -> right != TokenKind.OPEN_BRACKET && beforeRight(right);
            case DOUBLE_COLON -> right != TokenKind.IDENTIFIER && beforeRight(right);
            case NOT -> false;
            case MINUS -> isOperand(before);
            case OPEN_BRACE -> right != TokenKind.CLOSE_BRACE;
            // So that "${ {" can be told from an escape at a glance.
            case OPEN_INTERPOLATION, OPEN_DIRECTIVE -> right == TokenKind.OPEN_BRACE || right == TokenKind.CLOSE_BRACE;
            case OPEN_BRACKET, OPEN_PARENTHESIS -> right == TokenKind.CLOSE_BRACE;
            case CLOSE_BRACE ->
                right != TokenKind.OPEN_BRACKET && (right == TokenKind.CLOSE_SEQUENCE || beforeRight(right));
            case CLOSE_BRACKET, CLOSE_PARENTHESIS -> right != TokenKind.OPEN_BRACKET && beforeRight(right);
            case CLOSE_SEQUENCE ->
                right != TokenKind.OPEN_BRACKET
                        && right != TokenKind.OPEN_INTERPOLATION
                        && right != TokenKind.OPEN_DIRECTIVE
                        && beforeRight(right);
            default -> beforeRight(right); // allow default: the rest stands apart from what is left of it
        };
    }

    /** What never has a blank before it. */
    private static boolean joinsLeft(TokenKind right) {
        return right == TokenKind.NEWLINE
                || right == TokenKind.DOT
                || right == TokenKind.COMMA
                || right == TokenKind.ELLIPSIS;
    }

    private static boolean inText(TokenKind left, TokenKind right) {
        return left == TokenKind.TEXT
                || left == TokenKind.OPEN_QUOTE
                || left == TokenKind.OPEN_HEREDOC
                || right == TokenKind.TEXT
                || right == TokenKind.CLOSE_QUOTE
                || right == TokenKind.CLOSE_HEREDOC;
    }

    private static boolean afterWord(TokenKind before, boolean in, TokenKind right) {
        return switch (right) {
            case OPEN_PARENTHESIS, DOUBLE_COLON -> false;
            // A word before "in" says that this is the keyword, and what follows a collection and not an index.
            case OPEN_BRACKET -> in && before == TokenKind.IDENTIFIER;
            default -> // allow default: nothing else belongs to a word
                beforeRight(right) || (in && before == TokenKind.IDENTIFIER);
        };
    }

    private static boolean beforeRight(TokenKind right) {
        return right != TokenKind.CLOSE_BRACKET
                && right != TokenKind.CLOSE_PARENTHESIS
                && right != TokenKind.CLOSE_SEQUENCE;
    }

    /** Whether a minus after this is a subtraction: what negates stands directly before its operand. */
    private static boolean isOperand(TokenKind before) {
        return switch (before) {
            case END,
                    OPEN_PARENTHESIS,
                    OPEN_BRACE,
                    OPEN_BRACKET,
                    EQUAL,
                    COLON,
                    COMMA,
                    QUESTION,
                    PLUS,
                    MINUS,
                    STAR,
                    SLASH,
                    PERCENT,
                    EQUAL_EQUAL,
                    NOT_EQUAL,
                    LESS,
                    LESS_OR_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    AND,
                    OR,
                    NOT -> false;
            default -> true; // allow default: as the reference, which counts what is left to subtractions
        };
    }
}
