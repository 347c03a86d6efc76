package io.rackform.engine.config;

import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which files make a module, and their syntax trees. */
final class ConfigurationFiles {
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

    /** The names of the files of a module; empty where the folder holds none. */
    static List<String> names(ModuleOrigin origin) {
        return origin.tree().files(origin.folder()).stream()
                .filter(name -> name.endsWith(".rf.hcl")
                        || name.endsWith(".tf")
                        || name.endsWith(".rf.json")
                        || name.endsWith(".tf.json"))
                .filter(name -> !name.startsWith(".") && !name.endsWith("~"))
                .toList();
    }

    /** The trees of a module's files. */
    List<Body> read(ModuleOrigin origin) {
        List<Body> trees = new ArrayList<>();
        for (String name : names(origin)) {
            parse(origin, name).ifPresent(trees::add);
        }
        return trees;
    }

    /** The tree of a file, parsed once for however many calls use it; its faults are reported the first time. */
    private Optional<Body> parse(ModuleOrigin origin, String name) {
        String path = origin.path(name);
        String label = origin.label() + (path.startsWith(rootPrefix) ? path.substring(rootPrefix.length()) : path);
        Parsed<Body> known = parsed.get(label);
        if (known != null) {
            return Optional.of(known.tree());
        }
        Optional<byte[]> bytes = origin.tree().read(path);
        if (bytes.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "Configuration file cannot be read",
                    "The file " + label + " is listed in " + origin.tree().describe()
                            + " but cannot be read. A file that is left out would plan to delete what it defines."));
            return Optional.empty();
        }
        SourceFile file = new SourceFile(label, bytes.get());
        Parsed<Body> fresh = JsonSyntax.isJson(name) ? JsonSyntax.parse(file) : HclParser.parse(file);
        sources.put(label, file);
        parsed.put(label, fresh);
        diagnostics.addAll(fresh.diagnostics());
        return Optional.of(fresh.tree());
    }
}
