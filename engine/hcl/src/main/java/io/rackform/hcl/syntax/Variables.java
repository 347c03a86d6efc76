package io.rackform.hcl.syntax;

import io.rackform.hcl.syntax.Expression.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what an expression refers to, without evaluating it. */
public final class Variables {
    private final List<Traversal> found = new ArrayList<>();
    private final Map<String, Integer> bound = new HashMap<>();

    private Variables() {}

    /**
     * All references in the expression, in source order, each with the steps that can be read without evaluation: of
     * {@code a.b[each.key].c} these are {@code a.b} and {@code each.key}. Names that a {@code for} binds are left out.
     */
    public static List<Traversal> of(Expression expression) {
        Variables variables = new Variables();
        variables.collect(expression);
        return variables.found;
    }

    /** All references in a body: in its attributes, then in its blocks. */
    public static List<Traversal> of(Body body) {
        Variables variables = new Variables();
        variables.collect(body);
        return variables.found;
    }

    private void collect(Body body) {
        body.attributes().values().forEach(attribute -> collect(attribute.expression()));
        body.blocks().forEach(block -> collect(block.body()));
    }

    private void collect(Expression expression) {
        switch (expression) {
            case Expression.Literal ignored -> {}
            case Expression.SplatElement ignored -> {}
            case Expression.Template template -> collectParts(template.parts());
            case Expression.Reference ignored -> chain(expression);
            case Expression.GetAttribute ignored -> chain(expression);
            case Expression.GetIndex ignored -> chain(expression);
            case Expression.Splat splat -> {
                collect(splat.source());
                collect(splat.each());
            }
            case Expression.Call call -> call.arguments().forEach(this::collect);
            case Expression.Unary unary -> collect(unary.operand());
            case Expression.Binary binary -> {
                collect(binary.left());
                collect(binary.right());
            }
            case Expression.Conditional conditional -> {
                collect(conditional.condition());
                collect(conditional.then());
                collect(conditional.otherwise());
            }
            case Expression.ForEach each -> forEach(each);
            case Expression.TupleOf tuple -> tuple.elements().forEach(this::collect);
            case Expression.ObjectOf object ->
                object.items().forEach(item -> {
                    collect(item.key());
                    collect(item.value());
                });
            case Expression.Parentheses parentheses -> collect(parentheses.inner());
        }
    }

    private void forEach(Expression.ForEach each) {
        collect(each.collection());
        bind(each.keyName(), 1);
        bind(each.valueName(), 1);
        if (each.keyResult() != null) {
            collect(each.keyResult());
        }
        collect(each.valueResult());
        if (each.condition() != null) {
            collect(each.condition());
        }
        bind(each.keyName(), -1);
        bind(each.valueName(), -1);
    }

    private void collectParts(List<Part> parts) {
        for (Part part : parts) {
            switch (part) {
                case Part.Text ignored -> {}
                case Part.Interpolation interpolation -> collect(interpolation.expression());
                case Part.If conditional -> {
                    collect(conditional.condition());
                    collectParts(conditional.then());
                    collectParts(conditional.otherwise());
                }
                case Part.For loop -> {
                    collect(loop.collection());
                    bind(loop.key(), 1);
                    bind(loop.value(), 1);
                    collectParts(loop.body());
                    bind(loop.key(), -1);
                    bind(loop.value(), -1);
                }
            }
        }
    }

    private void bind(@Nullable String name, int times) {
        if (name != null) {
            bound.merge(name, times, Integer::sum);
        }
    }

    /** A chain of attributes and indexes down to its root; keys that are not literal are expressions of their own. */
    private void chain(Expression expression) {
        List<Expression> steps = new ArrayList<>();
        Expression at = expression;
        while (true) {
            if (at instanceof Expression.GetAttribute attribute) {
                steps.add(at);
                at = attribute.source();
            } else if (at instanceof Expression.GetIndex index) {
                steps.add(at);
                at = index.source();
            } else {
                break;
            }
        }
        Collections.reverse(steps);
        if (at instanceof Expression.Reference root) {
            if (bound.getOrDefault(root.name(), 0) == 0) {
                found.add(traversal(root, steps));
            }
        } else {
            collect(at);
        }
        for (Expression step : steps) {
            if (step instanceof Expression.GetIndex index) {
                collect(index.key());
            }
        }
    }

    private static Traversal traversal(Expression.Reference root, List<Expression> chain) {
        List<Traversal.Step> steps = new ArrayList<>();
        steps.add(new Traversal.Step.Name(root.name(), root.range()));
        Expression last = root;
        for (Expression step : chain) {
            if (step instanceof Expression.GetAttribute attribute) {
                steps.add(StaticExpression.step(attribute));
            } else if (step instanceof Expression.GetIndex index
                    && StaticExpression.key(index.key()).isPresent()) {
                steps.add(
                        new Traversal.Step.Key(StaticExpression.key(index.key()).orElseThrow(), index.range()));
            } else {
                break;
            }
            last = step;
        }
        return new Traversal(steps, root.range().to(last.range()));
    }
}
