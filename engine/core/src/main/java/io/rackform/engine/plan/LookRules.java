package io.rackform.engine.plan;

import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.demand.Rules;
import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.LanguageRules;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;

/** The rules of looking: references give what is recorded, and nothing is read or planned. */
public final class LookRules {
    private final LanguageInputs inputs;
    private final StateSnapshot recorded;

    private LookRules(LanguageInputs inputs, StateSnapshot recorded) {
        this.inputs = inputs;
        this.recorded = recorded;
    }

    public static Evaluation evaluation(LanguageInputs inputs, StateSnapshot recorded) {
        LookRules rules = new LookRules(inputs, recorded);
        return new Evaluation(new LanguageRules(inputs)
                .addTo(Rules.builder())
                .on(LanguageKey.InstanceObject.class, rules::value)
                .build(LanguageRules.cycles(inputs)));
    }

    private NodeResult<Value> value(LanguageKey.InstanceObject key, Demand demand) {
        InstanceAddress address = key.instance();
        RecordedObject object = recorded.current(address);
        return NodeResult.ok(
                object == null
                        ? UnknownValue.of(inputs.providers().objectType(address.resource()))
                        : object.attributes());
    }
}
