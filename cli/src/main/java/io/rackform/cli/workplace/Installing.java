package io.rackform.cli.workplace;

import io.rackform.cli.workplace.StackRequest.VariableArgument;
import io.rackform.engine.config.Configuration;
import io.rackform.gitops.module.Installed;
import io.rackform.gitops.module.LockFile;
import io.rackform.gitops.module.LockedModules;
import io.rackform.gitops.source.FileFault;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fetches the modules of the working folder's configuration and writes the lock file: all of them, or nothing. */
public final class Installing {
    private Installing() {}

    /** What became of the lock file. */
    public enum Lock {
        /** It says what it should already, or there is nothing to say. */
        KEPT,
        WRITTEN,
        /** Nothing is left to say. */
        REMOVED
    }

    /**
     * What was found.
     *
     * @param configuration null where it cannot be read
     * @param removed labels that the lock file had and nothing asks for any more
     * @param unused labels that nothing asked for this time and that stay, because it may with other values of variables
     */
    public record Result(
            @Nullable Configuration configuration,
            List<Diagnostic> diagnostics,
            Map<String, SourceFile> files,
            List<Installed> packages,
            List<String> removed,
            List<String> unused,
            Lock lock) {
        public Result {
            diagnostics = List.copyOf(diagnostics);
            files = Map.copyOf(files);
            packages = List.copyOf(packages);
            removed = List.copyOf(removed);
            unused = List.copyOf(unused);
        }

        public boolean failed() {
            return configuration == null || diagnostics.stream().anyMatch(Diagnostic::isError);
        }
    }

    /** @param variables what the command line says of them: the source of a module can depend on some */
    public static Result install(Surroundings surroundings, List<VariableArgument> variables, LockUse use) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigurationSource source = ConfigurationSource.find(surroundings, "", use, diagnostics);
        if (source == null) {
            return new Result(null, diagnostics.list(), Map.of(), List.of(), List.of(), List.of(), Lock.KEPT);
        }
        try (source) {
            Configuration configuration = source.load(
                            Variables.early(source.root(), surroundings, variables), diagnostics)
                    .orElse(null);
            Map<String, SourceFile> files = configuration == null ? Map.of() : configuration.files();
            GitModules modules = source.modules();
            List<Installed> packages =
                    modules.asked().map(LockedModules::installed).orElse(List.of());
            if (configuration == null || diagnostics.hasErrors() || !(use instanceof LockUse.Write)) {
                return new Result(configuration, diagnostics.list(), files, packages, List.of(), List.of(), Lock.KEPT);
            }
            return written(surroundings, configuration, modules, packages, diagnostics);
        }
    }

    private static Result written(
            Surroundings surroundings,
            Configuration configuration,
            GitModules modules,
            List<Installed> packages,
            Diagnostics diagnostics) {
        LockFile before = modules.before();
        LockFile after = modules.asked()
                .map(LockedModules::found)
                .orElse(new LockFile(LockFile.EMPTY.modules(), before.others()));
        List<String> removed = before.modules().keySet().stream()
                .filter(label -> !after.modules().containsKey(label))
                .toList();
        List<String> unused = after.modules().keySet().stream()
                .filter(label ->
                        packages.stream().noneMatch(one -> one.now().label().equals(label)))
                .toList();
        Lock lock = diagnostics.hasErrors()
                ? Lock.KEPT
                : write(surroundings.folder().resolve(LockFile.NAME), before, after, diagnostics);
        modules.cache().ifPresent(cache -> cache.clean(surroundings.clock().instant()));
        return new Result(configuration, diagnostics.list(), configuration.files(), packages, removed, unused, lock);
    }

    private static Lock write(Path file, LockFile before, LockFile after, Diagnostics diagnostics) {
        boolean empty = after.modules().isEmpty() && after.others().isEmpty();
        if (before.equals(after) && (empty || Files.exists(file))) {
            return Lock.KEPT;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            if (empty) {
                Files.deleteIfExists(file);
                return Lock.REMOVED;
            }
            Files.writeString(fresh, after.text());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Lock.WRITTEN;
        } catch (IOException e) {
            diagnostics.add(Diagnostic.error(
                    "Lock file cannot be written",
                    "Writing " + fresh + ", which then becomes " + LockFile.NAME + ", failed: " + FileFault.words(e)
                            + ". Without it nobody can tell which commit of a module is meant. Mend that, and run the"
                            + " command again."));
            return Lock.KEPT;
        }
    }
}
