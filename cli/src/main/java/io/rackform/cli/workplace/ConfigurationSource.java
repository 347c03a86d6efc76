package io.rackform.cli.workplace;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.EarlyValues;
import io.rackform.engine.config.ModuleLoader;
import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources;
import io.rackform.gitops.source.CommitTree;
import io.rackform.gitops.source.FetchResult;
import io.rackform.gitops.source.FolderTree;
import io.rackform.gitops.source.SourceUrl;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the root module is read from, and where the modules are found that it calls. Closed after the last read. */
final class ConfigurationSource implements AutoCloseable {
    private final ModuleOrigin root;
    private final GitModules modules;

    private ConfigurationSource(ModuleOrigin root, GitModules modules) {
        this.root = root;
        this.modules = modules;
    }

    /**
     * @param source a Git address, or empty for the working folder
     * @return null where there is none, and the diagnostics say why
     */
    static @Nullable ConfigurationSource find(
            Surroundings surroundings, String source, LockUse use, Diagnostics diagnostics) {
        if (!Files.isDirectory(surroundings.folder())) {
            diagnostics.add(OpenStack.noFolder(surroundings.folder()));
            return null;
        }
        GitModules modules = new GitModules(surroundings, use);
        Optional<ModuleOrigin> root = source.isEmpty()
                ? Optional.of(FolderTree.origin(surroundings.folder()))
                : fetched(surroundings, source, modules, diagnostics);
        if (root.isEmpty()) {
            modules.close();
            return null;
        }
        modules.rootIs(root.get(), diagnostics);
        if (diagnostics.hasErrors()) {
            modules.close();
            return null;
        }
        return new ConfigurationSource(root.get(), modules);
    }

    private static Optional<ModuleOrigin> fetched(
            Surroundings surroundings, String source, GitModules modules, Diagnostics diagnostics) {
        return switch (SourceUrl.parse(source, surroundings.folder())) {
            case SourceUrl.Parsed.Invalid(Diagnostic why) -> {
                diagnostics.add(why);
                yield Optional.empty();
            }
            case SourceUrl.Parsed.Valid(SourceUrl url) ->
                switch (modules.fetcher().fetch(url)) {
                    // What was fetched before may be old; whoever types a command wants to know, not to be surprised.
                    case FetchResult.Failed(Diagnostic why, var ignored) -> {
                        diagnostics.add(why);
                        yield Optional.empty();
                    }
                    case FetchResult.Fetched(CommitTree tree, boolean ignored) -> {
                        Optional<Diagnostic> missing = tree.missing(url.folder());
                        missing.ifPresent(diagnostics::add);
                        yield missing.isPresent() ? Optional.empty() : Optional.of(tree.origin(url.folder()));
                    }
                };
        };
    }

    ModuleOrigin root() {
        return root;
    }

    GitModules modules() {
        return modules;
    }

    /**
     * Reads all files of all modules; what is wrong with them goes to the diagnostics. Empty where one cannot be read.
     *
     * @param values what the sources of modules may need
     */
    Optional<Configuration> load(EarlyValues values, Diagnostics diagnostics) {
        return load(ModuleLoader::load, values, diagnostics);
    }

    /** The same, also where there are no files. */
    Optional<Configuration> loadAny(EarlyValues values, Diagnostics diagnostics) {
        return load(ModuleLoader::loadAny, values, diagnostics);
    }

    private interface Load {
        Configuration from(ModuleOrigin root, ModuleSources sources, EarlyValues values, Diagnostics diagnostics);
    }

    private Optional<Configuration> load(Load load, EarlyValues values, Diagnostics diagnostics) {
        try {
            Configuration configuration = load.from(root, modules, values, diagnostics);
            diagnostics.addAll(modules.warnings());
            return Optional.of(configuration);
        } catch (UncheckedIOException unreadable) {
            diagnostics.add(Diagnostic.error(
                    "Configuration cannot be read",
                    "Rackform " + unreadable.getMessage()
                            + ". Nothing was changed: without this file its objects would look as if they were to be"
                            + " deleted."));
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        modules.close();
    }
}
