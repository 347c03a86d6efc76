package io.rackform.cli.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Golden files in the checkout: found, copied for a run, and rewritten with {@code -Drackform.rewrite=true} alone. */
final class Golden {
    static final Path TESTS = Path.of(System.getProperty("rackform.root", "..")).resolve("cli/src/test");

    private Golden() {}

    /** The folders of cases in a folder, by name. */
    static List<Path> cases(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a file that say something; none where there is no file. */
    static List<String> lines(Path file) {
        return Files.exists(file)
                ? text(file)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList()
                : List.of();
    }

    /** What a file of lines {@code NAME: why} says. */
    static Map<String, String> reasons(Path file) {
        Map<String, String> reasons = new TreeMap<>();
        lines(file).forEach(line -> {
            int colon = line.indexOf(": ");
            reasons.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return reasons;
    }

    /** Takes everything out of a folder but what Rackform keeps there. */
    static void empty(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder) && !folder.relativize(path).startsWith(".rackform")) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies what is in a folder, but for the files that tell how to run it. */
    static void copy(Path from, Path to, Set<String> except) {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (!except.contains(path.getFileName().toString())) {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether golden files are to be written. On a build server nobody would look at what changed. */
    static boolean rewrites() {
        boolean wanted = Boolean.getBoolean("rackform.rewrite");
        if (wanted && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("Golden files are never rewritten with CI=true.");
        }
        return wanted;
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean glob(String pattern, Path path) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(path);
    }
}
