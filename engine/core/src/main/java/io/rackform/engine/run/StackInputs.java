package io.rackform.engine.run;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources;
import io.rackform.engine.eval.ProviderCatalog;
import io.rackform.engine.eval.VariableInput;
import io.rackform.state.StateStore;
import java.time.Clock;
import java.util.Map;

/**
 * What a stack is made of.
 *
 * @param root the folder with the configuration
 * @param variables what the user gave for the root module's variables
 * @param who starts runs, as the journal shows it
 */
public record StackInputs(
        ModuleOrigin root,
        ModuleSources modules,
        Map<String, VariableInput> variables,
        ProviderCatalog providers,
        StateStore store,
        String who,
        Clock clock) {
    public StackInputs {
        variables = Map.copyOf(variables);
    }
}
