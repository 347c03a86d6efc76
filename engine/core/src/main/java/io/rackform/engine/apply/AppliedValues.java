package io.rackform.engine.apply;

import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.demand.Rules;
import io.rackform.engine.eval.DesiredInstance;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.LanguageRules;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.refresh.DataReading;
import io.rackform.engine.refresh.LiveKey;
import io.rackform.engine.refresh.LiveRules;
import io.rackform.engine.refresh.SessionState;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import io.rackform.state.ObjectId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of the applying phase: the same rules of the language, over objects as they have become. An instance is asked
 * for only after its operation is done: the graph sees to that.
 */
final class AppliedValues {
    private final ApplyInputs inputs;
    private final Evaluation evaluation;
    private final Map<InstanceAddress, ObjectValue> applied = new ConcurrentHashMap<>();

    AppliedValues(ApplyInputs inputs) {
        this.inputs = inputs;
        Rules.Builder rules = Rules.builder();
        new LanguageRules(inputs.language()).addTo(rules);
        new LiveRules(inputs.language(), inputs.prior(), inputs.sessions(), true).addTo(rules);
        this.evaluation = new Evaluation(
                rules.on(LanguageKey.InstanceValue.class, this::value).build(LanguageRules::cycle));
    }

    void done(InstanceAddress address, ObjectValue object) {
        applied.put(address, object);
    }

    private NodeResult<Value> value(LanguageKey.InstanceValue key, Demand demand) {
        ObjectValue done = applied.get(key.instance());
        if (done != null) {
            return NodeResult.ok(done);
        }
        InstanceChange change = inputs.plan().changes().get(ObjectId.current(key.instance()));
        if (change == null || change.after() == null) {
            return new NodeResult.Blocked<>(key);
        }
        return switch (change.action()) {
            case NO_OP -> NodeResult.ok(change.after());
            case READ ->
                demand.ask(new LiveKey.DataObject(key.instance())).answer().orElse(null)
                                instanceof DataReading.Read(ObjectValue object)
                        ? NodeResult.ok(object)
                        : new NodeResult.Blocked<>(new LiveKey.DataObject(key.instance()));
            case CREATE, UPDATE, REPLACE, DELETE -> new NodeResult.Blocked<>(key);
        };
    }

    NodeResult<DesiredInstance> desired(InstanceAddress address) {
        return evaluation.ask(new LanguageKey.Desired(address));
    }

    NodeResult<SessionState> session(ProviderAddress provider) {
        return evaluation.ask(new LiveKey.Session(provider));
    }

    NodeResult<DataReading> data(InstanceAddress address) {
        return evaluation.ask(new LiveKey.DataObject(address));
    }

    NodeResult<Value> output(String name) {
        return evaluation.ask(new LanguageKey.OutputValue(ModuleAddress.ROOT, name));
    }

    /** Everything that evaluation found wrong while applying. */
    List<Diagnostic> diagnostics() {
        return evaluation.diagnostics();
    }
}
