package io.rackform.gitops.loop;

import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.ModuleLoader;
import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.settings.StateSettings;
import io.rackform.engine.eval.GivenValues;
import io.rackform.engine.eval.RequirementCheck;
import io.rackform.engine.eval.VariableInput;
import io.rackform.engine.plan.Drift;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.engine.run.Planned;
import io.rackform.engine.run.Stack;
import io.rackform.engine.run.StackInputs;
import io.rackform.gitops.module.LockFile;
import io.rackform.gitops.module.LockPolicy;
import io.rackform.gitops.module.LockedModules;
import io.rackform.gitops.module.ModuleListener;
import io.rackform.gitops.source.CommitTree;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.StateStore;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads, plans and applies one commit. The state's lock is taken by the caller, between the loading and the rest. */
final class CommitRun {
    /** A configuration that still is not wholly known after this many rounds never will be. */
    private static final int MOST_ROUNDS = 20;

    private final ReconcileInputs inputs;
    private boolean deletionsAllowed;
    private List<Drift> lastDrift = List.of();

    /** The lineage of the state that the last scan was about. */
    private String scanned = "";

    /** What the modules of a commit without a lock file were when it was first read: a commit stays the same configuration. */
    private LockFile pinned = LockFile.EMPTY;

    private String pinnedCommit = "";

    CommitRun(ReconcileInputs inputs) {
        this.inputs = inputs;
        this.deletionsAllowed = inputs.options().allowDeletions();
    }

    /** Applies a commit that was not applied yet, or not to its end. */
    ReconcileOutcome apply(Loaded loaded) {
        Planned planned = loaded.plan();
        return planned.plan().hasErrors()
                ? loaded.stalled(planned.plan().diagnostics())
                : rounds(loaded, planned, Purpose.NEW_COMMIT);
    }

    /** Compares the devices and the record with a commit that is applied. */
    ReconcileOutcome scan(Loaded loaded, boolean heal) {
        Planned planned = loaded.plan();
        Plan plan = planned.plan();
        if (plan.hasErrors()) {
            return loaded.stalled(plan.diagnostics());
        }
        loaded.note(plan.diagnostics());
        String lineage = loaded.store.snapshot().lineage();
        if (!lineage.equals(scanned)) {
            scanned = lineage;
            lastDrift = List.of();
        }
        if (plan.isEmpty() && plan.drift().isEmpty()) {
            lastDrift = List.of();
            return new ReconcileOutcome.InSync(loaded.tree.commit());
        }
        boolean known = !plan.drift().isEmpty() && plan.drift().equals(lastDrift);
        lastDrift = plan.drift();
        inputs.reporter().on(new ReconcileEvent.DriftFound(planned, loaded.configuration(), known));
        if (heal) {
            return rounds(loaded, planned, Purpose.HEALING);
        }
        int changes =
                (int) plan.pending().stream().filter(InstanceChange::isChange).count();
        return new ReconcileOutcome.Drifted(loaded.tree.commit(), plan.drift(), changes);
    }

    /** A commit that is ready to be planned. */
    final class Loaded {
        private final CommitTree tree;
        private final Stack stack;
        private final StateStore store;
        private final Configuration configuration;

        private Loaded(CommitTree tree, Stack stack, StateStore store, Configuration configuration) {
            this.tree = tree;
            this.stack = stack;
            this.store = store;
            this.configuration = configuration;
        }

        StateStore store() {
            return store;
        }

        private Configuration configuration() {
            return configuration;
        }

        private Planned plan() {
            return stack.plan(configuration, PlanOptions.NORMAL);
        }

        private void note(List<Diagnostic> diagnostics) {
            if (!diagnostics.isEmpty()) {
                inputs.reporter().on(new ReconcileEvent.Noted(diagnostics, configuration));
            }
        }

        private ReconcileOutcome.Stalled stalled(List<Diagnostic> why) {
            return new ReconcileOutcome.Stalled(tree.commit(), why, configuration);
        }
    }

    /** What is done with a commit. */
    @FunctionalInterface
    interface Work {
        ReconcileOutcome with(Loaded loaded);
    }

    /** The state for a commit. */
    @FunctionalInterface
    private interface StateOf {
        /** @param diagnostics takes warnings */
        StateStore open(StateSettings settings, Diagnostics diagnostics);
    }

    /**
     * Works on the state that the commit itself asks for.
     *
     * @throws io.rackform.state.StateException where that cannot be used
     */
    ReconcileOutcome open(CommitTree tree, Work work) {
        return open(
                tree,
                (settings, diagnostics) ->
                        inputs.state().open(settings, tree.commit().id(), diagnostics),
                work);
    }

    /** Works on a state that is open already, whatever the commit asks for. */
    ReconcileOutcome open(CommitTree tree, StateStore store, Work work) {
        return open(tree, (settings, diagnostics) -> store, work);
    }

