package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.TypeText;
import io.rackform.hcl.value.ValueText;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a console answers to an expression: its value, or for {@code type(...)}, which only a console has, its type. */
public final class ConsoleAnswer {
    private ConsoleAnswer() {}

    /** The text, without a line end; empty where there are errors among the diagnostics. */
    public static Optional<String> of(Expression expression, Scope scope, Diagnostics diagnostics) {
        Expression typed = typed(expression);
        Expression asked = typed == null ? expression : typed;
        Value value = Evaluator.evaluate(asked, scope, diagnostics);
        if (diagnostics.hasErrors() || Failed.is(value)) {
            return Optional.empty();
        }
        return Optional.of(typed != null ? TypeText.of(value.type()) : ValueText.of(value));
    }

    /** The expression whose type is asked for; null where the whole asks for a value. */
    private static @Nullable Expression typed(Expression expression) {
        return switch (expression) {
            case Expression.Parentheses parentheses -> typed(parentheses.inner());
            case Expression.Call call
            when call.name().equals(Calls.TYPE) && call.arguments().size() == 1 && !call.expandLast() ->
                call.arguments().getFirst();
            case Expression ignored -> null;
        };
    }
}
