package io.rackform.engine.config;

import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the files of a module and, along its calls, of all modules below it. */
public final class ModuleLoader {
    /** Calls nested deeper than this are taken for a module that calls itself. */
    private static final int DEEPEST = 64;

    private final ModuleSources sources;
    private final Diagnostics diagnostics;

    /** Taken off file names in messages. */
    private final String rootPrefix;

    private final Map<String, SourceFile> files = new TreeMap<>();
    private final Map<String, Parsed<Body>> parsed = new TreeMap<>();

    private ModuleLoader(ModuleOrigin root, ModuleSources sources, Diagnostics diagnostics) {
        this.rootPrefix = root.folder().isEmpty() ? "" : root.folder() + "/";
        this.sources = sources;
        this.diagnostics = diagnostics;
    }

    /** The configuration whose root module is in the folder; what is wrong goes to the diagnostics. */
    public static Configuration load(ModuleOrigin root, ModuleSources sources, Diagnostics diagnostics) {
        ModuleLoader loader = new ModuleLoader(root, sources, diagnostics);
        if (loader.configurationFiles(root).isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "No configuration files",
                    "There is no file named *.rf.hcl or *.tf in "
                            + (root.folder().isEmpty() ? "" : "the folder \"" + root.folder() + "\" of ")
                            + root.tree().describe()
                            + ". An empty folder is never taken for an empty configuration, because that would plan to"
                            + " delete everything: check the path."));
        }
        Module module = loader.module(List.of(), root);
        return new Configuration(module, loader.files);
    }

    private List<String> configurationFiles(ModuleOrigin origin) {
        return origin.tree().files(origin.folder()).stream()
                .filter(name -> name.endsWith(".rf.hcl")
                        || name.endsWith(".tf")
                        || name.endsWith(".rf.json")
                        || name.endsWith(".tf.json"))
                .filter(name -> !name.startsWith(".") && !name.endsWith("~"))
                .toList();
    }

    private Module module(List<String> path, ModuleOrigin origin) {
        ModuleDecoder decoder = new ModuleDecoder(diagnostics);
        for (String name : configurationFiles(origin)) {
            parse(origin, name).ifPresent(decoder::decode);
        }
        SortedMap<String, ModuleCall> calls = new TreeMap<>();
        decoder.calls.forEach((name, call) -> {
            Module called = called(path, origin, call);
            if (called != null) {
                calls.put(
                        name,
                        new ModuleCall(
                                name,
                                call.arguments(),
                                call.repetition(),
                                call.dependsOn(),
                                call.providers(),
                                called,
                                call.range()));
            }
        });
        return new Module(
                path,
                origin,
                decoder.variables,
                decoder.locals,
                decoder.outputs,
                decoder.resources,
                calls,
                decoder.providers);
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
        files.put(label, file);
        parsed.put(label, fresh);
        diagnostics.addAll(fresh.diagnostics());
        return Optional.of(fresh.tree());
    }

    private @Nullable Module called(List<String> path, ModuleOrigin origin, ModuleDecoder.CallBlock call) {
        List<String> longer = new ArrayList<>(path);
        longer.add(call.name());
        if (longer.size() > DEEPEST) {
            diagnostics.add(Diagnostic.error(
                    "Modules nested too deeply",
                    "Module calls are nested more than " + DEEPEST
                            + " deep here. Most likely a module calls itself, directly or through others.",
                    call.sourceRange()));
            return null;
        }
        ModuleOrigin target = target(origin, call);
        if (target == null) {
            return null;
        }
        if (configurationFiles(target).isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "Module not found",
                    "There is no configuration file in \"" + call.source() + "\", the source of module \"" + call.name()
                            + "\". Check the path; it is relative to the folder of the calling module.",
                    call.sourceRange()));
            return null;
        }
        return module(longer, target);
    }

    private @Nullable ModuleOrigin target(ModuleOrigin origin, ModuleDecoder.CallBlock call) {
        String source = call.source();
        if (source.startsWith("./") || source.startsWith("../")) {
            Optional<String> folder = resolve(origin.folder(), source);
            if (folder.isEmpty()) {
                diagnostics.add(outside(source, call.sourceRange()));
                return null;
            }
            return new ModuleOrigin(origin.tree(), folder.get(), origin.label());
        }
        return switch (sources.find(source)) {
            case ModuleSources.Found.Files(ModuleOrigin found) -> found;
            case ModuleSources.Found.Missing(Diagnostic why) -> {
                diagnostics.add(why.at(call.sourceRange()));
                yield null;
            }
        };
    }

    private static Diagnostic outside(String source, SourceRange range) {
        return Diagnostic.error(
                "Module path leaves the source",
                "The path \"" + source + "\" leads out of the folder or repository that the configuration is read"
                        + " from. Start Rackform from a folder that holds both, with -chdir for the part to work on.",
                range);
    }

    /** A relative path from a folder; empty where it leads out of the tree. */
    static Optional<String> resolve(String folder, String relative) {
        List<String> parts = new ArrayList<>(folder.isEmpty() ? List.of() : List.of(folder.split("/", -1)));
        for (String part : relative.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }
}
