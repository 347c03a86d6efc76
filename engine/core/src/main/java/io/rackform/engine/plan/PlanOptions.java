package io.rackform.engine.plan;

import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import java.util.List;
import java.util.Set;

/**
 * How to plan.
 *
 * @param destroy everything recorded goes
 * @param refresh whether recorded objects are read
 * @param targets only these and what they need; empty for everything
 * @param generates whether resources that are imported and have no block get one, which is written but not planned further
 * @param replace instances to replace even if nothing asks for it
 */
public record PlanOptions(
        boolean destroy, boolean refresh, List<Address> targets, Set<InstanceAddress> replace, boolean generates) {
    public static final PlanOptions NORMAL = new PlanOptions(false, true, List.of(), Set.of());

    public PlanOptions(boolean destroy, boolean refresh, List<Address> targets, Set<InstanceAddress> replace) {
        this(destroy, refresh, targets, replace, false);
    }

    public PlanOptions {
        targets = List.copyOf(targets);
        replace = Set.copyOf(replace);
    }

    public PlanOptions generating() {
        return new PlanOptions(destroy, refresh, targets, replace, true);
    }
}
