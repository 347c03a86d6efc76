package io.rackform.gitops.loop;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.SourceTree.Commit;
import io.rackform.engine.plan.Drift;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that one pass over a stack can conclude. */
public sealed interface ReconcileOutcome {
    /** The devices are as the commit says, and the state knows. */
    record InSync(Commit commit) implements ReconcileOutcome {}

    /** The devices were made to be as the commit says. */
    record Applied(Commit commit, Purpose purpose, int created, int updated, int deleted) implements ReconcileOutcome {}

    /**
     * The devices or the record differ from the commit that was applied last, and healing was not asked for.
     *
     * @param drift objects that were changed from outside
     * @param changes how many objects an apply would change: more than drift where somebody applied something else
     */
    record Drifted(Commit commit, List<Drift> drift, int changes) implements ReconcileOutcome {
        public Drifted {
            drift = List.copyOf(drift);
        }
    }

    /** Nothing was changed, for a reason that is expected to pass by itself. */
    record Waiting(List<Diagnostic> why) implements ReconcileOutcome {
        public Waiting {
            why = List.copyOf(why);
        }
    }

    /**
     * It goes no further until a person acts: the commit, the consent, a device. It is tried again all the same, less and less often.
     *
     * @param commit the one that cannot be applied; null where it did not come to that
     * @param configuration for showing source lines; null where none was read
     */
    record Stalled(
            @Nullable Commit commit,
            List<Diagnostic> why,
            @Nullable Configuration configuration) implements ReconcileOutcome {
        public Stalled {
            why = List.copyOf(why);
        }
    }
}
