package io.rackform.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A refactoring in two configurations, with what the reference makes of it; written by {@code
 * src/test/oracle/refactoring.py}.
 *
 * @param before the files that were applied, by path; empty where nothing was
 * @param after the files that are planned
 * @param options of the plan
 * @param expected lines, as the script describes them
 */
record Scenario(
        String name,
        Map<String, String> before,
        Map<String, String> after,
        List<String> options,
        List<String> expected) {
    private static final Path FOLDER = Path.of(System.getProperty("rackform.root", "../.."))
            .resolve("engine/core/src/test/resources/io/rackform/engine/refactoring");

    static List<Scenario> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".scenario"))
                    .sorted()
                    .map(Scenario::read)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Scenario read(Path file) {
        try {
            String name = file.getFileName().toString().replace(".scenario", "");
            Map<String, String> before = new TreeMap<>();
            Map<String, String> after = new TreeMap<>();
            List<String> options = new ArrayList<>();
            for (String section : Files.readString(file).split("(?m)^== ")) {
                int end = section.indexOf('\n');
                String title = end < 0 ? "" : section.substring(0, end);
                String text = section.substring(end + 1);
                if (title.startsWith("before ")) {
                    before.put(title.substring(7), text);
                } else if (title.startsWith("after ")) {
                    after.put(title.substring(6), text);
                } else if (title.equals("options")) {
                    options.addAll(List.of(text.strip().split("\\s+")));
                }
            }
            return new Scenario(name, before, after, options, Files.readAllLines(FOLDER.resolve(name + ".expected")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static MemoryTree tree(Map<String, String> files) {
        MemoryTree tree = new MemoryTree();
        files.forEach(tree::with);
        return tree;
    }

    @Override
    public String toString() {
        return name;
    }
}
