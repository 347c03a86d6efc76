package io.rackform.hcl.eval;

import io.rackform.hcl.function.FunctionContext;
import io.rackform.hcl.function.NothingOutside;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import java.util.List;

/** The scope of expressions that are constant: no names, no files, no time. */
public enum ConstantScope implements Scope {
    INSTANCE;

    @Override
    public Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        diagnostics.add(Diagnostic.error(
                "Reference in a constant expression",
                "This value must be constant, so it cannot refer to anything. Text stands in quotes.",
                range));
        return new Resolved(Failed.VALUE, steps.size());
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
