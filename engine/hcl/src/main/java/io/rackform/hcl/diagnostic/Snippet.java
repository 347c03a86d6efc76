package io.rackform.hcl.diagnostic;

import io.rackform.model.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;

/** Cuts the lines of a range out of a file and marks the range. */
final class Snippet {
    private static final int MOST_LINES = 8;
    private static final int LONGEST_BEFORE = 80;
    private static final int LONGEST_RANGE = 120;
    private static final int LONGEST_AFTER = 60;
    private static final int LONGEST_LINE = 260;

    private final SourceLines source;
    private final SourceRange subject;
    private final List<Line> lines = new ArrayList<>();

    /**
     * A line of the snippet.
     *
     * @param number empty for the line with the carets
     */
    record Line(String number, String text, boolean carets) {}

    private Snippet(SourceLines source, SourceRange subject) {
        this.source = source;
        this.subject = subject;
    }

    /**
     * @param shown the lines to show; those of the subject where the rest is too long
     */
    static List<Line> of(SourceLines source, SourceRange subject, SourceRange shown) {
        Snippet snippet = new Snippet(source, subject);
        boolean fits = shown.end().line() - shown.start().line() < MOST_LINES
                && shown.start().offset() <= subject.start().offset();
        snippet.cut(fits ? shown : subject);
        return snippet.lines;
    }

    private void cut(SourceRange shown) {
        int number = shown.start().line();
        int last = Math.max(number, Math.min(lastLine(shown), number + MOST_LINES - 1));
        int start = source.lineStart(shown.start().offset());
        while (number <= last) {
            int end = source.lineEnd(start);
            if (number == subject.start().line()) {
                subjectLine(number, start, end);
            } else {
                lines.add(
                        new Line(Integer.toString(number), head(plain(source.text(start, end)), LONGEST_LINE), false));
            }
            if (end >= source.length()) {
                return;
            }
            start = end + 1;
            number++;
        }
        if (last < lastLine(shown)) {
            lines.add(new Line("", "…", false));
        }
    }

    /** A range that ends at the start of a line does not reach into it. */
    private static int lastLine(SourceRange range) {
        boolean beforeLine =
                range.end().column() == 1 && range.end().line() > range.start().line();
        return beforeLine ? range.end().line() - 1 : range.end().line();
    }

    private void subjectLine(int number, int start, int end) {
        int from = Math.clamp(subject.start().offset(), start, end);
        int to = Math.clamp(subject.end().offset(), from, end);
        String before = plain(source.text(start, from));
        if (before.length() > LONGEST_BEFORE) {
            before = "…" + before.substring(before.length() - LONGEST_BEFORE + 1);
        }
        String marked = head(plain(source.text(from, to)), LONGEST_RANGE);
        String after = head(plain(source.text(to, end)), LONGEST_AFTER);
        lines.add(new Line(Integer.toString(number), before + marked + after, false));
        int width = Math.max(1, TextWidth.of(marked.stripTrailing()));
        lines.add(new Line("", blanks(before) + "^".repeat(width), true));
    }

    private static String head(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static String plain(String line) {
        return UrlLogin.hidden(SafeText.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line));
    }

    /** As wide as the text; tabs stay tabs. */
    private static String blanks(String text) {
        StringBuilder blanks = new StringBuilder();
        text.codePoints().forEach(point -> blanks.append(point == '\t' ? "\t" : " ".repeat(TextWidth.of(point))));
        return blanks.toString();
    }
}
