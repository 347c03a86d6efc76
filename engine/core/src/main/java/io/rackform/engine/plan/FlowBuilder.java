package io.rackform.engine.plan;

import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.demand.NodeKey;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.eval.ConditionKey;
import io.rackform.engine.eval.ConditionResults;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.refresh.LiveKey;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ProviderAddress;
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

/** Reads who asked whom from an evaluation and reduces it to what flows between some instances, as those that change. */
final class FlowBuilder {
    private final Evaluation evaluation;
    private final Set<InstanceAddress> instances;
    private final Map<NodeKey<?>, List<ValueFlow.Node>> reached = new HashMap<>();
    private final Set<NodeKey<?>> guarded = new HashSet<>();
    private final SortedMap<ValueFlow.Node, List<ValueFlow.Node>> sources = new TreeMap<>();

    FlowBuilder(Evaluation evaluation, Set<InstanceAddress> instances) {
        this.evaluation = evaluation;
        this.instances = instances;
        instances.forEach(address ->
                reached.put(new PlanKey.PlannedInstance(address), List.of(new ValueFlow.Node.Instance(address))));
    }

    /** @param deletingThrough providers that something is deleted through */
    ValueFlow build(Set<ProviderAddress> deletingThrough) {
        Set<InstanceAddress> waiting = new HashSet<>();
        for (InstanceAddress address : instances) {
            PlanKey.PlannedInstance key = new PlanKey.PlannedInstance(address);
            evaluation.asked(key).forEach(this::resolve);
            Set<ValueFlow.Node> nodes = new LinkedHashSet<>(below(key));
            if (isGuarded(key)) {
                waiting.add(address);
            }
            // What its postconditions look at must be there when they are checked, right after the object itself.
            ConditionKey.Postconditions conditions = new ConditionKey.Postconditions(address);
            resolve(conditions);
            nodes.addAll(reached.getOrDefault(conditions, List.of()));
            nodes.remove(new ValueFlow.Node.Instance(address));
            sources.put(new ValueFlow.Node.Instance(address), List.copyOf(nodes));
        }
        Map<ProviderAddress, List<ValueFlow.Node>> providers = new HashMap<>();
        for (ProviderAddress provider : deletingThrough) {
            LanguageKey.ProviderConfiguration key = new LanguageKey.ProviderConfiguration(provider);
            evaluation.ask(key);
            resolve(key);
            providers.put(provider, List.copyOf(reached.getOrDefault(key, List.of())));
        }
        return new ValueFlow(sources, waiting, providers);
    }

    /** Whether any question on the way to the key is a condition that is still open. */
    private boolean isGuarded(NodeKey<?> key) {
        return evaluation.asked(key).stream().anyMatch(guarded::contains);
    }

    private boolean isOpen(NodeKey<?> key) {
        return key instanceof ConditionKey
                && evaluation
                        .answered(key)
                        .flatMap(NodeResult::answer)
                        .filter(answer -> answer instanceof ConditionResults results && results.isOpen())
                        .isPresent();
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
            if (isOpen(key) || isGuarded(key)) {
                guarded.add(key);
            }
        }
    }

    /** What whoever asks for this key gets values from. */
    private List<ValueFlow.Node> nodesOf(NodeKey<?> key) {
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
                || key instanceof LanguageKey.InstanceObject
                || key instanceof ConditionKey
                || key instanceof LiveKey.LiveObject
                || key instanceof LiveKey.Elsewhere
                || key instanceof LiveKey.DataObject;
    }
}
