package io.rackform.gitops.loop;

import io.rackform.engine.config.SourceTree.Commit;
import io.rackform.gitops.source.CommitTree;
import io.rackform.gitops.source.FetchResult;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.LockHandle;
import io.rackform.state.LockHolder;
import io.rackform.state.LockOutcome;
import io.rackform.state.LockRequest;
import io.rackform.state.StateException;
import io.rackform.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes one pass over a stack: fetch, and apply what is new, or look for drift. Takes the state's lock as a workstation does, and
 * holds it no longer than the pass. For one thread.
 */
public final class Reconciler {
    /** There is no commit to look at. */
    private static final ReconcileOutcome NOTHING = new ReconcileOutcome.Waiting(List.of());

    private final ReconcileInputs inputs;
    private final CommitRun run;

    private @Nullable Instant lostSince;
    private @Nullable Stall stall;

    /** A commit that stalled, and when it is tried again. */
    private record Stall(String commit, int attempts, Instant notBefore, ReconcileOutcome.Stalled outcome) {}

    public Reconciler(ReconcileInputs inputs) {
        this.inputs = inputs;
        this.run = new CommitRun(inputs);
    }

    public ReconcileOutcome pass() {
        ReconcileOutcome outcome = switch (inputs.fetcher().fetch(inputs.source())) {
            case FetchResult.Fetched(CommitTree tree, boolean changed) -> read(tree, changed);
            case FetchResult.Failed(Diagnostic why, CommitTree lastGood) -> lost(why, lastGood);
        };
        inputs.reporter().on(new ReconcileEvent.Ended(outcome));
        return outcome;
    }

    private ReconcileOutcome read(CommitTree tree, boolean changed) {
        lostSince = null;
        inputs.reporter().on(new ReconcileEvent.SourceRead(tree.commit(), changed));
        Stall known = stall;
        if (known != null && known.commit().equals(tree.commit().id()) && now().isBefore(known.notBefore())) {
            lookForDrift(known.commit(), known.outcome().why());
            return known.outcome();
        }
        ReconcileOutcome outcome;
        try {
            outcome = run.open(
                    tree,
                    loaded -> locked(loaded.store(), () -> {
                        boolean applied = applied(loaded.store())
                                .filter(tree.commit().id()::equals)
                                .isPresent();
                        return applied ? run.scan(loaded, inputs.options().heal()) : run.apply(loaded);
                    }));
            remember(tree.commit(), outcome);
        } catch (StateException broken) {
            // The next pass tries again: no device is asked for it.
            outcome = broken(tree.commit(), broken);
        }
        if (outcome instanceof ReconcileOutcome.Stalled stalled) {
            lookForDrift(tree.commit().id(), stalled.why());
        }
        return outcome;
    }

    private void remember(Commit commit, ReconcileOutcome outcome) {
        if (!(outcome instanceof ReconcileOutcome.Stalled stalled)) {
            stall = null;
            return;
        }
        int before = stall != null && stall.commit().equals(commit.id()) ? stall.attempts() : 0;
        Duration retry = inputs.policy().retryOfStalled(before + 1);
        stall = new Stall(commit.id(), before + 1, now().plus(retry), stalled);
    }

    /** Nothing is applied or healed while nobody can say what the source wants; drift is looked for all the same. */
    private ReconcileOutcome lost(Diagnostic why, @Nullable CommitTree lastGood) {
        Instant since = lostSince == null ? now() : lostSince;
        lostSince = since;
        Diagnostic told =
                why.saying(why.detail() + " Nothing is changed until the source can be read again; it is lost since "
                        + since.truncatedTo(ChronoUnit.SECONDS) + ", and the last good commit is "
                        + (lastGood == null ? "none." : lastGood.shortId() + "."));
        inputs.reporter().on(new ReconcileEvent.SourceLost(told, lastGood == null ? null : lastGood.commit()));
        lookForDrift("", List.of());
        return new ReconcileOutcome.Waiting(List.of(told));
    }

    private static Optional<String> applied(StateStore store) {
        return AppliedCommit.of(store.history(AppliedCommit.RUNS));
    }

    /**
     * Compares the devices with the commit that is applied, in the state that was used last, where the newest commit cannot be had or
     * cannot be applied. What is in the way is noted, and does not make the pass another one.
     *
     * @param except the commit that is not looked at; empty for none
     * @param said what the outcome says already
     */
    private void lookForDrift(String except, List<Diagnostic> said) {
        ReconcileOutcome found;
        try {
            StateStore current = inputs.state().current();
            found = current == null
                    ? inputs.state()
                            .lastCommit()
                            .flatMap(this::cached)
                            .map(tree -> run.open(tree, loaded -> scanApplied(loaded.store(), except)))
                            .orElse(NOTHING)
                    : scanApplied(current, except);
        } catch (StateException broken) {
            found = broken(null, broken);
        }
        if (found instanceof ReconcileOutcome.Stalled stalled && !stalled.why().equals(said)) {
            inputs.reporter().on(new ReconcileEvent.Noted(stalled.why(), stalled.configuration()));
        }
    }

    private ReconcileOutcome scanApplied(StateStore store, String except) {
        return locked(
                store,
                () -> applied(store)
                        .filter(id -> !id.equals(except))
                        .flatMap(this::cached)
                        .map(tree -> run.open(tree, store, loaded -> run.scan(loaded, false)))
                        .orElse(NOTHING));
    }

    private Optional<CommitTree> cached(String commit) {
        return inputs.fetcher().cachedCommit(inputs.source(), commit);
    }

    /** A state that cannot be used any more is opened anew when it is needed. */
    private ReconcileOutcome broken(@Nullable Commit commit, StateException broken) {
        inputs.state().close();
        return new ReconcileOutcome.Stalled(commit, List.of(broken.diagnostic()), null);
    }

    private ReconcileOutcome locked(StateStore store, Supplier<ReconcileOutcome> work) {
        LockRequest request = new LockRequest(inputs.who(), "reconcile " + inputs.source(), Duration.ZERO);
        return switch (store.lock(request)) {
            case LockOutcome.Locked(LockHandle handle) -> {
                try (handle) {
                    inputs.state().use();
                    yield work.get();
                }
            }
            case LockOutcome.Held(LockHolder holder) ->
                new ReconcileOutcome.Waiting(List.of(Diagnostic.warning(
                        "Another run holds the state's lock",
                        "Only one run at a time may change the state: " + holder.describe(now())
                                + ". This pass ends without a change, and the next one tries again.")));
            case LockOutcome.Failed(Diagnostic diagnostic) -> throw new StateException(diagnostic, null);
        };
    }

    private Instant now() {
        return inputs.clock().instant();
    }
}
