package io.rackform.engine.eval;

import io.rackform.engine.demand.Demand;
import io.rackform.hcl.eval.Scope;
import io.rackform.model.address.ModuleAddress;

/** The names of a module for an expression that stands in none of its blocks. */
public final class ModuleNames {
    private ModuleNames() {}

    /** @param module which the configuration has */
    public static Scope in(LanguageInputs inputs, ModuleAddress module, Demand demand) {
        return new Scopes(inputs).of(module, demand);
    }
}
