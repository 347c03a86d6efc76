package io.rackform.engine.config;

import java.util.ArrayList;
import java.util.List;

/** Paths in a source tree, relative to each other. */
public final class RelativePath {
    private RelativePath() {}

    /** How to get from one folder to another: {@code .}, {@code modules/x}, {@code ../modules/x}. */
    public static String between(String from, String to) {
        List<String> fromParts = parts(from);
        List<String> toParts = parts(to);
        int common = 0;
        while (common < Math.min(fromParts.size(), toParts.size())
                && fromParts.get(common).equals(toParts.get(common))) {
            common++;
        }
        List<String> way = new ArrayList<>();
        for (int i = common; i < fromParts.size(); i++) {
            way.add("..");
        }
        way.addAll(toParts.subList(common, toParts.size()));
        return way.isEmpty() ? "." : String.join("/", way);
    }

    /** The folder that a path leads to from another; {@code ..} above the top stays at the top. */
    public static String from(String folder, String path) {
        List<String> parts = new ArrayList<>(parts(folder));
        for (String part : parts(path)) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.removeLast();
                }
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }
}
