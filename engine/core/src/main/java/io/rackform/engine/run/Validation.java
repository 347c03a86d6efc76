package io.rackform.engine.run;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.VariableBlock;
import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.eval.ProviderCatalog;
import io.rackform.engine.eval.RequirementCheck;
import io.rackform.engine.eval.VariableInput;
import io.rackform.engine.plan.ValidateRules;
import io.rackform.engine.refactor.MoveCheck;
import io.rackform.engine.refactor.Removals;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.UnknownValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with a configuration by itself: no state, no devices, no values for variables. */
public final class Validation {
    private Validation() {}

    public static List<Diagnostic> validate(Configuration configuration, ProviderCatalog providers) {
        Map<String, VariableInput> variables = new HashMap<>();
        for (VariableBlock variable : configuration.root().variables().values()) {
            variables.put(variable.name(), new VariableInput.Given(UnknownValue.ANY, null));
        }
        List<Diagnostic> found = new ArrayList<>(RequirementCheck.of(configuration, providers));
        found.addAll(ValidateRules.validate(new LanguageInputs(
                configuration, variables, providers, "default", "1970-01-01T00:00:00Z", null, true)));
        found.addAll(MoveCheck.written(configuration));
        found.addAll(Removals.of(configuration).faults());
        return found;
    }
}
