package io.rackform.engine.apply;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.name.EphemeralReferences;
import io.rackform.engine.config.name.EphemeralReferences.Named;
import io.rackform.engine.eval.ConditionKey;
import io.rackform.engine.execution.Operation;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.PlannedCondition;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Tells after which operation of a run nobody uses an ephemeral resource any more. For one thread. */
final class LeaseUse {
    private final ApplyInputs inputs;
    private final EphemeralReferences references;
    private final Map<Named, Integer> left = new HashMap<>();

    LeaseUse(ApplyInputs inputs) {
        this.inputs = inputs;
        this.references = EphemeralReferences.of(inputs.language().configuration());
        inputs.graph()
                .operations()
                .values()
                .forEach(operation -> used(operation).forEach(this::more));
        // Checks are looked at when all operations are done.
        for (PlannedCondition planned : inputs.plan().conditions()) {
            if (planned.key() instanceof ConditionKey.Assertions(ModuleAddress module, String check)) {
                references.usedBy(new Named(module.path(), "check." + check)).forEach(this::more);
            }
        }
    }

    private void more(Named used) {
        left.merge(used, 1, Integer::sum);
    }

    /** What only this operation used of late: each operation ends once, whatever became of it. */
    Set<Named> endedBy(Operation operation) {
        Set<Named> ended = new HashSet<>();
        for (Named used : used(operation)) {
            if (left.merge(used, -1, Integer::sum) == 0) {
                ended.add(used);
            }
        }
        return ended;
    }

    private Set<Named> used(Operation operation) {
        if (references.isEmpty()) {
            return Set.of();
        }
        return switch (operation) {
            case Operation.ChangeUnitOperation unit -> {
                Set<Named> used = new HashSet<>(ofProvider(unit.provider()));
                unit.edits()
                        .forEach(edit -> used.addAll(references.usedBy(
                                Named.of(edit.object().address().resource()))));
                yield used;
            }
            case Operation.ReadOperation read -> {
                InstanceChange change =
                        Objects.requireNonNull(inputs.plan().changes().get(read.object()));
                Set<Named> used = new HashSet<>(ofProvider(change.provider()));
                used.addAll(references.usedBy(Named.of(read.object().address().resource())));
                yield used;
            }
            case Operation.ForgetOperation ignored -> Set.of();
            case Operation.JointOperation ignored -> Set.of();
        };
    }

    private Set<Named> ofProvider(ProviderAddress provider) {
        Module module = inputs.language().configuration().module(provider.module());
        return module == null
                ? Set.of()
                : references.usedBy(Named.of(provider, module.settings().localName(provider.provider())));
    }
}
