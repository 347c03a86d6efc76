package io.rackform.gitops.loop;

import java.time.Duration;

/** Makes passes until it is stopped. */
public final class ReconcileLoop {
    private final Reconciler reconciler;
    private final ReconcilePolicy policy;
    private final ReconcileReporter reporter;

    /** Waits between two passes. */
    @FunctionalInterface
    interface Pause {
        /** True where there is to be no further pass. */
        boolean endsWithin(Duration time);
    }

    public ReconcileLoop(ReconcileInputs inputs) {
        this(new Reconciler(inputs), inputs.policy(), inputs.reporter());
    }

    private ReconcileLoop(Reconciler reconciler, ReconcilePolicy policy, ReconcileReporter reporter) {
        this.reconciler = reconciler;
        this.policy = policy;
        this.reporter = reporter;
    }

    /** Runs until it is stopped; the last pass's outcome. */
    public ReconcileOutcome run(LoopStop stop) {
        return run(stop::stoppedWithin);
    }

    ReconcileOutcome run(Pause pause) {
        int failures = 0;
        while (true) {
            ReconcileOutcome outcome = reconciler.pass();
            failures = ReconcilePolicy.isFailure(outcome) ? failures + 1 : 0;
            ReconcilePolicy.Next next = policy.next(outcome, failures);
            reporter.on(new ReconcileEvent.Scheduled(next));
            if (pause.endsWithin(next.in())) {
                return outcome;
            }
        }
    }
}
