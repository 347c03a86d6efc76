package io.rackform.cli.progress;

import io.rackform.cli.terminal.OneLine;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows of the live block; none is wider than the window, or it would scroll. */
final class LiveBlock {
    /** More rows would push the finished lines out of sight. */
    private static final int MOST_ROWS = 16;

    private LiveBlock() {}

    static List<String> rows(
            List<Running.Entry> running,
            int done,
            int failed,
            int operations,
            Instant start,
            Instant now,
            WindowSize size,
            Style style) {
        List<String> rows = new ArrayList<>();
        int columns = size.columns() - 1;
        int most = Math.clamp(size.rows() / 2, 1, MOST_ROWS);
        List<Running.Entry> longest = running.stream()
                .sorted(Comparator.comparing(Running.Entry::since))
                .toList();
        List<Running.Entry> shown = longest.size() > most ? longest.subList(0, most - 1) : longest;
        int deviceWidth =
                shown.stream().mapToInt(entry -> entry.device().length()).max().orElse(0);
        int timeWidth = 7;
        for (Running.Entry entry : shown) {
            String time = Running.shortTime(Duration.between(entry.since(), now));
            String device = cut(entry.device(), Math.min(deviceWidth, columns / 3));
            String left = "  " + pad(device, Math.min(deviceWidth, columns / 3)) + "  " + entry.words() + "  ("
                    + subject(entry) + ")";
            rows.add(pad(cut(left, columns - timeWidth), columns - timeWidth)
                    + " ".repeat(timeWidth - time.length())
                    + time);
        }
        if (shown.size() < longest.size()) {
            rows.add(cut("  and " + (longest.size() - shown.size()) + " more", columns));
        }
        String counts = " %d running, %d of %d done%s, %s"
                .formatted(
                        running.size(),
                        done,
                        operations,
                        failed == 0 ? "" : ", " + failed + " failed or not started",
                        Running.shortTime(Duration.between(start, now)));
        rows.add(style.bold(cut(counts, columns)));
        return rows;
    }

    private static String subject(Running.Entry entry) {
        List<String> objects = EventLines.objects(entry.operation());
        String first = objects.isEmpty() ? entry.operation().id() : objects.getFirst();
        return OneLine.of(objects.size() > 1 ? first + " and " + (objects.size() - 1) + " more" : first);
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
