package io.rackform.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A page, cut into its examples.
 *
 * @param lines of the whole page
 */
record Page(Path file, List<String> lines, List<Page.Example> examples) {
    /** What stands below a heading. */
    record Example(String heading, List<Fence> fences) {
        Example {
            fences = List.copyOf(fences);
        }
    }

    Page {
        lines = List.copyOf(lines);
        examples = List.copyOf(examples);
    }

    static Page read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Example> examples = new ArrayList<>();
        String heading = "(before the first heading)";
        List<Fence> fences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.matches("#{1,6} .*")) {
                examples.add(new Example(heading, fences));
                heading = line.replaceFirst("#+ ", "");
                fences = new ArrayList<>();
            } else if (line.startsWith("```")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).equals("```")) {
                    end++;
                }
                if (end == lines.size()) {
                    throw new IOException(file + " line " + (i + 1) + ": this fence is not closed");
                }
                fences.add(new Fence(line.substring(3).strip(), i + 1, lines.subList(i + 1, end)));
                i = end;
            }
        }
        examples.add(new Example(heading, fences));
        return new Page(file, lines, examples);
    }

    /**
     * The text of the page with other contents in some fences.
     *
     * @param contents by the line of the fence
     */
    String with(Map<Integer, List<String>> contents) {
        Map<Integer, Fence> fences = new TreeMap<>();
        examples.forEach(example -> example.fences().forEach(fence -> fences.put(fence.line(), fence)));
        List<String> text = new ArrayList<>();
        int next = 0;
        for (Map.Entry<Integer, List<String>> content : new TreeMap<>(contents).entrySet()) {
            int opening = content.getKey();
            text.addAll(lines.subList(next, opening));
            text.addAll(content.getValue());
            Fence fence = fences.get(opening);
            next = opening + (fence == null ? 0 : fence.content().size());
        }
        text.addAll(lines.subList(next, lines.size()));
        return String.join("\n", text) + "\n";
    }
}
