package io.rackform.engine.eval;

import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.Value;
import org.jspecify.annotations.Nullable;

/** What the user gave for a root variable. */
public sealed interface VariableInput {
    /** From a values file. */
    record Given(Value value, @Nullable SourceRange range) implements VariableInput {}

    /**
     * Text from the command line or the environment: itself for a variable of type string, else an expression.
     *
     * @param origin what messages call it: {@code the option -var}, {@code the environment variable RF_VAR_x}
     */
    record Text(String text, String origin) implements VariableInput {}
}
