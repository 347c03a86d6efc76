package io.rackform.cli.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an example's commands print, with everything replaced that would be another thing the next time. */
final class Printed {
    private static final String ANY_LINES = "...";
    private static final Pattern UUID =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");

    private static final Pattern PROGRESS = Pattern.compile(
            "[a-z]\\S*(?: \\S+)*: (?:(?:Creat|Modif|Destr|Forg|Read|Replac|Import|Mov)\\w*(?:\\.\\.\\.| complete after .*)"
                    + "|Failed after .*|Not started, because .*)");

    private final String folder;
    private final Map<String, String> ids = new HashMap<>();

    Printed(Path folder) {
        this.folder = folder.toString();
    }

    /** The lines of an output, without blanks at their ends and without empty lines at its end. */
    List<String> lines(String output) {
        String text = UUID.matcher(output.replace(folder, "/stack"))
                .replaceAll(id -> ids.computeIfAbsent(
                        id.group(), ignored -> "8e9aa2c1-0000-4000-8000-%012d".formatted(ids.size() + 1)));
        List<String> lines = new ArrayList<>();
        text.lines().map(String::stripTrailing).forEach(lines::add);
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return inOrder(lines);
    }

    /** With the lines that tell how an apply goes on in the order of addresses: what runs at once ends in any order. */
    static List<String> inOrder(List<String> lines) {
        List<String> ordered = new ArrayList<>(lines);
        int from = 0;
        while (from < ordered.size()) {
            int to = from;
            while (to < ordered.size() && PROGRESS.matcher(ordered.get(to)).matches()) {
                to++;
            }
            ordered.subList(from, to).sort(Comparator.comparing(line -> line.substring(0, line.indexOf(": "))));
            from = to + 1;
        }
        return ordered;
    }

    /** Whether these are the lines that are expected, of which some stand for any. */
    static boolean fits(List<String> expected, List<String> lines) {
        int gap = expected.indexOf(ANY_LINES);
        if (gap < 0) {
            return expected.equals(lines);
        }
        if (lines.size() < gap || !expected.subList(0, gap).equals(lines.subList(0, gap))) {
            return false;
        }
        List<String> rest = expected.subList(gap + 1, expected.size());
        for (int from = gap; from <= lines.size(); from++) {
            if (fits(rest, lines.subList(from, lines.size()))) {
                return true;
            }
        }
        return false;
    }
}
