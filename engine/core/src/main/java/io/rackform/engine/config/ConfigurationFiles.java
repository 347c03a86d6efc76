package io.rackform.engine.config;

import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostics;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which files make a module, and their syntax trees. */
final class ConfigurationFiles {
    private static final List<String> ENDINGS = List.of(".rf.hcl", ".rf.json", ".tf", ".tf.json");

    private final Diagnostics diagnostics;

    /** Taken off file names in messages. */
    private final String rootPrefix;

    private final Map<String, SourceFile> sources = new TreeMap<>();
    private final Map<String, Parsed<Body>> parsed = new TreeMap<>();

    ConfigurationFiles(ModuleOrigin root, Diagnostics diagnostics) {
        this.rootPrefix = root.folder().isEmpty() ? "" : root.folder() + "/";
        this.diagnostics = diagnostics;
    }

    /** Every file that was read, by the name that source ranges use. */
    Map<String, SourceFile> sources() {
        return sources;
    }

    /** Whether no file has faults of syntax, which may hide what stands behind them. */
    boolean allParsed() {
        return parsed.values().stream().noneMatch(Parsed::hasErrors);
    }

    /**
     * The names of the files of a module, sorted; empty where the folder holds none. A file of ours stands in for one of the
     * same name in the dialect that ours comes from, so that a module can serve both tools.
     */
    static List<String> names(ModuleOrigin origin) {
        List<String> all = origin.tree().files(origin.folder()).stream()
                .filter(name -> !name.startsWith(".") && !name.endsWith("~"))
                .toList();
        Set<String> ours = new HashSet<>(all);
        return all.stream()
                .filter(name -> {
                    String base = base(name);
                    return name.equals(base + ".rf.hcl")
                            || name.equals(base + ".rf.json")
                            || (name.equals(base + ".tf") && !ours.contains(base + ".rf.hcl"))
                            || (name.equals(base + ".tf.json") && !ours.contains(base + ".rf.json"));
                })
                .sorted()
                .toList();
    }

    /** The name without its ending; the whole name where it has none of those that are read. */
    private static String base(String name) {
        return ENDINGS.stream()
                .filter(name::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .orElse(name);
    }

    private static boolean overrides(String name) {
        String base = base(name);
        return base.equals("override") || base.endsWith("_override");
    }

    /** The trees of a module's files, override files merged into the others. */
    List<Body> read(ModuleOrigin origin) {
        List<Body> ordinary = new ArrayList<>();
        List<Body> overriding = new ArrayList<>();
        for (String name : names(origin)) {
            (overrides(name) ? overriding : ordinary).add(parse(origin, name));
        }
        return OverrideFiles.merge(ordinary, overriding, diagnostics);
    }

    /** The tree of a file, parsed once for however many calls use it; its faults are reported the first time. */
    private Body parse(ModuleOrigin origin, String name) {
        String path = origin.path(name);
        String label = origin.label() + (path.startsWith(rootPrefix) ? path.substring(rootPrefix.length()) : path);
        Parsed<Body> known = parsed.get(label);
        if (known != null) {
            return known.tree();
        }
        byte[] bytes = origin.tree()
                .read(path)
                .orElseThrow(() -> new UncheckedIOException(
                        "cannot read \"" + path + "\" in " + origin.tree().describe()
                                + ": it is listed there, but there is no such file",
                        new FileNotFoundException(path)));
        SourceFile file = new SourceFile(label, bytes);
        Parsed<Body> fresh = JsonSyntax.isJson(name) ? JsonSyntax.parse(file) : HclParser.parse(file);
        sources.put(label, file);
        parsed.put(label, fresh);
        diagnostics.addAll(fresh.diagnostics());
        return fresh.tree();
    }
}
