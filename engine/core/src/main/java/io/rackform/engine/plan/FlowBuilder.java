package io.rackform.engine.plan;

import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.demand.NodeKey;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.refresh.LiveKey;
import io.rackform.model.address.InstanceAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads who asked whom from an evaluation and reduces it to what flows between the instances that change. */
final class FlowBuilder {
    private final Evaluation evaluation;
    private final Set<InstanceAddress> changing;
    private final Map<NodeKey<?>, List<ValueFlow.Node>> reached = new HashMap<>();
    private final SortedMap<ValueFlow.Node, List<ValueFlow.Node>> sources = new TreeMap<>();

    FlowBuilder(Evaluation evaluation, Set<InstanceAddress> changing) {
        this.evaluation = evaluation;
        this.changing = changing;
    }

    ValueFlow build() {
        for (InstanceAddress address : changing) {
            PlanKey.PlannedInstance key = new PlanKey.PlannedInstance(address);
            resolve(key);
            sources.put(new ValueFlow.Node.Instance(address), below(key));
        }
        return new ValueFlow(sources);
    }

    /** Resolves everything that a key asked for, deepest first, without recursion: chains can be long. */
    private void resolve(NodeKey<?> start) {
        Deque<NodeKey<?>> open = new ArrayDeque<>();
        Set<NodeKey<?>> entered = new LinkedHashSet<>();
        open.push(start);
        while (!open.isEmpty()) {
            NodeKey<?> key = open.peek();
            if (reached.containsKey(key)) {
                open.pop();
                continue;
            }
            if (entered.add(key)) {
                for (NodeKey<?> asked : evaluation.asked(key)) {
                    if (!reached.containsKey(asked) && !entered.contains(asked)) {
                        open.push(asked);
                    }
                }
                continue;
            }
            open.pop();
            reached.put(key, nodesOf(key));
        }
    }

    /** What whoever asks for this key gets values from. */
    private List<ValueFlow.Node> nodesOf(NodeKey<?> key) {
        if (key instanceof PlanKey.PlannedInstance(InstanceAddress address) && changing.contains(address)) {
            return List.of(new ValueFlow.Node.Instance(address));
        }
        List<ValueFlow.Node> below = below(key);
        if (below.size() < 2 || belongsToOne(key)) {
            return below;
        }
        ValueFlow.Node joint = new ValueFlow.Node.Joint(key.describe());
        sources.put(joint, below);
        return List.of(joint);
    }

    private List<ValueFlow.Node> below(NodeKey<?> key) {
        Set<ValueFlow.Node> nodes = new LinkedHashSet<>();
        for (NodeKey<?> asked : evaluation.asked(key)) {
            nodes.addAll(reached.getOrDefault(asked, List.of()));
        }
        return new ArrayList<>(nodes);
    }

    /** Questions that only one instance asks need no joint. */
    private static boolean belongsToOne(NodeKey<?> key) {
        return key instanceof LanguageKey.Desired
                || key instanceof LanguageKey.ProviderOf
                || key instanceof LiveKey.LiveObject
                || key instanceof LiveKey.DataObject;
    }
}
