package io.rackform.engine.eval;

import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.function.FunctionContext;
import io.rackform.hcl.function.NothingOutside;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import java.util.List;

/** The scope of values that must be constant: defaults, values files, text from the command line. */
public enum NoNames implements Scope {
    SCOPE;

    @Override
    public Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        diagnostics.add(Diagnostic.error(
                "Variables not allowed",
                "This value must be constant: it cannot refer to anything. Text stands in quotes.",
                range));
        return new Resolved(Failures.FAILED, steps.size());
    }

    @Override
    public FunctionContext functions() {
        return NothingOutside.CONTEXT;
    }

    @Override
    public boolean allowsCalls() {
        return false;
    }
}
