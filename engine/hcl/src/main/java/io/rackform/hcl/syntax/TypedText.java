package io.rackform.hcl.syntax;

import java.nio.charset.StandardCharsets;

/**
 * What can be said of an expression that is still being typed, for whoever reads one line by line.
 *
 * @param empty whether there is nothing but blanks and comments
 * @param open whether a bracket, a heredoc, an interpolation or a comment is open, so that another line must follow
 * @param inText whether what is typed next is text of a template: within quotes or a heredoc, outside of an interpolation
 */
public record TypedText(boolean empty, boolean open, boolean inText) {

    /** @param text all lines so far, without a newline at the end */
    public static TypedText of(String text) {
        Tokens lines = tokens(text + "\n");
        boolean empty = true;
        int brackets = 0;
        boolean open = false;
        boolean broken = false;
        for (int i = 0; i < lines.size(); i++) {
            TokenKind kind = lines.kind(i);
            empty &= kind == TokenKind.NEWLINE || kind == TokenKind.COMMENT || kind == TokenKind.END;
            brackets += change(kind);
            // A text in quotes ends with its line: no further line can mend it.
            broken |= kind == TokenKind.MISSING_QUOTE && lines.kind(i - 1) != TokenKind.MISSING_SEQUENCE_END;
            open |= kind == TokenKind.MISSING_MARKER
                    || kind == TokenKind.MISSING_SEQUENCE_END
                    || (kind == TokenKind.INVALID && lines.text(i).startsWith("/*"));
        }
        return new TypedText(empty, !broken && (open || brackets > 0), inText(tokens(text)));
    }

    private static Tokens tokens(String text) {
        return Scanner.scan(new SourceFile("", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static int change(TokenKind kind) {
        return switch (kind) {
            case OPEN_BRACE, OPEN_BRACKET, OPEN_PARENTHESIS -> 1;
            case CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PARENTHESIS -> -1;
            default -> 0; // allow default: no other kind counts
        };
    }

    /** The innermost template or sequence that is open ends first where the text ends. */
    private static boolean inText(Tokens tokens) {
        int last = tokens.size() - 1;
        while (last > 0 && tokens.kind(last - 1).asWritten() != tokens.kind(last - 1)) {
            last--;
        }
        TokenKind innermost = tokens.kind(last);
        return innermost == TokenKind.MISSING_QUOTE || innermost == TokenKind.MISSING_MARKER;
    }
}
