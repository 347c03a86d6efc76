package io.rackform.gitops.loop;

import io.rackform.engine.apply.ApplyEvent;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.SourceTree.Commit;
import io.rackform.engine.run.Planned;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a pass comes across, in the order it happens. */
public sealed interface ReconcileEvent {
    /** @param changed whether it is another commit than the last time */
    record SourceRead(Commit commit, boolean changed) implements ReconcileEvent {}

    /** @param lastGood null where the source was never read */
    record SourceLost(Diagnostic why, @Nullable Commit lastGood) implements ReconcileEvent {}

    /** Warnings, and what kept a scan from being made while something else is wrong. */
    record Noted(List<Diagnostic> diagnostics, @Nullable Configuration configuration) implements ReconcileEvent {
        public Noted {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Something is going to be applied.
     *
     * @param round from 1; more than one where blocks became known only by an apply
     */
    record Applying(Planned planned, Configuration configuration, Purpose purpose, int round)
            implements ReconcileEvent {}

    record Progress(ApplyEvent event) implements ReconcileEvent {}

    /** @param knownBefore whether the last scan found the same */
    record DriftFound(Planned planned, Configuration configuration, boolean knownBefore) implements ReconcileEvent {}

    /** The pass is over. */
    record Ended(ReconcileOutcome outcome) implements ReconcileEvent {}

    /** The loop waits for its next pass. */
    record Scheduled(ReconcilePolicy.Next next) implements ReconcileEvent {}
}
