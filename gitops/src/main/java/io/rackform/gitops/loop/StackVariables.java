package io.rackform.gitops.loop;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.eval.VariableInput;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.Map;

/** The values of the root module's variables; asked for each commit anew, because its folder holds the files with values. */
@FunctionalInterface
public interface StackVariables {
    StackVariables NONE = (root, diagnostics) -> Map.of();

    /** @param diagnostics takes what is wrong with the values */
    Map<String, VariableInput> of(ModuleOrigin root, Diagnostics diagnostics);
}
