package io.rackform.engine.run;

import io.rackform.engine.apply.ApplyListener;
import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.apply.StopSignal;
import io.rackform.engine.builtin.BuiltInProvider;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources;
import io.rackform.engine.eval.ProviderCatalog;
import io.rackform.engine.eval.VariableInput;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.LockOutcome;
import io.rackform.state.LockRequest;
import io.rackform.state.StateOpening;
import io.rackform.state.StateStore;
import io.rackform.state.h2.StateStores;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans and applies configurations given as text, against shelves and a real state in a temporary folder. */
final class Workshop implements AutoCloseable {
    final ShelfProvider shelf = new ShelfProvider();
    private final StateStore store;
    private final LockOutcome lock;

    /** What the user gives for the root module's variables. */
    final Map<String, VariableInput> variables = new TreeMap<>();

    /** Modules from elsewhere, by their source. */
    final Map<String, MemoryTree> packages = new TreeMap<>();

    Workshop(Path folder) {
        if (!(StateStores.open(folder) instanceof StateOpening.Opened(StateStore opened, var ignored))) {
            throw new AssertionError("state cannot be opened");
        }
        this.store = opened;
        this.lock = store.lock(new LockRequest("tester", "test", Duration.ZERO));
    }

    StateStore store() {
        return store;
    }

    Stack stack(MemoryTree tree) {
        return stack(tree, store);
    }

    /** One plan and its apply, killed before any result is recorded. */
    void applyKilled(MemoryTree tree) {
        try (Stack stack = stack(tree, new CrashingStore(store))) {
            stack.apply(plan(stack, PlanOptions.NORMAL), "apply", event -> {}, new StopSignal());
        }
    }

    private Stack stack(MemoryTree tree, StateStore state) {
        return new Stack(new StackInputs(
                new ModuleOrigin(tree, "", ""),
                this::find,
                variables,
                providers(),
                state,
                "tester",
                Clock.systemUTC()));
    }

    private ModuleSources.Found find(String source) {
        MemoryTree tree = packages.get(source);
        return tree == null
                ? new ModuleSources.Found.Missing(Diagnostic.error("No module", source))
                : new ModuleSources.Found.Files(new ModuleOrigin(tree, "", source + "/"));
    }

    static MemoryTree main(String text) {
        return new MemoryTree().with("main.rf.hcl", text);
    }

    Planned plan(MemoryTree tree, PlanOptions options) {
        try (Stack stack = stack(tree)) {
            return plan(stack, options);
        }
    }

    private static Planned plan(Stack stack, PlanOptions options) {
        Diagnostics diagnostics = new Diagnostics();
        Configuration configuration = stack.load(diagnostics);
        if (diagnostics.hasErrors()) {
            throw new AssertionError(diagnostics.list());
        }
        return stack.plan(configuration, options);
    }

    /** What is wrong with a configuration as it is written; empty where it can be planned. */
    List<Diagnostic> written(MemoryTree tree) {
        try (Stack stack = stack(tree)) {
            Diagnostics diagnostics = new Diagnostics();
            stack.load(diagnostics);
            return diagnostics.list();
        }
    }

    /** What validation finds. */
    List<Diagnostic> validate(MemoryTree tree) {
        try (Stack stack = stack(tree)) {
            Diagnostics diagnostics = new Diagnostics();
            Configuration configuration = stack.load(diagnostics);
            diagnostics.addAll(Validation.validate(configuration, providers()));
            return diagnostics.list();
        }
    }

    /** What is wrong with a configuration, whether reading or planning finds it. */
    List<Diagnostic> faults(MemoryTree tree) {
        try (Stack stack = stack(tree)) {
            Diagnostics diagnostics = new Diagnostics();
            Configuration configuration = stack.load(diagnostics);
            return diagnostics.hasErrors()
                    ? diagnostics.list()
                    : stack.plan(configuration, PlanOptions.NORMAL).plan().diagnostics();
        }
    }

    private ProviderCatalog providers() {
        return new ProviderCatalog(List.of(shelf), new BuiltInProvider());
    }

    /** One plan and its apply. */
    ApplyResult apply(MemoryTree tree) {
        return apply(tree, PlanOptions.NORMAL);
    }

    ApplyResult apply(MemoryTree tree, PlanOptions options) {
        return apply(tree, options, new StopSignal());
    }

    ApplyResult apply(MemoryTree tree, PlanOptions options, StopSignal stop) {
        return apply(tree, options, event -> {}, stop);
    }

    ApplyResult apply(MemoryTree tree, PlanOptions options, ApplyListener listener, StopSignal stop) {
        try (Stack stack = stack(tree)) {
            Planned planned = plan(stack, options);
            if (planned.plan().hasErrors()) {
                throw new AssertionError(planned.plan().diagnostics());
            }
            return stack.apply(planned, "apply", listener, stop);
        }
    }

    /** What a plan would do, by address, no-ops left out. */
    SortedMap<String, Action> actions(MemoryTree tree) {
        SortedMap<String, Action> actions = new TreeMap<>();
        Planned planned = plan(tree, PlanOptions.NORMAL);
        if (planned.plan().hasErrors()) {
            throw new AssertionError(planned.plan().diagnostics());
        }
        planned.plan().pending().forEach(change -> actions.put(change.id().toString(), change.action()));
        return actions;
    }

    @Override
    public void close() {
        if (lock instanceof LockOutcome.Locked(var handle)) {
            handle.close();
        }
        store.close();
    }
}
