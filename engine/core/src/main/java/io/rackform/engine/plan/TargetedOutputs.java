package io.rackform.engine.plan;

import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.demand.NodeKey;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.demand.Rules;
import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.LanguageRules;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.Mark;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.state.ObjectId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The outputs of a plan with targets: those that come from objects of the plan, and from no others. An evaluation of its own, because
 * to ask for another object would be to plan it.
 */
final class TargetedOutputs {
    private final SortedMap<ObjectId, InstanceChange> changes;
    private final Evaluation evaluation;

    private TargetedOutputs(LanguageInputs language, SortedMap<ObjectId, InstanceChange> changes) {
        this.changes = changes;
        Rules.Builder rules = Rules.builder();
        new LanguageRules(language).addTo(rules);
        this.evaluation =
                new Evaluation(rules.on(LanguageKey.InstanceObject.class, (key, demand) -> planned(key, key.instance()))
                        .build(LanguageRules.cycles(language)));
    }

    static List<OutputChange> of(
            PlanInputs inputs, SortedMap<ObjectId, InstanceChange> changes, Diagnostics diagnostics) {
        if (inputs.options().destroy()) {
            return List.of();
        }
        TargetedOutputs targeted = new TargetedOutputs(inputs.language(), changes);
        List<OutputChange> outputs = new ArrayList<>();
        for (String name : inputs.language().configuration().root().outputs().keySet()) {
            Value before = inputs.prior().outputs().get(name);
            targeted.output(name)
                    .map(value -> new OutputChange(name, before, value.isNull() ? null : value))
                    .filter(output -> output.before() != null || output.after() != null)
                    .ifPresent(outputs::add);
        }
        diagnostics.addAll(targeted.evaluation.diagnostics());
        return outputs;
    }

    private NodeResult<Value> planned(NodeKey<?> key, InstanceAddress address) {
        InstanceChange change = changes.get(ObjectId.current(address));
        return change == null || change.after() == null ? new NodeResult.Blocked<>(key) : NodeResult.ok(change.after());
    }

    /** Empty where the output needs something else, or has nothing to do with the plan. */
    private Optional<Value> output(String name) {
        NodeKey<Value> key = new LanguageKey.OutputValue(ModuleAddress.ROOT, name);
        return evaluation
                .ask(key)
                .answer()
                .filter(value -> !Values.marksDeep(value).contains(Mark.FAILED) && comesFromAnObject(key));
    }

    private boolean comesFromAnObject(NodeKey<?> start) {
        Set<NodeKey<?>> seen = new HashSet<>(Set.of(start));
        Deque<NodeKey<?>> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (NodeKey<?> asked : evaluation.asked(open.pop())) {
                if (asked instanceof LanguageKey.InstanceObject) {
                    return true;
                }
                if (seen.add(asked)) {
                    open.push(asked);
                }
            }
        }
        return false;
    }
}
