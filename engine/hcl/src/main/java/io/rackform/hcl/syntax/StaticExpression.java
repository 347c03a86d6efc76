package io.rackform.hcl.syntax;

import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads expressions that are not evaluated: what {@code depends_on}, {@code ignore_changes} and types hold. */
public final class StaticExpression {
    private StaticExpression() {}

    /** The reference that the expression is, if it is one whose keys are all literal. */
    public static Optional<Traversal> traversal(Expression expression) {
        List<Traversal.Step> steps = new ArrayList<>();
        Expression at = expression;
        while (true) {
            switch (at) {
                case Expression.Reference root -> {
                    steps.add(new Traversal.Step.Name(root.name(), root.range()));
                    Collections.reverse(steps);
                    return Optional.of(new Traversal(steps, expression.range()));
                }
                case Expression.GetAttribute attribute -> {
                    steps.add(step(attribute));
                    at = attribute.source();
                }
                case Expression.GetIndex index
                when key(index.key()).isPresent() -> {
                    steps.add(new Traversal.Step.Key(key(index.key()).orElseThrow(), index.range()));
                    at = index.source();
                }
                default -> { // allow default: nothing else is a reference
                    return Optional.empty();
                }
            }
        }
    }

    static Traversal.Step step(Expression.GetAttribute attribute) {
        return Character.isDigit(attribute.name().charAt(0))
                ? new Traversal.Step.Key(NumberText.parse(attribute.name()).orElseThrow(), attribute.nameRange())
                : new Traversal.Step.Name(attribute.name(), attribute.nameRange());
    }

    /** The literal string or number that a key is. */
    public static Optional<Value> key(Expression key) {
        return key instanceof Expression.Literal literal
                        && (literal.value() instanceof StringValue || literal.value() instanceof NumberValue)
                ? Optional.of(literal.value())
                : Optional.empty();
    }

    /** The single bare word that the expression is: {@code string} in {@code type = string}. */
    public static Optional<String> keyword(Expression expression) {
        return expression instanceof Expression.Reference reference ? Optional.of(reference.name()) : Optional.empty();
    }

    /** The text that the expression is, if it is a string without interpolation. */
    public static Optional<String> literalString(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() instanceof StringValue string
                ? Optional.of(string.value())
                : Optional.empty();
    }

    /** The elements of {@code [a, b]}; empty where the expression is not written so. */
    public static Optional<List<Expression>> elements(Expression expression) {
        return expression instanceof Expression.TupleOf tuple ? Optional.of(tuple.elements()) : Optional.empty();
    }
}
