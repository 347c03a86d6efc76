package io.rackform.engine.eval;

import io.rackform.engine.config.EarlyValues;
import io.rackform.engine.config.VariableBlock;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.eval.TypeConstraint;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.type.Type;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the user gave for variables.
 *
 * @param inputs by name
 */
public record GivenValues(Map<String, VariableInput> inputs) implements EarlyValues {
    public GivenValues {
        inputs = Map.copyOf(inputs);
    }

    @Override
    public Optional<Value> given(VariableBlock variable, TypeConstraint constraint, Diagnostics diagnostics) {
        return Optional.ofNullable(inputs.get(variable.name())).map(input -> switch (input) {
            case VariableInput.Given given -> given.value();
            case VariableInput.Text text -> value(text, variable, constraint, diagnostics);
        });
    }

    /** A text is itself for a variable of type string, else an expression. */
    static Value value(
            VariableInput.Text text, VariableBlock variable, TypeConstraint constraint, Diagnostics diagnostics) {
        if (constraint.type() == Type.STRING || variable.type() == null) {
            return new StringValue(text.text());
        }
        Parsed<Expression> expression = HclParser.parseExpression("<value of " + text.origin() + ">", text.text());
        diagnostics.addAll(expression.diagnostics());
        return expression.hasErrors()
                ? Failures.FAILED
                : Evaluator.evaluate(expression.tree(), NoNames.SCOPE, diagnostics);
    }
}
