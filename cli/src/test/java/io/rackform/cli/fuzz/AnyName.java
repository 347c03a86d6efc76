package io.rackform.cli.fuzz;

import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.function.FunctionContext;
import io.rackform.hcl.function.NothingOutside;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.List;

/** A scope in which every name is some value: known, unknown, null or sensitive, as its length will have it. */
record AnyName(List<Value> values) implements Scope {
    static final AnyName SCOPE = new AnyName(List.of(
            new StringValue("text"),
            NumberValue.of(7),
            UnknownValue.ANY,
            NullValue.ANY,
            new StringValue("s3cret").withMark(Mark.SENSITIVE),
            new TupleValue(List.of(NumberValue.of(1), new StringValue("b"), UnknownValue.ANY))));

    static AnyName being(Value value) {
        return new AnyName(List.of(value));
    }

    @Override
    public Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        int length = steps.getFirst() instanceof Step.Name(String name, SourceRange ignored) ? name.length() : 0;
        return new Resolved(values.get(length % values.size()), 1);
    }

    @Override
    public FunctionContext functions() {
        return NothingOutside.CONTEXT;
    }
}
