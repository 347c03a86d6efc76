package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** References with the attributes and indices that follow them. */
final class Traversal {
    private Traversal() {}

    static Value value(Evaluator evaluator, Expression chain) {
        int length = 1;
        Expression root = chain;
        for (Expression source = source(root); source != null; source = source(root)) {
            root = source;
            length++;
        }
        return root instanceof Expression.Reference reference && evaluator.bound(reference.name()) == null
                ? evaluator.referred(fromScope(evaluator, chain, reference, length))
                : fromExpression(evaluator, chain);
    }

    /** What the last step of a chain is a step from; null where the expression is no step. */
    static @Nullable Expression source(Expression expression) {
        return switch (expression) {
            case Expression.GetAttribute attribute -> attribute.source();
            case Expression.GetIndex index -> index.source();
            case Expression ignored -> null;
        };
    }

    private static Value fromExpression(Evaluator evaluator, Expression expression) {
        return switch (expression) {
            case Expression.Reference reference -> {
                Value bound = evaluator.bound(reference.name());
                yield bound == null ? evaluator.value(reference) : bound;
            }
            case Expression.GetAttribute attribute ->
                Access.attribute(evaluator, fromExpression(evaluator, attribute.source()), attribute);
            case Expression.GetIndex index -> {
                Value source = fromExpression(evaluator, index.source());
                Value key = evaluator.value(index.key());
                yield Access.index(evaluator, source, key, index);
            }
            case Expression ignored -> evaluator.value(expression);
        };
    }

    /** Hands the whole chain to the scope, so that it need not make more than what is asked for. */
    private static Value fromScope(Evaluator evaluator, Expression chain, Expression.Reference reference, int length) {
        Expression[] nodes = new Expression[length];
        Expression node = chain;
        for (int i = length - 1; i > 0; i--) {
            nodes[i] = node;
            Expression source = source(node);
            node = source == null ? node : source;
        }
        Scope.Step[] steps = new Scope.Step[length];
        steps[0] = new Scope.Step.Name(reference.name(), reference.range());
        boolean failed = false;
        for (int i = 1; i < length; i++) {
            if (nodes[i] instanceof Expression.GetIndex index) {
                Value key = evaluator.value(index.key());
                failed |= Failed.is(key);
                steps[i] = new Scope.Step.Key(key, index.key().range());
            } else if (nodes[i] instanceof Expression.GetAttribute attribute) {
                steps[i] = new Scope.Step.Name(attribute.name(), attribute.nameRange());
            }
        }
        if (failed) {
            return Failed.VALUE;
        }
        Scope.Resolved resolved =
                evaluator.scope().resolve(Arrays.asList(steps), chain.range(), evaluator.diagnostics());
        Value value = resolved.value();
        for (int i = resolved.taken(); i < length && !Failed.is(value); i++) {
            value = switch (steps[i]) {
                case Scope.Step.Key key -> Access.index(evaluator, value, key.key(), (Expression.GetIndex) nodes[i]);
                case Scope.Step.Name ignored -> Access.attribute(evaluator, value, (Expression.GetAttribute) nodes[i]);
            };
        }
        return value;
    }
}
