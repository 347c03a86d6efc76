package io.rackform.hcl.format;

import io.rackform.hcl.syntax.TokenKind;
import java.util.Arrays;

/** Sets the blanks before each piece: indentation, blanks within cells, and the columns of {@code =} and comments. */
final class Layout {
    private static final int INDENT = 2;

    private final Pieces pieces;
    private final Lines lines;
    private final int[] blanks;

    private Layout(Pieces pieces) {
        this.pieces = pieces;
        this.lines = Lines.of(pieces);
        this.blanks = new int[pieces.size()];
    }

    /** The formatted text. */
    static byte[] apply(Pieces pieces) {
        Layout layout = new Layout(pieces);
        layout.indent();
        layout.space();
        layout.alignAssignments();
        layout.alignComments();
        return layout.text();
    }

    /**
     * A line that opens more brackets than it closes moves those after it one step to the right, however many it opens;
     * they come back where as many are closed.
     */
    private void indent() {
        int[] opened = new int[16];
        int depth = 0;
        for (int line = 0; line < lines.size(); line++) {
            int first = lines.start(line);
            int net = lines.netBrackets(line);
            if (net < 0) {
                depth = close(opened, depth, -net);
            }
            if (pieces.kind(first) != TokenKind.NEWLINE) {
                blanks[first] = INDENT * depth;
            }
            if (net > 0) {
                opened = depth == opened.length ? Arrays.copyOf(opened, depth * 2) : opened;
                opened[depth++] = net;
            }
        }
    }

    private static int close(int[] opened, int depth, int closed) {
        int level = depth;
        int left = closed;
        while (left > 0 && level > 0) {
            int last = opened[level - 1];
            if (left < last) {
                opened[level - 1] = last - left;
                break;
            }
            left -= last;
            level--;
        }
        return level;
    }

    private void space() {
        for (int line = 0; line < lines.size(); line++) {
            int assignment = lines.assignment(line);
            int comment = lines.comment(line);
            space(lines.start(line), assignment);
            space(assignment, comment);
            // The two cells' first blanks are set when they are aligned.
        }
    }

    private void space(int from, int end) {
        TokenKind before = TokenKind.END;
        for (int piece = from; piece + 1 < end; piece++) {
            TokenKind left = pieces.kind(piece);
            boolean in = left == TokenKind.IDENTIFIER && pieces.isIn(piece);
            boolean apart = Spacing.between(before, left, in, pieces.kind(piece + 1)) || indexesNumber(piece, end);
            blanks[piece + 1] = apart ? 1 : 0;
            before = left;
        }
    }

    /** Whether a dot and digits follow a number: without a blank they would be its fraction. */
    private boolean indexesNumber(int piece, int end) {
        return pieces.kind(piece) == TokenKind.NUMBER
                && piece + 2 < end
                && pieces.kind(piece + 1) == TokenKind.DOT
                && pieces.kind(piece + 2) == TokenKind.NUMBER;
    }

    /** In lines one after the other that assign a value each, the signs stand in one column. */
    private void alignAssignments() {
        int line = 0;
        while (line < lines.size()) {
            int from = line;
            int widest = 0;
            while (line < lines.size() && lines.hasAssignment(line)) {
                lines.setWidth(line, width(lines.start(line), lines.assignment(line)));
                widest = Math.max(widest, lines.width(line));
                line++;
            }
            for (int each = from; each < line; each++) {
                blanks[lines.assignment(each)] = widest - lines.width(each) + 1;
            }
            line += line == from ? 1 : 0;
        }
    }

    /** In lines one after the other that end with a comment, the comments stand in one column. */
    private void alignComments() {
        int line = 0;
        while (line < lines.size()) {
            int from = line;
            int widest = 0;
            while (line < lines.size() && lines.hasComment(line)) {
                lines.setWidth(line, width(lines.start(line), lines.comment(line)));
                widest = Math.max(widest, lines.width(line));
                line++;
            }
            for (int each = from; each < line; each++) {
                blanks[lines.comment(each)] = widest - lines.width(each) + 1;
            }
            line += line == from ? 1 : 0;
        }
    }

    private int width(int from, int end) {
        int width = 0;
        for (int piece = from; piece < end; piece++) {
            width += blanks[piece] + Columns.of(pieces.text(), pieces.start(piece), pieces.end(piece));
        }
        return width;
    }

    private byte[] text() {
        int length = pieces.finalBlanks();
        for (int piece = 0; piece < blanks.length; piece++) {
            length += blanks[piece] + pieces.end(piece) - pieces.start(piece);
        }
        byte[] text = new byte[length];
        byte[] from = pieces.text();
        int at = 0;
        for (int piece = 0; piece < blanks.length; piece++) {
            for (int blank = blanks[piece]; blank > 0; blank--) {
                text[at++] = ' ';
            }
            int start = pieces.start(piece);
            int bytes = pieces.end(piece) - start;
            System.arraycopy(from, start, text, at, bytes);
            at += bytes;
        }
        Arrays.fill(text, at, length, (byte) ' ');
        return text;
    }
}
