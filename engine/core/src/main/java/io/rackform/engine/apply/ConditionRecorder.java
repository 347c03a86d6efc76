package io.rackform.engine.apply;

import io.rackform.engine.config.CheckBlock;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.eval.ConditionKey;
import io.rackform.engine.eval.ConditionResults;
import io.rackform.engine.plan.PlannedCondition;
import io.rackform.engine.refresh.LiveKey;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.Change;
import io.rackform.state.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at the end of a run at what could not be told before, and records what all conditions said. */
final class ConditionRecorder {
    private final ApplyInputs inputs;
    private final AppliedValues values;
    private final Recorder recorder;

    ConditionRecorder(ApplyInputs inputs, AppliedValues values, Recorder recorder) {
        this.inputs = inputs;
        this.values = values;
        this.recorder = recorder;
    }

    /**
     * What conditions found that nothing asked for so far; checks are always looked at again.
     *
     * @param failed whether something was not done: then only checks are looked at, as far as they can be
     */
    List<Diagnostic> finish(boolean failed) {
        List<Diagnostic> found = new ArrayList<>();
        List<CheckResult> results = new ArrayList<>();
        for (PlannedCondition planned : inputs.plan().conditions()) {
            boolean check = planned.key() instanceof ConditionKey.Assertions;
            boolean wanted = !inputs.stop().stopping()
                    && (check || (!failed && planned.results().isOpen()));
            if (wanted) {
                found.addAll(values.conditions(planned.key()).diagnostics());
                found.addAll(ofData(planned.key()));
            }
            ConditionResults now = values.known(planned.key()).orElse(planned.results());
            results.add(planned.key().result(now));
        }
        List<CheckResult> all = new ArrayList<>(CheckResult.merged(results));
        if (!inputs.whole()) {
            Set<CheckResult> now = new TreeSet<>(all);
            inputs.prior().checks().stream()
                    .filter(before -> !now.contains(before))
                    .forEach(all::add);
        }
        recorder.record(List.of(new Change.SetChecks(all)));
        return found;
    }

    /** What reading the data source of a check said. */
    private List<Diagnostic> ofData(ConditionKey key) {
        if (!(key instanceof ConditionKey.Assertions(ModuleAddress address, String name))) {
            return List.of();
        }
        Module module = inputs.language().configuration().module(address);
        CheckBlock check = module == null ? null : module.checks().get(name);
        ResourceBlock data = check == null ? null : check.data();
        return data == null
                ? List.of()
                : values.data(new LiveKey.DataObject(new ResourceAddress(address, data.mode(), data.type(), data.name())
                                .instance(InstanceKey.none())))
                        .diagnostics();
    }
}
