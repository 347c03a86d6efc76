package io.rackform.cli.run;

import io.rackform.cli.progress.Progress;
import io.rackform.cli.view.Counts;
import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.run.Planned;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.StateSnapshot;
import java.util.List;
import java.util.Map;

/** What a run tells while it goes on. */
public interface RunReport {
    /** @param files the configuration, for source lines */
    void diagnostics(List<Diagnostic> diagnostics, Map<String, SourceFile> files);

    /**
     * A plan is made.
     *
     * @param round 1 for the first; each further one plans what was deferred before
     */
    void planned(Planned planned, int round);

    /** A plan is being applied; closed when it is over. */
    Progress applying(Planned planned);

    /**
     * All rounds are over.
     *
     * @param complete whether all that was planned is done
     * @param recorded what the state holds now
     */
    void applied(Totals totals, boolean complete, boolean destroy, StateSnapshot recorded);

    /** Asks whether to go on. */
    Answer approve(Planned planned);

    /** What was answered. */
    enum Answer {
        YES,
        NO,
        /** Nobody is there who could answer. */
        NOBODY
    }

    /** What was done in all rounds. */
    record Totals(int added, int changed, int destroyed, int forgotten, int imported) {
        public static final Totals NONE = new Totals(0, 0, 0, 0, 0);

        public Counts counts() {
            return new Counts(added, changed, destroyed, forgotten, imported);
        }

        Totals plus(ApplyResult result) {
            return new Totals(
                    added + result.created(),
                    changed + result.updated(),
                    destroyed + result.deleted(),
                    forgotten + result.forgotten(),
                    imported + result.imported());
        }
    }
}
