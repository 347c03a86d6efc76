package io.rackform.engine.apply;

import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.ValueFlow;
import io.rackform.engine.refresh.DeviceSessions;
import io.rackform.model.address.Address;
import io.rackform.model.value.ObjectValue;
import io.rackform.state.Change;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is recorded of objects that need no change, where it is not as it is now: what their devices show, which device that is, what
 * is sensitive, what they depend on, and what their blocks say of their end. When the last two count, the block may be gone.
 */
public final class RecordUpkeep {
    private RecordUpkeep() {}

    /** The records that are to follow. */
    public static List<Change> changes(Plan plan, ValueFlow use, StateSnapshot prior, DeviceSessions sessions) {
        List<Change> changes = new ArrayList<>();
        RecordedUse dependencies = new RecordedUse(use);
        for (InstanceChange change : plan.changes().values()) {
            RecordedObject recorded =
                    change.action() == Action.NO_OP ? prior.objects().get(change.id()) : null;
            if (recorded == null) {
                continue;
            }
            RecordedObject now = depending(asItIs(recorded, change, sessions), dependencies.of(change));
            if (!now.equals(recorded)) {
                changes.add(new Change.Move(change.id(), change.id(), now));
            }
        }
        return changes;
    }

    private static RecordedObject depending(RecordedObject recorded, List<Address> dependencies) {
        return Set.copyOf(dependencies).equals(Set.copyOf(recorded.dependencies()))
                ? recorded
                : recorded.withDependencies(dependencies);
    }

    private static RecordedObject asItIs(RecordedObject recorded, InstanceChange change, DeviceSessions sessions) {
        ObjectValue after = change.after();
        RecordedObject now = after == null ? recorded : recorded.withAttributes(after);
        if (!recorded.provider().equals(change.provider())) {
            now = now.withProvider(change.provider());
        }
        String device = sessions.device(
                change.provider(), change.id().address().resource().type());
        if (!device.isEmpty()) {
            now = now.withDevice(device);
        }
        return recorded.keptOnDestroy() == change.keptOnDestroy()
                ? now
                : now.withLifecycle(change.createBeforeDestroy(), change.keptOnDestroy());
    }
}
