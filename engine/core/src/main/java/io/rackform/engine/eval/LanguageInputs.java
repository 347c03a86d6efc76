package io.rackform.engine.eval;

import io.rackform.engine.config.Configuration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the rules of the language answer from.
 *
 * @param variables by name, for the root module
 * @param workspace what {@code rackform.workspace} gives
 * @param planTime RFC 3339 in UTC
 * @param impure where {@code timestamp}, {@code uuid} and {@code bcrypt} get their values while applying; null before, when they are
 *     known only after apply
 * @param validating whether the configuration is looked at by itself, so that what is not known is no fault
 */
public record LanguageInputs(
        Configuration configuration,
        Map<String, VariableInput> variables,
        ProviderCatalog providers,
        String workspace,
        String planTime,
        @Nullable Impure impure,
        boolean validating) {
    public LanguageInputs {
        variables = Map.copyOf(variables);
    }

    /** What is another thing each time it is asked for. */
    public interface Impure {
        /** Whether an apply asks, not somebody who only looks. */
        boolean applying();

        /** RFC 3339 in UTC. */
        String now();

        String uuid();

        /** Sixteen bytes. */
        byte[] salt();
    }

    public boolean applying() {
        return impure != null && impure.applying();
    }

    /** With values for what is another thing each time. */
    public LanguageInputs with(Impure source) {
        return new LanguageInputs(configuration, variables, providers, workspace, planTime, source, validating);
    }

    /** With other values for the root module's variables. */
    public LanguageInputs with(Map<String, VariableInput> others) {
        return new LanguageInputs(configuration, others, providers, workspace, planTime, impure, validating);
    }
}
