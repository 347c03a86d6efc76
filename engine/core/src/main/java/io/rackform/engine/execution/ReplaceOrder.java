package io.rackform.engine.execution;

import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.ValueFlow;
import io.rackform.state.ObjectId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Which replaced objects are created before the old one is destroyed: those whose block says so, and everything that such
 * an object needs, because the old one cannot be destroyed while the old dependent still uses it.
 */
public final class ReplaceOrder {
    private ReplaceOrder() {}

    public static Set<ObjectId> createBeforeDestroy(Plan plan) {
        Set<ObjectId> first = new HashSet<>();
        Set<ValueFlow.Node> seen = new HashSet<>();
        Deque<ValueFlow.Node> open = new ArrayDeque<>();
        for (InstanceChange change : plan.changes().values()) {
            if (change.createBeforeDestroy() && change.after() != null && change.isChange()) {
                open.push(new ValueFlow.Node.Instance(change.id().address()));
            }
        }
        while (!open.isEmpty()) {
            ValueFlow.Node node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            if (node instanceof ValueFlow.Node.Instance(var address)) {
                InstanceChange change = plan.changes().get(ObjectId.current(address));
                if (change != null && change.action() == Action.REPLACE) {
                    first.add(change.id());
                }
            }
            plan.flow().into(node).forEach(open::push);
        }
        return first;
    }
}
