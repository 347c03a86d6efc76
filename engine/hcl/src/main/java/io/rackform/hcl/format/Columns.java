package io.rackform.hcl.format;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;

/** How many columns a text takes: one for each character as a person counts them. */
final class Columns {
    private Columns() {}

    static int of(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            // A carriage return and its newline are one.
            if (text[i] < 0 || text[i] == '\r') {
                return clusters(new String(text, start, end - start, StandardCharsets.UTF_8));
            }
        }
        return end - start;
    }

    private static int clusters(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int count = 0;
        while (clusters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
