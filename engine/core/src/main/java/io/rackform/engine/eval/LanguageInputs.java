package io.rackform.engine.eval;

import io.rackform.engine.config.Configuration;
import java.util.Map;

/**
 * Everything that the rules of the language answer from.
 *
 * @param variables by name, for the root module
 * @param workspace what {@code rackform.workspace} gives
 * @param planTime RFC 3339 in UTC
 * @param applying whether functions such as {@code timestamp} give values now
 */
public record LanguageInputs(
        Configuration configuration,
        Map<String, VariableInput> variables,
        ProviderCatalog providers,
        String workspace,
        String planTime,
        boolean applying) {
    public LanguageInputs {
        variables = Map.copyOf(variables);
    }

    public LanguageInputs forApply() {
        return new LanguageInputs(configuration, variables, providers, workspace, planTime, true);
    }
}
