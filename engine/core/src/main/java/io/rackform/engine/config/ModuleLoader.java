package io.rackform.engine.config;

import io.rackform.engine.config.settings.BackendBlock;
import io.rackform.engine.config.settings.EncryptionBlock;
import io.rackform.engine.config.settings.Settings;
import io.rackform.engine.config.settings.StateSettings;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
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

    private final ConfigurationFiles files;
    private final ModuleOrigin root;
    private final EarlyValues values;
    private StateSettings state = StateSettings.DEFAULT;
    private boolean whole = true;

    private ModuleLoader(ModuleOrigin root, ModuleSources sources, EarlyValues values, Diagnostics diagnostics) {
        this.root = root;
        this.values = values;
        this.sources = sources;
        this.diagnostics = diagnostics;
        this.files = new ConfigurationFiles(root, diagnostics);
    }

    /**
     * The configuration whose root module is in the folder; what is wrong goes to the diagnostics.
     *
     * @param values what the sources of modules may need
     */
    public static Configuration load(
            ModuleOrigin root, ModuleSources sources, EarlyValues values, Diagnostics diagnostics) {
        if (ConfigurationFiles.names(root).isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "No configuration files",
                    "There is no file named *.rf.hcl or *.tf in "
                            + (root.folder().isEmpty() ? "" : "the folder \"" + root.folder() + "\" of ")
                            + root.tree().describe()
                            + ". An empty folder is never taken for an empty configuration, because that would plan to"
                            + " delete everything: check the path."));
        }
        return loadAny(root, sources, values, diagnostics);
    }

    /** The same for whoever only looks: of a folder without files a configuration of nothing. */
    public static Configuration loadAny(
            ModuleOrigin root, ModuleSources sources, EarlyValues values, Diagnostics diagnostics) {
        ModuleLoader loader = new ModuleLoader(root, sources, values, diagnostics);
        Module module = loader.module(List.of(), root, null, null);
        new ProviderWiring(diagnostics).check(module);
        return new Configuration(
                module, loader.state, loader.files.sources(), loader.whole && loader.files.allParsed());
    }

    /**
     * What the root module says of its state, without reading the modules that it calls.
     *
     * @param values what that may need
     */
    public static StateSettings state(ModuleOrigin root, EarlyValues values, Diagnostics diagnostics) {
        ModuleDecoder decoder = alone(root);
        EarlyModule early = new EarlyModule(List.of(), root, root, decoder.variables, decoder.locals, null, null);
        return new StateDecoder(values, early, diagnostics).decode(decoder.settings.settings());
    }

    /** The variables of the root module; what is wrong with it is reported when all of it is loaded. */
    public static SortedMap<String, VariableBlock> variables(ModuleOrigin root) {
        return alone(root).variables;
    }

    /** The root module without those that it calls. */
    private static ModuleDecoder alone(ModuleOrigin root) {
        Diagnostics others = new Diagnostics();
        ModuleDecoder decoder = new ModuleDecoder(others);
        new ConfigurationFiles(root, others).read(root).forEach(decoder::decode);
        return decoder;
    }

    private Module module(
            List<String> path, ModuleOrigin origin, @Nullable EarlyModule caller, @Nullable CallBlock block) {
        ModuleDecoder decoder = new ModuleDecoder(diagnostics);
        files.read(origin).forEach(decoder::decode);
        Settings settings = decoder.settings.settings();
        RequiredVersions.check(settings.versions(), diagnostics);
        EarlyModule early = new EarlyModule(path, root, origin, decoder.variables, decoder.locals, caller, block);
        if (block == null) {
            state = new StateDecoder(values, early, diagnostics).decode(settings);
        } else {
            ModuleArguments.check(block, decoder.variables, diagnostics);
            ignoredState(settings);
        }
        SortedMap<String, String> places = places(early, decoder.calls);
        whole &= !decoder.left();
        SortedMap<String, ModuleCall> calls = new TreeMap<>();
        decoder.calls.forEach((name, call) -> {
            Module called = called(early, call, places.get(name));
            whole &= called != null;
            if (called != null) {
                calls.put(
                        name,
                        new ModuleCall(
                                name,
                                places.getOrDefault(name, ""),
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
                decoder.providers,
                decoder.checks,
                decoder.checkData,
                decoder.refactorings.decoded(),
                settings);
    }

    /** A called module has no state of its own. */
    private void ignoredState(Settings settings) {
        BackendBlock backend = settings.backend();
        EncryptionBlock encryption = settings.encryption();
        SourceRange range = backend != null ? backend.range() : encryption != null ? encryption.range() : null;
        if (range != null) {
            diagnostics.add(Diagnostic.warning(
                            "State settings of a called module ignored",
                            "There is one state for the whole configuration, and only the root module says where it is kept"
                                    + " and how it is sealed. Remove the block here.")
                    .at(range));
        }
    }

    /** Where the called modules are, by the name of the call. Those from elsewhere are announced, to be fetched together. */
    private SortedMap<String, String> places(EarlyModule caller, SortedMap<String, CallBlock> calls) {
        SortedMap<String, String> places = new TreeMap<>();
        List<ModuleSources.Announced> elsewhere = new ArrayList<>();
        calls.forEach((name, call) -> {
            String source = source(caller, call);
            if (source != null) {
                places.put(name, source);
                if (!isLocal(source)) {
                    elsewhere.add(new ModuleSources.Announced(source, call.source() instanceof Expression.Literal));
                }
            }
        });
        sources.announce(elsewhere);
        return places;
    }

    private static boolean isLocal(String source) {
        return source.startsWith("./") || source.startsWith("../");
    }

    /** @param source null where it cannot be told */
    private @Nullable Module called(EarlyModule caller, CallBlock call, @Nullable String source) {
        List<String> longer = new ArrayList<>(caller.path());
        longer.add(call.name());
        if (longer.size() > DEEPEST) {
            diagnostics.add(Diagnostic.error(
                    "Modules nested too deeply",
                    "Module calls are nested more than " + DEEPEST
                            + " deep here. Most likely a module calls itself, directly or through others.",
                    call.source().range()));
            return null;
        }
        ModuleOrigin target = source == null ? null : target(caller.origin(), source, call);
        if (source == null || target == null) {
            return null;
        }
        noVersion(caller, call);
        if (ConfigurationFiles.names(target).isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "Module not found",
                    "There is no configuration file in \"" + source + "\", the source of module \"" + call.name()
                            + "\". Check the path; it is relative to the folder of the calling module.",
                    call.source().range()));
            return null;
        }
        return module(longer, target, caller, call);
    }

    /** Where a module is; null where that cannot be told, which is reported. */
    private @Nullable String source(EarlyModule caller, CallBlock call) {
        Diagnostics own = new Diagnostics();
        String source = new EarlyEvaluation(values, "The source of module \"" + call.name() + "\"", own)
                .text(call.source(), caller)
                .orElse("");
        if (source.isEmpty() && !own.hasErrors()) {
            own.add(Diagnostic.error(
                    "Empty module source",
                    "The source of module \"" + call.name()
                            + "\" is null or empty. It is a path that begins with ./ or ../,"
                            + " or an address such as git::https://git.example/modules.git//rack?ref=v1.",
                    call.source().range()));
        }
        diagnostics.addAll(own.list());
        return source.isEmpty() ? null : source;
    }

    /** Where the source is the address of a module in a registry, its own message tells what becomes of the version. */
    private void noVersion(EarlyModule caller, CallBlock call) {
        Expression version = call.version();
        if (version != null
                && new EarlyEvaluation(values, "The version of module \"" + call.name() + "\"", diagnostics)
                        .text(version, caller)
                        .isPresent()) {
            diagnostics.add(Diagnostic.error(
                    "Version of a module without registry",
                    "The argument \"version\" chooses among the versions that a registry offers, and modules come from"
                            + " folders and Git here. Name the version in the source: ?ref=v1.2.0.",
                    version.range()));
        }
    }

    private @Nullable ModuleOrigin target(ModuleOrigin origin, String source, CallBlock call) {
        if (isLocal(source)) {
            Optional<String> folder = resolve(origin.folder(), source);
            if (folder.isEmpty()) {
                diagnostics.add(outside(source, call.source().range()));
                return null;
            }
            return new ModuleOrigin(origin.tree(), folder.get(), origin.label());
        }
        return switch (sources.find(source)) {
            case ModuleSources.Found.Files(ModuleOrigin found) -> found;
            case ModuleSources.Found.Missing(Diagnostic why) -> {
                diagnostics.add(why.at(call.source().range()));
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