    private ReconcileOutcome open(CommitTree tree, StateOf state, Work work) {
        String folder = inputs.source().folder();
        try {
            Optional<Diagnostic> missing = tree.missing(folder);
            if (missing.isPresent()) {
                return new ReconcileOutcome.Stalled(tree.commit(), List.of(missing.get()), null);
            }
            Diagnostics diagnostics = new Diagnostics();
            ModuleOrigin root = tree.origin(folder);
            Optional<LockFile> lock = LockFile.read(root, diagnostics);
            if (diagnostics.hasErrors()) {
                return new ReconcileOutcome.Stalled(tree.commit(), diagnostics.list(), null);
            }
            LockedModules modules = modules(tree, lock);
            Map<String, VariableInput> variables = inputs.variables().of(root, diagnostics);
            Configuration configuration = ModuleLoader.load(root, modules, new GivenValues(variables), diagnostics);
            diagnostics.addAll(RequirementCheck.of(configuration, inputs.providers()));
            diagnostics.addAll(modules.warnings());
            pin(tree, modules);
            if (diagnostics.hasErrors()) {
                return new ReconcileOutcome.Stalled(tree.commit(), diagnostics.list(), configuration);
            }
            StateStore store = state.open(configuration.state(), diagnostics);
            try (Stack stack = new Stack(new StackInputs(
                    root, modules, variables, inputs.providers(), store, inputs.who(), inputs.clock()))) {
                Loaded loaded = new Loaded(tree, stack, store, configuration);
                loaded.note(diagnostics.list());
                return work.with(loaded);
            }
        } catch (UncheckedIOException unreadable) {
            return new ReconcileOutcome.Stalled(tree.commit(), List.of(unreadable(unreadable)), null);
        }
    }

    private LockedModules modules(CommitTree tree, Optional<LockFile> lock) {
        boolean again = lock.isEmpty() && pinnedCommit.equals(tree.commit().id());
        LockPolicy.Mode mode =
                lock.isPresent() ? LockPolicy.Mode.LOCKED : again ? LockPolicy.Mode.ADD : LockPolicy.Mode.NOW;
        LockFile known = lock.orElse(again ? pinned : LockFile.EMPTY);
        return inputs.modules().modules(known, new LockPolicy(mode, false), ModuleListener.NONE);
    }

    private void pin(CommitTree tree, LockedModules modules) {
        pinned = modules.found();
        pinnedCommit = tree.commit().id();
    }

    private static Diagnostic unreadable(UncheckedIOException fault) {
        return Diagnostic.error(
                "Source file cannot be read",
                "Rackform " + fault.getMessage()
                        + ". Nothing was changed: without this file its objects would look as if they were to be deleted.");
    }

    /** Applies a plan, and plans again as long as an apply makes more blocks known. */
    private ReconcileOutcome rounds(Loaded loaded, Planned first, Purpose purpose) {
        Planned planned = first;
        int created = 0;
        int updated = 0;
        int deleted = 0;
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            if (planned.plan().hasErrors()) {
                return loaded.stalled(planned.plan().diagnostics());
            }
            if (!deletionsAllowed) {
                Optional<Diagnostic> refusal = inputs.options().guard().refuse(planned.plan(), planned.prior());
                if (refusal.isPresent()) {
                    return loaded.stalled(List.of(refusal.get()));
                }
            }
            inputs.reporter().on(new ReconcileEvent.Applying(planned, loaded.configuration(), purpose, round));
            boolean last = planned.plan().deferred().isEmpty();
            ApplyResult result = loaded.stack.apply(
                    planned,
                    purpose.kind() + (last ? "" : AppliedCommit.MORE_ROUNDS),
                    event -> inputs.reporter().on(new ReconcileEvent.Progress(event)),
                    inputs.stop());
            created += result.created();
            updated += result.updated();
            deleted += result.deleted();
            if (result.stopped() || !result.complete()) {
                return unfinished(loaded, result);
            }
            loaded.note(result.diagnostics());
            if (last) {
                deletionsAllowed = false;
                lastDrift = List.of();
                return new ReconcileOutcome.Applied(loaded.tree.commit(), purpose, created, updated, deleted);
            }
            if (result.created() + result.updated() + result.deleted() == 0
                    && planned.plan().pending().isEmpty()) {
                break;
            }
            planned = loaded.plan();
        }
        return loaded.stalled(List.of(stillUnknown(planned.plan())));
    }

    private static ReconcileOutcome unfinished(Loaded loaded, ApplyResult result) {
        if (!result.stopped()) {
            return loaded.stalled(result.diagnostics());
        }
        List<Diagnostic> why = new ArrayList<>(result.diagnostics());
        why.add(Diagnostic.warning(
                "Apply was stopped",
                "What ran was finished and recorded, " + result.skipped()
                        + " operations did not start. The next pass goes" + " on from there."));
        return new ReconcileOutcome.Waiting(why);
    }

    private static Diagnostic stillUnknown(Plan plan) {
        List<String> blocks = plan.deferred().stream()
                .filter(block -> !(block.address() instanceof InstanceAddress)) // those only need one of the others
                .map(block -> block.address().toString())
                .sorted()
                .toList();
        return Diagnostic.error(
                "Blocks stay unknown",
                "The count or for_each of " + String.join(", ", blocks)
                        + " is still not known after everything else was applied, so their instances cannot be planned."
                        + " Make them depend on values that an apply gives.");
    }
}
