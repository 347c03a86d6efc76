package io.rackform.gitops.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes {@code ~/.ssh/config} with {@code Host} sections only, which is all that JGit reads: what {@code Include} names is put
 * in its place, and a {@code Match} that names hosts becomes a {@code Host}. Any other {@code Match} matches nothing, because
 * JGit would take what follows it for a part of the section before.
 */
final class SshConfigText {
    /** As deep as OpenSSH goes. */
    private static final int DEEPEST = 16;

    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*)");
    private static final String NOWHERE = "Host match.not.supported.invalid";

    private final Path home;
    private final List<String> lines = new ArrayList<>();
    private String section = "Host *";
    private boolean changed;

    private SshConfigText(Path home) {
        this.home = home;
    }

    /** Whether the text is another than the file's, and the text. */
    record Result(boolean changed, String text) {}

    static Result of(Path file, Path home) throws IOException {
        SshConfigText text = new SshConfigText(home);
        text.read(file, 0);
        return new Result(text.changed, String.join("\n", text.lines) + "\n");
    }

    private void read(Path file, int depth) throws IOException {
        for (String line : Files.readAllLines(file)) {
            Matcher matcher = LINE.matcher(line);
            String keyword = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
            switch (keyword) {
                case "include" -> {
                    include(matcher.group(2), depth);
                    changed = true;
                }
                case "match" -> {
                    add(host(matcher.group(2)));
                    changed = true;
                }
                case "host" -> add(line);
                default -> lines.add(line); // allow default: text from a file
            }
        }
    }

    private void add(String start) {
        section = start;
        lines.add(start);
    }

    /** The section goes on after what is included. */
    private void include(String patterns, int depth) throws IOException {
        String before = section;
        for (String pattern : patterns.replace("\"", "").strip().split("\\s+", -1)) {
            for (Path file : named(pattern)) {
                if (depth < DEEPEST) {
                    read(file, depth + 1);
                    add(before);
                }
            }
        }
    }

    private List<Path> named(String pattern) throws IOException {
        String absolute = pattern.startsWith("~/")
                ? home + pattern.substring(1)
                : pattern.startsWith("/") ? pattern : home + "/.ssh/" + pattern;
        int wild = absolute.length();
        for (String mark : List.of("*", "?", "[")) {
            int at = absolute.indexOf(mark);
            wild = at >= 0 && at < wild ? at : wild;
        }
        if (wild == absolute.length()) {
            Path file = Path.of(absolute);
            return Files.isRegularFile(file) ? List.of(file) : List.of();
        }
        Path start = Path.of(absolute.substring(0, absolute.lastIndexOf('/', wild) + 1));
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        PathMatcher matcher = start.getFileSystem().getPathMatcher("glob:" + absolute);
        int depth = (int) absolute.substring(start.toString().length())
                .chars()
                .filter(c -> c == '/')
                .count();
        try (Stream<Path> found = Files.walk(start, Math.max(1, depth))) {
            return found.filter(matcher::matches)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static String host(String criteria) {
        String[] words = criteria.replace("\"", "").strip().split("\\s+", -1);
        String kind = words[0].toLowerCase(Locale.ROOT);
        if (words.length == 1 && kind.equals("all")) {
            return "Host *";
        }
        boolean hosts = words.length == 2 && (kind.equals("host") || kind.equals("originalhost"));
        return hosts ? "Host " + words[1].replace(',', ' ') : NOWHERE;
    }
}
