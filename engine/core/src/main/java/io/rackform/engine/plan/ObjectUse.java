package io.rackform.engine.plan;

import io.rackform.engine.demand.Evaluation;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ResourceMode;
import java.util.Set;
import java.util.TreeSet;

/** Which objects the objects of a plan take values from, whether they change or not: what they must be destroyed before. */
public final class ObjectUse {
    private ObjectUse() {}

    /** The flow between all objects of a plan, up to the first on each way. Linear in what the plan asked for. */
    public static ValueFlow of(Plan plan, Evaluation evaluation) {
        Set<InstanceAddress> instances = new TreeSet<>();
        for (InstanceChange change : plan.changes().values()) {
            InstanceAddress address = change.id().address();
            boolean object =
                    change.action() != Action.NO_OP || address.resource().mode() == ResourceMode.MANAGED;
            if (object && change.after() != null) {
                instances.add(address);
            }
        }
        return new FlowBuilder(evaluation, instances).build(Set.of());
    }
}
