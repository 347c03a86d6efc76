package io.rackform.gitops.loop;

import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.Plan;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.StateSnapshot;
import java.util.Optional;

/**
 * Stops a plan that deletes too much to be meant: a merge gone wrong, an emptied file, a source that names another folder.
 *
 * @param share of all recorded objects that may be deleted, from 0 to 1
 * @param few this many deletions are let pass, whatever share they are, as long as something is left
 */
public record DeletionGuard(double share, int few) {
    public static final DeletionGuard USUAL = new DeletionGuard(0.5, 5);

    public DeletionGuard {
        if (!(share >= 0 && share <= 1) || few < 0) {
            throw new IllegalArgumentException("share is from 0 to 1, few is not negative: " + share + ", " + few);
        }
    }

    /** Why the plan needs consent; empty where it does not. */
    Optional<Diagnostic> refuse(Plan plan, StateSnapshot prior) {
        long recorded =
                prior.objects().keySet().stream().filter(id -> !id.isDeposed()).count();
        long deleted = plan.changes().values().stream()
                .filter(change ->
                        change.action() == Action.DELETE && !change.id().isDeposed())
                .filter(change -> change.before() != null)
                .count();
        boolean all = deleted > 0 && deleted == recorded && plan.count(Action.CREATE) == 0;
        boolean many = deleted > few && deleted > share * recorded;
        if (!all && !many) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error(
                "Too many deletions",
                "This would delete " + deleted + " of the " + recorded + " recorded objects"
                        + (all ? ", which are all of them" : ", more than " + Math.round(share * 100) + " %")
                        + ". Nothing was changed. If the commit is a mistake, revert it. If it is meant, give consent with"
                        + " --allow-deletions; it holds for one apply."));
    }
}
