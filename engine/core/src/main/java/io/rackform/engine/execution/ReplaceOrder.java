package io.rackform.engine.execution;

import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.ValueFlow;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.state.ObjectId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which replaced objects are created before the old one is destroyed: those whose block says so, and everything that such
 * an object needs, because the old one cannot be destroyed while the old dependent still uses it.
 */
public final class ReplaceOrder {
    private ReplaceOrder() {}

    public static Set<ObjectId> createBeforeDestroy(Plan plan) {
        Set<ObjectId> first = new HashSet<>();
        Set<Object> seen = new HashSet<>();
        Deque<Object> open = new ArrayDeque<>();
        for (InstanceChange change : plan.changes().values()) {
            if (change.createBeforeDestroy() && change.after() != null) {
                open.push(new ValueFlow.Node.Instance(change.id().address()));
            }
        }
        if (open.isEmpty()) {
            return first;
        }
        Map<ResourceAddress, List<InstanceAddress>> instances = new HashMap<>();
        plan.changes()
                .keySet()
                .forEach(id -> instances
                        .computeIfAbsent(id.address().resource(), ignored -> new ArrayList<>())
                        .add(id.address()));
        while (!open.isEmpty()) {
            Object at = open.pop();
            if (!seen.add(at)) {
                continue;
            }
            if (at instanceof ResourceAddress resource) {
                instances
                        .getOrDefault(resource, List.of())
                        .forEach(address -> open.push(new ValueFlow.Node.Instance(address)));
            } else if (at instanceof ValueFlow.Node node) {
                plan.flow().into(node).forEach(open::push);
                if (node instanceof ValueFlow.Node.Instance(InstanceAddress address)) {
                    used(plan.changes().get(ObjectId.current(address)), first, open);
                }
            }
        }
        return first;
    }

    /** What an object was recorded to use counts too: it may not change itself, and still not be without that. */
    private static void used(@Nullable InstanceChange change, Set<ObjectId> first, Deque<Object> open) {
        if (change == null) {
            return;
        }
        if (change.action() == Action.REPLACE) {
            first.add(change.id());
        }
        for (Address used : change.recordedDependencies()) {
            if (used instanceof InstanceAddress instance) {
                open.push(new ValueFlow.Node.Instance(instance));
            } else if (used instanceof ResourceAddress resource) {
                open.push(resource);
            }
        }
    }
}
