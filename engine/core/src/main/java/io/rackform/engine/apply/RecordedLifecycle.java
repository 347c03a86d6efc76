package io.rackform.engine.apply;

import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.state.Change;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What a block says of the end of its object must be recorded even where the object needs no change: when it counts, the
 * block is gone.
 */
public final class RecordedLifecycle {
    private RecordedLifecycle() {}

    /** The records that do not say yet what the configuration says. */
    public static List<Change> changes(Plan plan, StateSnapshot prior) {
        List<Change> changes = new ArrayList<>();
        for (InstanceChange change : plan.changes().values()) {
            RecordedObject recorded =
                    change.action() == Action.NO_OP ? prior.objects().get(change.id()) : null;
            if (recorded != null && recorded.keptOnDestroy() != change.keptOnDestroy()) {
                RecordedObject kept = recorded.withLifecycle(change.createBeforeDestroy(), change.keptOnDestroy());
                changes.add(new Change.Move(change.id(), change.id(), kept));
            }
        }
        return changes;
    }
}
