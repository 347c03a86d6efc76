package io.rackform.hcl.json;

import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.SourceRange;

/**
 * Finds lines and columns of bytes, asked for from the start of a file to its end: an earlier byte of the same file costs
 * a new start. Columns count code points.
 */
final class Places {
    private final byte[] bytes;
    private int offset;
    private int line = 1;
    private int column = 1;

    Places(SourceFile file) {
        this.bytes = file.bytes();
    }

    SourceRange.Position at(int place) {
        int end = Math.clamp(place, 0, bytes.length);
        if (end < offset) {
            offset = 0;
            line = 1;
            column = 1;
        }
        while (offset < end) {
            byte value = bytes[offset++];
            if (value == '\n') {
                line++;
                column = 1;
            } else if ((value & 0xC0) != 0x80) {
                column++;
            }
        }
        return new SourceRange.Position(end, line, column);
    }

    /** The byte after the quote that closes the string that starts at the place. */
    int stringEnd(int start) {
        int at = start + 1;
        while (at < bytes.length && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(bytes.length, at + 1);
    }
}
