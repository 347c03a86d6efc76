package io.rackform.engine.config;

import io.rackform.hcl.eval.TypeConstraint;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.Value;
import java.util.Optional;

/** What the user gave for the root module's variables, asked for before anything but the root module is read. */
@FunctionalInterface
public interface EarlyValues {
    /** Variables have their defaults. */
    EarlyValues NONE = (variable, constraint, diagnostics) -> Optional.empty();

    /**
     * The value as given, not converted; empty where none was.
     *
     * @param constraint the variable's type
     * @param diagnostics takes what is wrong with a text that should be an expression
     */
    Optional<Value> given(VariableBlock variable, TypeConstraint constraint, Diagnostics diagnostics);
}
