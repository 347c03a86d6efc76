package io.rackform.hcl.eval;

import io.rackform.hcl.function.FunctionContext;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/** The scope of expressions that are constant: no names, no files, no time. */
enum ConstantScope implements Scope, FunctionContext {
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
        return this;
    }

    @Override
    public Optional<byte[]> file(String path) {
        return Optional.empty();
    }

    @Override
    public List<String> files(String folder, String pattern) {
        return List.of();
    }

    @Override
    public String planTime() {
        return "1970-01-01T00:00:00Z";
    }

    @Override
    public boolean applying() {
        return false;
    }

    @Override
    public String absolute(String path) {
        return path;
    }
}
