package io.rackform.hcl.syntax;

import io.rackform.model.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a file in order, with their places. Tokens are numbers here, not objects: a file of ten thousand blocks
 * has half a million of them.
 */
public final class Tokens {
    /** Per token: first byte, byte after the last, line, column, line and column of the end. */
    private static final int STRIDE = 6;

    private static final int LONGEST_SHARED = 48;

    private final SourceFile file;
    private final byte[] bytes;
    private final @Nullable Origin origin;
    private TokenKind[] kinds;
    private int[] places;
    private int size;
    private int offset;
    private int line;
    private int column;
    /** Made where it is needed: most files have only characters of one byte, and this loads much. */
    private @Nullable BreakIterator clusters;

    private String[] shared = new String[256];
    private int sharedCount;

    /**
     * @param origin where the bytes are in one line of a larger text, where newlines are escapes; null where the file is all
     * @param from the first byte to scan
     */
    Tokens(SourceFile file, @Nullable Origin origin, int from) {
        this.file = file;
        this.bytes = file.bytes();
        this.offset = from;
        this.origin = origin;
        this.line = origin == null ? 1 : origin.at(0).line();
        this.column = 1;
        // Dense files have a token for every three bytes or so; doubling for the last few would cost more than this.
        int expected = Math.max(16, Math.min(bytes.length / 3, 1 << 20));
        this.kinds = new TokenKind[expected];
        this.places = new int[expected * STRIDE];
    }

    /** Adds a token; between the last one and this there may be only blanks of one byte. */
    void add(TokenKind kind, int start, int end) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            places = Arrays.copyOf(places, size * 2 * STRIDE);
        }
        column += start - offset;
        int place = size * STRIDE;
        places[place] = start;
        places[place + 1] = end;
        places[place + 2] = line;
        places[place + 3] = column;
        advance(start, end);
        places[place + 4] = line;
        places[place + 5] = column;
        kinds[size++] = kind;
        offset = end;
    }

    private void advance(int start, int end) {
        int from = start;
        for (int i = start; i < end; i++) {
            byte value = bytes[i];
            if (value == '\n' && origin == null) {
                line++;
                column = 1;
                from = i + 1;
            } else if (value < 0) {
                int stop = i;
                while (stop < end && (bytes[stop] != '\n' || origin != null)) {
                    stop++;
                }
                column += clusters(from, stop) - (i - from);
                from = stop;
                i = stop - 1;
            } else {
                column++;
            }
        }
    }

    private int clusters(int start, int end) {
        if (clusters == null) {
            clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        }
        clusters.setText(decode(start, end));
        int count = 0;
        while (clusters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    public int size() {
        return size;
    }

    /** The line that the next token starts in. */
    int currentLine() {
        return line;
    }

    public TokenKind kind(int token) {
        return kinds[token];
    }

    public int start(int token) {
        return places[token * STRIDE];
    }

    public int end(int token) {
        return places[token * STRIDE + 1];
    }

    int length(int token) {
        return end(token) - start(token);
    }

    int line(int token) {
        return places[token * STRIDE + 2];
    }

    int column(int token) {
        return places[token * STRIDE + 3];
    }

    public byte[] bytes() {
        return bytes;
    }

    SourceRange range(int token) {
        return range(token, token);
    }

    /** From the start of the first token to the end of the last. */
    SourceRange range(int first, int last) {
        return new SourceRange(file.name(), startOf(first), endOf(last));
    }

    SourceRange.Position startOf(int token) {
        int place = token * STRIDE;
        return origin == null
                ? new SourceRange.Position(places[place], places[place + 2], places[place + 3])
                : origin.at(places[place]);
    }

    SourceRange.Position endOf(int token) {
        int place = token * STRIDE;
        return origin == null
                ? new SourceRange.Position(places[place + 1], places[place + 4], places[place + 5])
                : origin.at(places[place + 1]);
    }

    /**
     * A part of a token that stands in one line; in the rare line with combining marks the column is too great.
     *
     * @param from in characters of the token's text
     */
    SourceRange within(int token, int from, int to) {
        String text = text(token);
        SourceRange.Position start = after(token, text.substring(0, from));
        return new SourceRange(file.name(), start, after(token, text.substring(0, to)));
    }

    private SourceRange.Position after(int token, String text) {
        int end = start(token) + text.getBytes(StandardCharsets.UTF_8).length;
        return origin == null
                ? new SourceRange.Position(end, line(token), column(token) + text.codePointCount(0, text.length()))
                : origin.at(end);
    }

    /** The empty range before a token. */
    SourceRange before(int token) {
        SourceRange.Position start = startOf(token);
        return new SourceRange(file.name(), start, start);
    }

    public String text(int token) {
        return text(start(token), end(token));
    }

    /** The text between two bytes; equal short texts are one string. */
    String text(int start, int end) {
        if (end - start > LONGEST_SHARED) {
            return decode(start, end);
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            if (bytes[i] < 0) {
                return decode(start, end);
            }
            hash = hash * 31 + bytes[i];
        }
        if (sharedCount * 2 > shared.length) {
            growShared();
        }
        int slot = slot(hash, shared.length);
        while (shared[slot] != null) {
            if (same(shared[slot], start, end)) {
                return shared[slot];
            }
            slot = (slot + 1) & (shared.length - 1);
        }
        sharedCount++;
        shared[slot] = decode(start, end);
        return shared[slot];
    }

    private static int slot(int hash, int length) {
        return (((hash ^ (hash >>> 15)) * 0x9E3779B1) >>> 7) & (length - 1);
    }

    private boolean same(String text, int start, int end) {
        if (text.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (text.charAt(i - start) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private void growShared() {
        String[] old = shared;
        shared = new String[old.length * 2];
        for (String text : old) {
            if (text != null) {
                int slot = slot(text.hashCode(), shared.length);
                while (shared[slot] != null) {
                    slot = (slot + 1) & (shared.length - 1);
                }
                shared[slot] = text;
            }
        }
    }

    private String decode(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
