package io.rackform.hcl.json;

import io.rackform.hcl.syntax.Origin;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the bytes of a JSON string's text are in the file: an escape such as {@code \\u00e9} is longer than what it means. */
final class EscapedText implements Origin {
    private static final int UNICODE_ESCAPE = 6;
    private static final char FIRST_COMBINING = 0x300;

    private final String written;
    private final SourceRange.Position start;
    /** By byte of the text: bytes and columns from the start, of its first byte as it is written. */
    private final int[] offsets;

    private final int[] columns;
    private int read;
    private int offset;
    private int column;
    private int decoded;
    private @Nullable BreakIterator clusters;

    /**
     * @param string with its quotes
     * @param text what it means
     */
    EscapedText(SourceFile file, SourceRange string, byte[] text) {
        SourceRange.Position quote = string.start();
        this.start = new SourceRange.Position(quote.offset() + 1, quote.line(), quote.column() + 1);
        int end = Math.max(start.offset(), string.end().offset() - 1);
        this.written = new String(file.bytes(), start.offset(), end - start.offset(), StandardCharsets.UTF_8);
        this.offsets = new int[text.length + 1];
        this.columns = new int[text.length + 1];
        while (read < written.length()) {
            if (written.charAt(read) == '\\') {
                escape();
            } else {
                characters();
            }
        }
        offsets[text.length] = offset;
        columns[text.length] = column;
    }

    /** An escape, or two that are one character together. */
    private void escape() {
        int length = escapeLength(read);
        String means = "x";
        if (length == UNICODE_ESCAPE) {
            means = String.valueOf(unit(read));
            boolean pair = Character.isHighSurrogate(unit(read))
                    && escapeLength(read + length) == UNICODE_ESCAPE
                    && Character.isLowSurrogate(unit(read + length));
            if (pair) {
                means += unit(read + length);
                length *= 2;
            }
        }
        int bytes = means.getBytes(StandardCharsets.UTF_8).length;
        for (int i = 0; i < bytes; i++) {
            note(decoded++, offset);
        }
        offset += length;
        column += length;
        read += length;
    }

    private int escapeLength(int at) {
        if (!written.startsWith("\\", at)) {
            return 0;
        }
        return written.startsWith("u", at + 1) ? UNICODE_ESCAPE : 2;
    }

    private char unit(int at) {
        return (char) Integer.parseInt(written.substring(at + 2, at + UNICODE_ESCAPE), 16);
    }

    /** What a person counts as one character. */
    private void characters() {
        int end = clusterEnd(read);
        int bytes = written.substring(read, end).getBytes(StandardCharsets.UTF_8).length;
        for (int i = 0; i < bytes; i++) {
            note(decoded++, offset + i);
        }
        offset += bytes;
        column++;
        read = end;
    }

    private int clusterEnd(int at) {
        int next = at + 1;
        if (written.charAt(at) < FIRST_COMBINING
                && (next == written.length() || written.charAt(next) < FIRST_COMBINING)) {
            return next;
        }
        if (clusters == null) {
            clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
            clusters.setText(written);
        }
        int escape = written.indexOf('\\', next);
        int end = clusters.following(at);
        return escape < 0 ? end : Math.min(end, escape);
    }

    private void note(int index, int at) {
        offsets[index] = at;
        columns[index] = column;
    }

    @Override
    public SourceRange.Position at(int place) {
        return new SourceRange.Position(start.offset() + offsets[place], start.line(), start.column() + columns[place]);
    }
}
