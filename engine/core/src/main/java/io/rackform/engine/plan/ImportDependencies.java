package io.rackform.engine.plan;

import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.demand.NodeKey;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ResourceMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an imported object depends on: nothing wrote it here, so nothing recorded that yet. */
final class ImportDependencies {
    private ImportDependencies() {}

    /** The managed instances that the configuration of an instance takes values from. */
    static List<Address> of(Evaluation evaluation, InstanceAddress address) {
        NodeKey<?> start = new PlanKey.PlannedInstance(address);
        Set<InstanceAddress> found = new TreeSet<>();
        Set<NodeKey<?>> seen = new HashSet<>();
        Deque<NodeKey<?>> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (NodeKey<?> asked : evaluation.asked(open.pop())) {
                if (!seen.add(asked)) {
                    continue;
                }
                if (asked instanceof PlanKey.PlannedInstance(InstanceAddress other)
                        && other.resource().mode() == ResourceMode.MANAGED) {
                    if (!other.equals(address)) {
                        found.add(other);
                    }
                } else {
                    open.push(asked);
                }
            }
        }
        return new ArrayList<>(found);
    }
}
