package io.rackform.cli.run;

import io.rackform.cli.progress.Interrupts;
import io.rackform.cli.progress.Progress;
import io.rackform.cli.run.RunReport.Answer;
import io.rackform.cli.run.RunReport.Totals;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.apply.StopSignal;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.engine.run.Planned;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Plans, asks, applies; and where blocks were deferred because how many they are was not known, plans and applies again
 * until nothing is left. One approval holds for all rounds as long as a round only touches what was shown as deferred.
 */
public final class ApplyRounds {
    /** A chain of blocks that each need the one before; a longer one is a mistake. */
    private static final int MOST_ROUNDS = 20;

    /** How to apply. */
    public record Wish(PlanOptions options, String kind, boolean approved) {}

    private final OpenStack open;
    private final Wish wish;
    private final RunReport report;
    private final StopSignal stop = new StopSignal();
    private final Set<Diagnostic> told = new HashSet<>();
    private Totals totals = Totals.NONE;

    public ApplyRounds(OpenStack open, Wish wish, RunReport report) {
        this.open = open;
        this.wish = wish;
        this.report = report;
    }

    /** Whether everything was done. */
    public boolean run() {
        Planned planned = plan(1);
        if (planned.plan().hasErrors()) {
            return false;
        }
        if (nothingToDo(planned)) {
            return recordWhatWasSeen(planned);
        }
        if (!approved(planned)) {
            return false;
        }
        boolean complete = rounds(planned);
        report.applied(totals, complete, wish.options().destroy(), open.store().snapshot());
        return complete;
    }

    private Planned plan(int round) {
        Planned planned = open.stack().plan(open.configuration(), wish.options());
        report.planned(planned, round);
        tell(planned.plan().diagnostics());
        told.addAll(planned.plan().diagnostics());
        return planned;
    }

    private void tell(List<Diagnostic> diagnostics) {
        report.diagnostics(diagnostics, open.configuration().files());
    }

    private static boolean nothingToDo(Planned planned) {
        return planned.plan().isEmpty() && planned.plan().pending().isEmpty();
    }

    /** No device is touched, but the record follows what the devices showed, as an apply does. */
    private boolean recordWhatWasSeen(Planned planned) {
        boolean complete = true;
        if (open.stack().hasNews(planned)) {
            ApplyResult result = open.stack().apply(planned, wish.kind(), event -> {}, stop);
            tell(fresh(result));
            complete = result.complete();
        }
        report.applied(totals, complete, wish.options().destroy(), open.store().snapshot());
        return complete;
    }

    /** What was not said while planning: a check that fails before and after is told once. */
    private List<Diagnostic> fresh(ApplyResult result) {
        return result.diagnostics().stream()
                .filter(found -> found.isError() || !told.contains(found))
                .toList();
    }

    private boolean approved(Planned planned) {
        Answer answer = wish.approved() ? Answer.YES : report.approve(planned);
        switch (answer) {
            case YES -> {}
            case NO ->
                tell(List.of(
                        Diagnostic.error("Apply cancelled", "The plan was not approved, so nothing was changed.")));
            case NOBODY ->
                tell(List.of(Diagnostic.error(
                        "Approval needed",
                        "Nobody is there to approve the plan: the input is not a terminal or has ended. Nothing was"
                                + " changed. Start the command on a terminal, or give -auto-approve.")));
        }
        return answer == Answer.YES;
    }

    private boolean rounds(Planned first) {
        Planned planned = first;
        for (int round = 1; ; round++) {
            ApplyResult result = apply(planned);
            Plan done = planned.plan();
            if (!result.complete() || done.deferred().isEmpty()) {
                return result.complete();
            }
            if (done.pending().isEmpty() || round == MOST_ROUNDS) {
                tell(List.of(stillDeferred(done)));
                return false;
            }
            planned = plan(round + 1);
            if (planned.plan().hasErrors()) {
                return false;
            }
            if (nothingToDo(planned)) {
                return true;
            }
            List<InstanceChange> notApproved = FurtherRound.notApproved(planned.plan(), done.deferred());
            if (!notApproved.isEmpty() && !approvedAgain(planned, notApproved)) {
                return false;
            }
        }
    }

    private ApplyResult apply(Planned planned) {
        Progress progress = report.applying(planned);
        ApplyResult result;
        Interrupts interrupts = Interrupts.stopping(stop, progress::say);
        try (progress;
                interrupts) {
            result = open.stack().apply(planned, wish.kind(), progress, stop);
        }
        tell(fresh(result));
        totals = totals.plus(result);
        if (result.stopped()) {
            tell(List.of(Diagnostic.error(
                    "Stopped before the end",
                    "The run was stopped, and " + result.skipped()
                            + " of its steps did not start. What was under way came to its end, and what was done is"
                            + " recorded: the next plan shows what is left.")));
        }
        return result;
    }

    private boolean approvedAgain(Planned planned, List<InstanceChange> notApproved) {
        if (wish.approved()) {
            tell(List.of(Diagnostic.error(
                            "Further round does more than was deferred",
                            "After the deferred blocks could be planned, the plan also changes objects outside of them,"
                                    + " the first of which is "
                                    + notApproved.getFirst().id()
                                    + ". The approval does not cover that, so this round was not applied. What was done"
                                    + " before is recorded. Look at the plan and apply again.")
                    .about(notApproved.getFirst().id())));
            return false;
        }
        return approved(planned);
    }

    private static Diagnostic stillDeferred(Plan plan) {
        return Diagnostic.error(
                        "Blocks cannot be planned",
                        "How many instances " + plan.deferred().getFirst().address()
                                + " has is still not known, although everything else is done and recorded. Its count or"
                                + " for_each must come from values that an apply makes known and a plan still knows.")
                .about(plan.deferred().getFirst().address());
    }
}
