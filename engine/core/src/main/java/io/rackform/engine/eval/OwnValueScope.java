package io.rackform.engine.eval;

import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.function.FunctionContext;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.Value;
import java.util.List;

/** While a variable is validated its own value is the one at hand; asking for it would be a cycle. */
record OwnValueScope(String name, Value value, Scope others) implements Scope {
    @Override
    public Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        boolean own = steps.size() >= 2
                && steps.get(0) instanceof Step.Name(String root, SourceRange ignored)
                && root.equals("var")
                && steps.get(1) instanceof Step.Name(String asked, SourceRange ignoredToo)
                && asked.equals(name);
        return own ? new Resolved(value, 2) : others.resolve(steps, range, diagnostics);
    }

    @Override
    public FunctionContext functions() {
        return others.functions();
    }
}
