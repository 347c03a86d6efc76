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
        return locked(() -> {
            Optional<String> applied = applied();
            Stall known = stall;
            if (known != null && known.commit().equals(tree.commit().id()) && now().isBefore(known.notBefore())) {
                scanApplied(applied.filter(id -> !id.equals(known.commit())));
                return known.outcome();
            }
            ReconcileOutcome outcome =
                    applied.filter(tree.commit().id()::equals).isPresent()
                            ? run.scan(tree, inputs.options().heal())
                            : run.apply(tree);
            remember(tree.commit(), outcome);
            if (outcome instanceof ReconcileOutcome.Stalled) {
                scanApplied(applied().filter(id -> !id.equals(tree.commit().id())));
            }
            return outcome;
        });
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
        ReconcileOutcome waiting = new ReconcileOutcome.Waiting(List.of(told));
        return locked(() -> {
            scanApplied(applied());
            return waiting;
        });
    }

    private Optional<String> applied() {
        return AppliedCommit.of(inputs.store().history(AppliedCommit.RUNS));
    }

    /** Looks for drift from the commit that is applied, where the newest one cannot be had or cannot be applied. */
    private void scanApplied(Optional<String> applied) {
        applied.flatMap(id -> inputs.fetcher().cachedCommit(inputs.source(), id))
                .ifPresent(tree -> {
                    if (run.scan(tree, false) instanceof ReconcileOutcome.Stalled stalled) {
                        inputs.reporter().on(new ReconcileEvent.Noted(stalled.why(), stalled.configuration()));
                    }
                });
    }

    private ReconcileOutcome locked(Supplier<ReconcileOutcome> work) {
        LockRequest request = new LockRequest(inputs.who(), "reconcile " + inputs.source(), Duration.ZERO);
        try {
            return switch (inputs.store().lock(request)) {
                case LockOutcome.Locked(LockHandle handle) -> {
                    try (handle) {
                        yield work.get();
                    }
                }
                case LockOutcome.Held(LockHolder holder) ->
                    new ReconcileOutcome.Waiting(List.of(Diagnostic.warning(
                            "Another run holds the state's lock",
                            "Only one run at a time may change the state: " + holder.describe(now())
                                    + ". This pass ends without a change, and the next one tries again.")));
                case LockOutcome.Failed(Diagnostic diagnostic) ->
                    new ReconcileOutcome.Stalled(null, List.of(diagnostic), null);
            };
        } catch (StateException broken) {
            return new ReconcileOutcome.Stalled(null, List.of(broken.diagnostic()), null);
        }
    }

    private Instant now() {
        return inputs.clock().instant();
    }
}
