package io.rackform.engine.eval;

import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.UsedValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.List;

/** Tells where an ephemeral value stands that something would have to keep. */
final class EphemeralUse {
    private static final String END = " ephemeral value";

    private EphemeralUse() {}

    static boolean isEphemeral(Value value) {
        return Values.marksDeep(value).contains(Mark.EPHEMERAL);
    }

    /** The message for an argument of something that is recorded. */
    static Diagnostic ofArgument(String name, String kind, Expression expression, Scope scope) {
        return Diagnostic.error(
                        "Invalid use of ephemeral value",
                        "The value of \"" + name + "\" is ephemeral" + origin(expression, scope)
                                + ", but what the " + kind
                                + " block says is recorded, and an ephemeral value never is. Such values may stand in"
                                + " provider blocks, ephemeral blocks, write-only arguments, locals, and variables and"
                                + " outputs with \"ephemeral = true\".",
                        expression.range())
                .using(Evaluator.used(expression, scope));
    }

    /** The message for a variable or an output that does not say that it takes such values. */
    static Diagnostic undeclared(String what, Expression expression, Scope scope) {
        return Diagnostic.error(
                        "Ephemeral value not allowed",
                        "The value for " + what + " is ephemeral" + origin(expression, scope)
                                + ", but its block does not say \"ephemeral = true\". With that argument whatever is made"
                                + " from it is ephemeral too; without it, no ephemeral value gets through.",
                        expression.range())
                .using(Evaluator.used(expression, scope));
    }

    /** What it comes from, as far as the expression names it. */
    private static String origin(Expression expression, Scope scope) {
        List<String> names = Evaluator.used(expression, scope).stream()
                .filter(used -> used.statement().endsWith(END))
                .map(UsedValue::name)
                .toList();
        return names.isEmpty() ? "" : ", because it is made from " + String.join(" and ", names);
    }
}
