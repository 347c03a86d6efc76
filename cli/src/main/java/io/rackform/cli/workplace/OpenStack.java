package io.rackform.cli.workplace;

import io.rackform.cli.progress.AtExit;
import io.rackform.cli.workplace.StackRequest.LockWish;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.EarlyValues;
import io.rackform.engine.eval.ProviderCatalog;
import io.rackform.engine.eval.RequirementCheck;
import io.rackform.engine.eval.VariableInput;
import io.rackform.engine.run.Stack;
import io.rackform.engine.run.StackInputs;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.LockOutcome;
import io.rackform.state.LockRequest;
import io.rackform.state.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stack that is ready to be planned: read, given its values, its state open and, where asked for, locked. */
public final class OpenStack implements AutoCloseable {
    private final ConfigurationSource source;
    private final Configuration configuration;
    private final Stack stack;
    private final StateStore store;
    private final AtExit atExit;

    /**
     * What became of opening a stack.
     *
     * @param stack null where the diagnostics have errors
     * @param files configuration files, for showing source lines
     */
    public record Opening(@Nullable OpenStack stack, List<Diagnostic> diagnostics, Map<String, SourceFile> files) {
        public Opening {
            diagnostics = List.copyOf(diagnostics);
            files = Map.copyOf(files);
        }
    }

    private OpenStack(ConfigurationSource source, Configuration configuration, Stack stack, StateStore store) {
        this.source = source;
        this.configuration = configuration;
        this.stack = stack;
        this.store = store;
        this.atExit = AtExit.run(stack::abandon);
    }

    public static Opening open(Surroundings surroundings, StackRequest request) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigurationSource source =
                ConfigurationSource.find(surroundings, request.source(), new LockUse.Keep(), diagnostics);
        if (source == null) {
            return new Opening(null, diagnostics.list(), Map.of());
        }
        EarlyValues early = Variables.early(source.root(), surroundings, request.variables());
        Configuration configuration =
                (request.empty() ? source.loadAny(early, diagnostics) : source.load(early, diagnostics)).orElse(null);
        OpenStack stack = configuration == null || diagnostics.hasErrors()
                ? null
                : open(surroundings, request, source, configuration, diagnostics);
        if (stack == null) {
            source.close();
        }
        return new Opening(stack, diagnostics.list(), configuration == null ? Map.of() : configuration.files());
    }

    private static @Nullable OpenStack open(
            Surroundings surroundings,
            StackRequest request,
            ConfigurationSource source,
            Configuration configuration,
            Diagnostics diagnostics) {
        Map<String, VariableInput> variables = Variables.gather(
                configuration.root().variables(), source.root(), surroundings, request.variables(), diagnostics);
        StateStore store =
                diagnostics.hasErrors() ? null : FolderState.open(surroundings, configuration.state(), diagnostics);
        if (store == null) {
            return null;
        }
        lock(store, request.lock(), surroundings, diagnostics);
        if (diagnostics.hasErrors()) {
            store.close();
            return null;
        }
        ProviderCatalog providers = InstalledProviders.catalog(configuration, store.snapshot(), surroundings);
        diagnostics.addAll(RequirementCheck.of(configuration, providers));
        if (diagnostics.hasErrors()) {
            store.close();
            return null;
        }
        Stack stack = new Stack(new StackInputs(
                source.root(),
                source.modules(),
                variables,
                providers,
                store,
                surroundings.who(),
                surroundings.clock()));
        return new OpenStack(source, configuration, stack, store);
    }

    /** Only the state of the folder; null where it cannot be opened, and the diagnostics say why. */
    public static @Nullable StateStore state(Surroundings surroundings, LockWish lock, Diagnostics diagnostics) {
        if (!Files.isDirectory(surroundings.folder())) {
            diagnostics.add(noFolder(surroundings.folder()));
            return null;
        }
        StateStore store = FolderState.open(surroundings, FolderState.wanted(surroundings, diagnostics), diagnostics);
        if (store != null) {
            lock(store, lock, surroundings, diagnostics);
            if (diagnostics.hasErrors()) {
                store.close();
                return null;
            }
        }
        return store;
    }

    static Diagnostic noFolder(Path folder) {
        return Diagnostic.error(
                "Working folder not found",
                "There is no folder " + folder + ". Check the path that -chdir names; it is relative to the folder that"
                        + " the command is started in.");
    }

    private static void lock(StateStore store, LockWish wish, Surroundings surroundings, Diagnostics diagnostics) {
        if (!(wish instanceof LockWish.Lock(String reason, var patience))) {
            return;
        }
        switch (store.lock(new LockRequest(surroundings.who(), reason, patience))) {
            // The store releases it when it is closed.
            case LockOutcome.Locked ignored -> {}
            case LockOutcome.Held held ->
                diagnostics.add(held.diagnostic(surroundings.clock().instant()));
            case LockOutcome.Failed(Diagnostic why) -> diagnostics.add(why);
        }
    }

    public Configuration configuration() {
        return configuration;
    }

    public Stack stack() {
        return stack;
    }

    public StateStore store() {
        return store;
    }

    @Override
    public void close() {
        atExit.close();
        stack.close();
        store.close();
        source.close();
    }
}
