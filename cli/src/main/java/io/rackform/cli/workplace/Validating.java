package io.rackform.cli.workplace;

import io.rackform.engine.builtin.BuiltInProvider;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.engine.demand.DiagnosticOrder;
import io.rackform.engine.run.Validation;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.spi.Provider;
import io.rackform.state.StateSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a configuration without anything else. */
public final class Validating {
    /** The name of the provider that is built in. */
    public static final String BUILT_IN = new BuiltInProvider().name();

    private Validating() {}

    /**
     * What was found.
     *
     * @param configuration null where there is no folder
     */
    public record Result(
            @Nullable Configuration configuration, List<Diagnostic> diagnostics, Map<String, SourceFile> files) {
        public Result {
            diagnostics = List.copyOf(diagnostics);
            files = Map.copyOf(files);
        }
    }

    /** Reads the configuration of the working folder and checks it by itself. */
    public static Result configuration(Surroundings surroundings) {
        Result read = read(surroundings);
        if (read.configuration() == null || !read.configuration().whole()) {
            return read;
        }
        List<Diagnostic> all = new ArrayList<>(read.diagnostics());
        Set<SourceRange> told = all.stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::subject)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        // What was wrong when it was read goes wrong again when it is evaluated.
        Validation.validate(
                        read.configuration(), InstalledProviders.catalog(read.configuration(), StateSnapshot.empty()))
                .stream()
                .filter(diagnostic -> diagnostic.subject() == null || !told.contains(diagnostic.subject()))
                .forEach(all::add);
        all.sort(DiagnosticOrder.ORDER);
        return new Result(read.configuration(), all, read.files());
    }

    /** Only reads it, with all its modules. */
    public static Result read(Surroundings surroundings) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigurationSource source = ConfigurationSource.find(surroundings, "", new LockUse.Keep(), diagnostics);
        if (source == null) {
            return new Result(null, diagnostics.list(), Map.of());
        }
        try (source) {
            Configuration configuration = source.load(
                            Variables.early(source.root(), surroundings, List.of()), diagnostics)
                    .orElse(null);
            return new Result(
                    configuration, diagnostics.list(), configuration == null ? Map.of() : configuration.files());
        }
    }

    /** The names of the providers that a configuration needs, the engine's own left out. */
    public static Set<String> providers(Configuration configuration) {
        return new TreeSet<>(InstalledProviders.needed(configuration, StateSnapshot.empty()));
    }

    /** The names of the providers that one module needs, whatever its calls need. */
    public static SortedSet<String> providersOf(Module module) {
        return InstalledProviders.neededBy(module);
    }

    /** All providers that there are, the engine's own among them. */
    public static List<Provider> installedProviders() {
        List<Provider> all = new ArrayList<>(InstalledProviders.installed());
        all.add(new BuiltInProvider());
        return all;
    }
}
