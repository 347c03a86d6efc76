package io.rackform.hcl.format;

import io.rackform.hcl.syntax.TokenKind;
import java.util.Arrays;

/**
 * The lines of pieces, each in up to three cells: what comes first, an assignment from its sign on, and a comment at the
 * end. A text or comment of several lines does not end a line.
 */
final class Lines {
    private final Pieces pieces;
    /** The first piece of each line, of its assignment and of its comment; a missing cell starts where the line ends. */
    private int[] starts;

    private int[] assignments;
    private int[] comments;
    private int[] nets;
    private int[] widths = {};
    private int size;

    private Lines(Pieces pieces) {
        this.pieces = pieces;
        int expected = pieces.size() / 4 + 16;
        this.starts = new int[expected];
        this.assignments = new int[expected];
        this.comments = new int[expected];
        this.nets = new int[expected];
    }

    static Lines of(Pieces pieces) {
        Lines lines = new Lines(pieces);
        int from = 0;
        for (int piece = 0; piece < pieces.size(); piece++) {
            if (pieces.endsLine(piece)) {
                lines.add(from, piece + 1);
                from = piece + 1;
            }
        }
        if (from < pieces.size()) {
            lines.add(from, pieces.size());
        }
        lines.widths = new int[lines.size];
        return lines;
    }

    private void add(int from, int end) {
        if (size + 1 >= starts.length) {
            int larger = size * 2;
            starts = Arrays.copyOf(starts, larger);
            assignments = Arrays.copyOf(assignments, larger);
            comments = Arrays.copyOf(comments, larger);
            nets = Arrays.copyOf(nets, larger);
        }
        boolean commented = end - from > 1 && pieces.kind(end - 1) == TokenKind.COMMENT;
        int comment = commented ? end - 1 : end;
        starts[size] = from;
        starts[size + 1] = end;
        comments[size] = comment;
        assignments[size] = assignment(from, comment);
        nets[size++] = net(from, comment);
    }

    /** An assignment that leaves brackets open, or closes some, is none that could be aligned with others. */
    private int assignment(int from, int end) {
        for (int piece = from + 1; piece < end; piece++) {
            if (pieces.kind(piece) == TokenKind.EQUAL) {
                int net = 0;
                for (int each = piece; each < end; each++) {
                    net += bracket(pieces.kind(each));
                }
                return net == 0 ? piece : end;
            }
        }
        return end;
    }

    /** How many brackets are opened less those closed; the text of a heredoc does not count. */
    private int net(int from, int end) {
        int net = 0;
        for (int piece = from; piece < end && pieces.kind(piece) != TokenKind.OPEN_HEREDOC; piece++) {
            net += bracket(pieces.kind(piece));
        }
        return net;
    }

    private static int bracket(TokenKind kind) {
        return switch (kind) {
            case OPEN_BRACE, OPEN_BRACKET, OPEN_PARENTHESIS, OPEN_INTERPOLATION, OPEN_DIRECTIVE -> 1;
            case CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PARENTHESIS, CLOSE_SEQUENCE -> -1;
            default -> 0; // allow default: nothing else is a bracket
        };
    }

    int size() {
        return size;
    }

    int start(int line) {
        return starts[line];
    }

    boolean hasAssignment(int line) {
        return assignments[line] < comments[line];
    }

    /** The first piece of the assignment, or the end of what comes first. */
    int assignment(int line) {
        return assignments[line];
    }

    boolean hasComment(int line) {
        return comments[line] < starts[line + 1];
    }

    /** The comment's piece, or the end of the line. */
    int comment(int line) {
        return comments[line];
    }

    int netBrackets(int line) {
        return nets[line];
    }

    /** How wide the cells before the one that is aligned are. */
    int width(int line) {
        return widths[line];
    }

    void setWidth(int line, int width) {
        widths[line] = width;
    }
}
