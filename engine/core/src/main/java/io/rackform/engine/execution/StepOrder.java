package io.rackform.engine.execution;

import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.ValueFlow;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.state.ObjectId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a plan and what each must wait for.
 *
 * <ul>
 *   <li>A write waits for the writes that its values come from.
 *   <li>A deletion waits for the deletion of whatever was recorded to depend on the object, and, where the object does
 *       not come back, for the updates of those too.
 *   <li>A deletion waits for the writes that the configuration of its provider comes from, unless one of those is a
 *       replacement: such a one may have to wait for the deletion itself.
 *   <li>A replacement deletes, then creates; the other way round for {@link ReplaceOrder#createBeforeDestroy}, and then
 *       the deletion waits until everything that used the old object uses the new one.
 * </ul>
 */
final class StepOrder {
    private final Plan plan;
    private final Set<ObjectId> createFirst;
    private final SortedMap<String, Step> steps = new TreeMap<>();
    private final SortedMap<String, Set<String>> after = new TreeMap<>();
    private final Map<ProviderAddress, List<String>> writtenBefore = new HashMap<>();

    StepOrder(Plan plan) {
        this.plan = plan;
        this.createFirst = ReplaceOrder.createBeforeDestroy(plan);
    }

    SortedMap<String, Step> steps() {
        return steps;
    }

    SortedMap<String, Set<String>> after() {
        return after;
    }

    StepOrder order() {
        for (InstanceChange change : plan.pending()) {
            addSteps(change);
        }
        plan.flow().sources().keySet().forEach(node -> {
            if (node instanceof ValueFlow.Node.Joint joint) {
                add(new Step.JointStep(jointId(joint)));
            }
        });
        plan.flow().sources().forEach(this::flow);
        for (InstanceChange change : plan.pending()) {
            replacement(change);
            recordedUse(change);
            provider(change);
        }
        return this;
    }

    private void add(Step step) {
        steps.put(step.id(), step);
        after.put(step.id(), new LinkedHashSet<>());
    }

    private void addSteps(InstanceChange change) {
        String id = change.id().toString();
        boolean guarded = plan.flow().guarded().contains(change.id().address());
        switch (change.action()) {
            case CREATE -> add(new Step.EditStep(id, change, Operation.EditKind.CREATE, guarded));
            case UPDATE -> add(new Step.EditStep(id, change, Operation.EditKind.UPDATE, guarded));
            case DELETE -> {
                if (change.before() != null) { // what is gone already is only struck off the record
                    add(new Step.EditStep(deletion(id), change, Operation.EditKind.DELETE, false));
                }
            }
            case FORGET -> add(new Step.ForgetStep(id + " (forget)", change));
            case REPLACE -> {
                if (!change.keptOnDestroy()) { // else the old object stays, and the new one takes its record
                    add(new Step.EditStep(deletion(id), change, Operation.EditKind.DELETE, false));
                }
                add(new Step.EditStep(id, change, Operation.EditKind.CREATE, guarded));
            }
            case READ -> add(new Step.ReadStep(id, change));
            case NO_OP -> {}
        }
    }

    private static String deletion(String id) {
        return id + " (delete)";
    }

    private static String jointId(ValueFlow.Node.Joint joint) {
        return "all of " + joint.name();
    }

    private static String id(ValueFlow.Node node) {
        return switch (node) {
            case ValueFlow.Node.Instance(InstanceAddress address) -> address.toString();
            case ValueFlow.Node.Joint joint -> jointId(joint);
        };
    }

    /** {@code step} waits for {@code before}, where both are there. */
    private void wait(String step, String before) {
        Set<String> waits = after.get(step);
        if (waits != null && steps.containsKey(before) && !step.equals(before)) {
            waits.add(before);
        }
    }

    private void flow(ValueFlow.Node node, List<ValueFlow.Node> sources) {
        sources.forEach(source -> wait(id(node), id(source)));
    }

    private void replacement(InstanceChange change) {
        if (change.action() != Action.REPLACE) {
            return;
        }
        String id = change.id().toString();
        if (createFirst.contains(change.id())) {
            wait(deletion(id), id);
        } else {
            wait(id, deletion(id));
        }
    }

    private void provider(InstanceChange change) {
        if (change.action() == Action.DELETE || change.action() == Action.REPLACE) {
            writtenBefore
                    .computeIfAbsent(change.provider(), this::writtenBefore)
                    .forEach(source -> wait(deletion(change.id().toString()), source));
        }
    }

    /** The steps that make the configuration of a provider known; none where a replacement is among them. */
    private List<String> writtenBefore(ProviderAddress provider) {
        List<ValueFlow.Node> sources = plan.flow().providers().getOrDefault(provider, List.of());
        Deque<ValueFlow.Node> open = new ArrayDeque<>(sources);
        Set<ValueFlow.Node> seen = new HashSet<>();
        while (!open.isEmpty()) {
            ValueFlow.Node node = open.pop();
            InstanceChange change = node instanceof ValueFlow.Node.Instance(InstanceAddress address)
                    ? plan.changes().get(ObjectId.current(address))
                    : null;
            if (change != null && change.action() == Action.REPLACE) {
                return List.of();
            }
            if (seen.add(node)) {
                plan.flow().into(node).forEach(open::push);
            }
        }
        return sources.stream().map(StepOrder::id).toList();
    }

    /** The objects that this one was recorded to depend on are deleted after it. */
    private void recordedUse(InstanceChange dependent) {
        for (Address used : dependent.recordedDependencies()) {
            switch (used) {
                case InstanceAddress instance -> {
                    InstanceChange change = plan.changes().get(ObjectId.current(instance));
                    if (change != null) {
                        deleteAfter(change, dependent, null);
                    }
                }
                case ResourceAddress resource -> usedTogether(resource, dependent);
                case Address ignored -> {}
            }
        }
    }

    /** All instances of a resource wait for all users of it through one joint, never each for each. */
    private void usedTogether(ResourceAddress resource, InstanceChange dependent) {
        for (boolean gone : new boolean[] {true, false}) {
            String joint = "all users of " + resource + (gone ? "" : " that go");
            List<InstanceChange> deleted = deletedOf(resource, gone);
            if (deleted.isEmpty()) {
                continue;
            }
            if (!steps.containsKey(joint)) {
                add(new Step.JointStep(joint));
                deleted.forEach(change -> wait(deletion(change.id().toString()), joint));
            }
            deleteAfter(deleted.getFirst(), dependent, joint);
        }
    }

    private final Map<String, List<InstanceChange>> deletedByResource = new TreeMap<>();

    private List<InstanceChange> deletedOf(ResourceAddress resource, boolean gone) {
        return deletedByResource.computeIfAbsent(resource + " " + gone, ignored -> {
            List<InstanceChange> deleted = new ArrayList<>();
            for (InstanceChange change : plan.pending()) {
                if (change.id().address().resource().equals(resource)
                        && steps.containsKey(deletion(change.id().toString()))
                        && waitsForUpdates(change) == gone) {
                    deleted.add(change);
                }
            }
            return deleted;
        });
    }

    /** Whether users of the old object are moved off it before it is deleted. */
    private boolean waitsForUpdates(InstanceChange deleted) {
        return deleted.action() == Action.DELETE || createFirst.contains(deleted.id());
    }

    /** @param joint who waits in place of the deletion; null for the deletion itself */
    private void deleteAfter(InstanceChange deleted, InstanceChange dependent, @Nullable String joint) {
        String waiting = joint == null ? deletion(deleted.id().toString()) : joint;
        wait(waiting, deletion(dependent.id().toString()));
        if (waitsForUpdates(deleted)) {
            wait(waiting, dependent.id().toString());
        }
    }
}
