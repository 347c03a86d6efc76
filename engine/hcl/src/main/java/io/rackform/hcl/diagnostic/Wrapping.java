package io.rackform.hcl.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines. */
final class Wrapping {
    private Wrapping() {}

    /** The lines of a text; one that starts with a blank is laid out already and stays as it is. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            if (paragraph.isEmpty() || paragraph.startsWith(" ") || paragraph.startsWith("\t")) {
                lines.add(paragraph);
            } else {
                wrapParagraph(paragraph, width, lines);
            }
        }
        return lines;
    }

    private static void wrapParagraph(String paragraph, int width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : paragraph.split(" ", -1)) {
            int wordWidth = TextWidth.of(word);
            if (used > 0 && used + 1 + wordWidth > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (!line.isEmpty()) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += wordWidth;
        }
        lines.add(line.toString());
    }
}
