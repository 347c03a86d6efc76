package io.rackform.hcl.format;

import io.rackform.hcl.syntax.TokenKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the formatted file consists of, but for the blanks: tokens of the source, and text that stands in place of some.
 * The newline that ends a comment belongs to it. Numbers, not objects: a file has hundreds of thousands of pieces.
 */
final class Pieces {
    private byte[] text;
    private int textEnd;
    private TokenKind[] kinds;
    private int[] starts;
    private int[] ends;
    private int size;
    private int finalBlanks;

    /** @param expected about how many pieces there will be */
    Pieces(byte[] source, int expected) {
        this.text = source;
        this.textEnd = source.length;
        this.kinds = new TokenKind[expected];
        this.starts = new int[expected];
        this.ends = new int[expected];
    }

    /** Adds a part of the source. */
    void add(TokenKind kind, int start, int end) {
        if (size == kinds.length) {
            int larger = size * 2 + 16;
            kinds = Arrays.copyOf(kinds, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size++] = end;
    }

    /** Adds what is not in the source. */
    void insert(TokenKind kind, String inserted) {
        byte[] bytes = inserted.getBytes(StandardCharsets.UTF_8);
        if (textEnd + bytes.length > text.length) {
            text = Arrays.copyOf(text, textEnd + bytes.length + textEnd / 4);
        }
        System.arraycopy(bytes, 0, text, textEnd, bytes.length);
        add(kind, textEnd, textEnd + bytes.length);
        textEnd += bytes.length;
    }

    /** Makes the newline that follows a comment a part of it. */
    void endCommentWith(int newlineEnd) {
        ends[size - 1] = newlineEnd;
    }

    /** Says how many blanks stand before the end of the file; they stay, as the reference has it. */
    void setFinalBlanks(int count) {
        finalBlanks = count;
    }

    int finalBlanks() {
        return finalBlanks;
    }

    int size() {
        return size;
    }

    TokenKind kind(int piece) {
        return kinds[piece];
    }

    int start(int piece) {
        return starts[piece];
    }

    int end(int piece) {
        return ends[piece];
    }

    /** The bytes that starts and ends are places in. */
    byte[] text() {
        return text;
    }

    boolean endsLine(int piece) {
        return switch (kinds[piece]) {
            case NEWLINE -> true;
            case COMMENT -> text[ends[piece] - 1] == '\n';
            default -> false; // allow default: newlines in other pieces are a part of their text
        };
    }

    /** Whether the piece is the word {@code in}. */
    boolean isIn(int piece) {
        int start = starts[piece];
        return ends[piece] - start == 2 && text[start] == 'i' && text[start + 1] == 'n';
    }
}
