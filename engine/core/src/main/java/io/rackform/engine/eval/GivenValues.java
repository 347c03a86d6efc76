package io.rackform.engine.eval;

import io.rackform.engine.config.EarlyValues;
import io.rackform.engine.config.VariableBlock;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.eval.TypeConstraint;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.type.PrimitiveType;
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

    /** A text is itself for a variable of a plain type: nobody quotes twice in a shell. Else it is an expression. */
    static Value value(
            VariableInput.Text text, VariableBlock variable, TypeConstraint constraint, Diagnostics diagnostics) {
        if (constraint.type() instanceof PrimitiveType || variable.type() == null) {
            return new StringValue(text.text());
        }
        Diagnostics own = new Diagnostics();
        Parsed<Expression> expression = HclParser.parseExpression("<value of " + text.origin() + ">", text.text());
        own.addAll(expression.diagnostics());
        Value value =
                expression.hasErrors() ? Failures.FAILED : Evaluator.evaluate(expression.tree(), NoNames.SCOPE, own);
        if (own.hasErrors() && (variable.sensitive() || variable.ephemeral())) {
            // What the parser says may quote a part of the text.
            diagnostics.add(Diagnostic.error(
                    "Unreadable value for a secret variable",
                    "The value for variable \"" + variable.name() + "\", from " + text.origin()
                            + ", cannot be read as an expression of its type. It is not shown, because the variable is"
                            + " sensitive or ephemeral. Write it as in a configuration, such as [\"a\", \"b\"] or"
                            + " {key = \"value\"}; a shell needs quotes round the whole.",
                    variable.range()));
        } else {
            diagnostics.addAll(own.list());
        }
        return value;
    }
}
