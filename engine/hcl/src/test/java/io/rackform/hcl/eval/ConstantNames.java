package io.rackform.hcl.eval;

import io.rackform.hcl.function.FunctionContext;
import io.rackform.hcl.function.NothingOutside;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A scope with one name, whose value is all that follows it; it remembers what it was asked. */
final class ConstantNames implements Scope {
    final List<List<Step>> asked = new ArrayList<>();
    private final String name;
    private final Value value;

    ConstantNames(String name, Value value) {
        this.name = name;
        this.value = value;
    }

    @Override
    public Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        if (!(steps.getFirst() instanceof Step.Name(String root, SourceRange ignored)) || !root.equals(name)) {
            throw new AssertionError("asked for " + steps);
        }
        asked.add(List.copyOf(steps));
        return new Resolved(value, steps.size());
    }

    @Override
    public FunctionContext functions() {
        return NothingOutside.CONTEXT;
    }
}
