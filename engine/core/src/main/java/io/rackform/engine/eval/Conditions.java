package io.rackform.engine.eval;

import io.rackform.engine.config.ConditionBlock;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.List;

/** Conditions that the author of a module states: validations, preconditions, postconditions. */
public final class Conditions {
    private Conditions() {}

    /** Reports each condition that is known to be false; one that is not known yet is passed over. */
    static void check(String summary, List<ConditionBlock> conditions, Scope scope, Diagnostics diagnostics) {
        for (ConditionBlock condition : conditions) {
            Value value = Evaluator.evaluate(condition.condition(), scope, diagnostics);
            if (Failures.isFailed(value) || !value.isKnown()) {
                continue;
            }
            boolean holds = Conversion.convert(value.unmarked(), Type.BOOL)
                            instanceof Conversion.Result.Converted(BoolValue(boolean known))
                    && known;
            if (!holds) {
                Value message = Evaluator.evaluate(condition.errorMessage(), scope, diagnostics);
                diagnostics.add(Diagnostic.error(
                                summary,
                                message.has(Mark.SENSITIVE)
                                        ? "The message refers to sensitive values, so it is not shown."
                                        : message instanceof StringValue(String text)
                                                ? text
                                                : "The condition is not met.",
                                condition.condition().range())
                        .within(condition.range()));
            }
        }
    }
}
