package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.TypeText;
import io.rackform.hcl.value.ValueText;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.Value;
import java.util.Optional;

/** What a console answers to an expression: its value, or for {@code type(...)}, which only a console has, its type. */
public final class ConsoleAnswer {
    private ConsoleAnswer() {}

    /** The text, without a line end; empty where there are errors among the diagnostics. */
    public static Optional<String> of(Expression expression, Scope scope, Diagnostics diagnostics) {
        boolean type = expression instanceof Expression.Call call
                && call.name().equals(Calls.TYPE)
                && call.arguments().size() == 1
                && !call.expandLast();
        Expression asked = type ? ((Expression.Call) expression).arguments().getFirst() : expression;
        Value value = Evaluator.evaluate(asked, scope, diagnostics);
        if (diagnostics.hasErrors() || Failed.is(value)) {
            return Optional.empty();
        }
        return Optional.of(type ? TypeText.of(value.type()) : ValueText.of(value));
    }
}
