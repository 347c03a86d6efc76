package io.rackform.engine.execution;

import io.rackform.engine.plan.Plan;
import io.rackform.spi.Grouping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns a finished plan into the graph that apply runs. A pure function: the same plan gives the same graph. */
public final class GraphBuilder {
    private GraphBuilder() {}

    public static ExecutionGraph build(Plan plan) {
        StepOrder order = new StepOrder(plan).order();
        Waves waves = new Waves(order.steps(), order.after());
        Map<String, String> operationOf = new HashMap<>();
        Map<String, List<Operation.Edit>> edits = new TreeMap<>();
        Map<String, Step.EditStep> firstEdit = new HashMap<>();
        SortedMap<String, Operation> operations = new TreeMap<>();
        for (String id : waves.order()) {
            switch (order.steps().get(id)) {
                case Step.EditStep edit -> {
                    String unit = unit(edit, waves.wave(id));
                    operationOf.put(id, unit);
                    firstEdit.putIfAbsent(unit, edit);
                    edits.computeIfAbsent(unit, ignored -> new ArrayList<>())
                            .add(new Operation.Edit(edit.change().id(), edit.kind()));
                }
                case Step.ReadStep read -> {
                    operationOf.put(id, id);
                    operations.put(
                            id, new Operation.ReadOperation(id, read.change().id()));
                }
                case Step.ForgetStep forget -> {
                    operationOf.put(id, id);
                    operations.put(
                            id,
                            new Operation.ForgetOperation(id, forget.change().id()));
                }
                case Step.JointStep joint -> {
                    operationOf.put(id, id);
                    operations.put(id, new Operation.JointOperation(joint.id()));
                }
                case null -> throw new IllegalStateException("no step " + id);
            }
        }
        firstEdit.forEach((unit, edit) -> operations.put(
                unit,
                new Operation.ChangeUnitOperation(
                        unit, edit.change().provider(), waves.wave(edit.id()), edits.getOrDefault(unit, List.of()))));
        return new ExecutionGraph(operations, between(order.after(), operationOf));
    }

    private static String unit(Step.EditStep edit, int wave) {
        return edit.change().grouping() == Grouping.TOGETHER ? edit.group() + " wave " + wave : edit.id();
    }

    /** The order of operations from that of steps. */
    private static SortedMap<String, List<String>> between(
            Map<String, Set<String>> after, Map<String, String> operationOf) {
        Map<String, Set<String>> operations = new TreeMap<>();
        after.forEach((step, before) -> {
            String operation = operationOf.getOrDefault(step, step);
            Set<String> all = operations.computeIfAbsent(operation, ignored -> new TreeSet<>());
            before.forEach(one -> {
                String other = operationOf.getOrDefault(one, one);
                if (!other.equals(operation)) {
                    all.add(other);
                }
            });
        });
        SortedMap<String, List<String>> result = new TreeMap<>();
        operations.forEach((operation, before) -> result.put(operation, List.copyOf(before)));
        return result;
    }
}
