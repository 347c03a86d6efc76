package io.rackform.engine.plan;

import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.demand.NodeKey;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.eval.Expansion;
import io.rackform.model.address.InstanceAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which changes need something of a block whose instances are known only after apply: they wait for the next round with it.
 * Whatever such a change is asked for waits too. Linear in what was asked.
 */
final class LateChanges {
    private final Evaluation evaluation;
    private final Map<NodeKey<?>, Boolean> late = new HashMap<>();

    LateChanges(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    boolean isLate(InstanceAddress instance) {
        PlanKey.PlannedInstance start = new PlanKey.PlannedInstance(instance);
        Deque<NodeKey<?>> open = new ArrayDeque<>();
        Set<NodeKey<?>> entered = new HashSet<>();
        open.push(start);
        while (!open.isEmpty()) {
            NodeKey<?> key = open.peek();
            if (late.containsKey(key)) {
                open.pop();
            } else if (entered.add(key)) {
                evaluation.asked(key).stream()
                        .filter(asked -> !entered.contains(asked))
                        .forEach(open::push);
            } else {
                open.pop();
                late.put(
                        key,
                        isUnknown(key)
                                || evaluation.asked(key).stream().anyMatch(asked -> late.getOrDefault(asked, false)));
            }
        }
        return late.getOrDefault(start, false);
    }

    private boolean isUnknown(NodeKey<?> key) {
        return evaluation
                .answered(key)
                .flatMap(NodeResult::answer)
                .filter(answer -> answer instanceof Expansion expansion && expansion.kind() == Expansion.Kind.UNKNOWN)
                .isPresent();
    }
}
