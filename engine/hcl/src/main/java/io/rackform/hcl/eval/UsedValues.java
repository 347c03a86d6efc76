package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.QuotedText;
import io.rackform.hcl.value.ValueSummary;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.UsedValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the references of a failing expression stand for: half of what a person needs to find the fault. */
final class UsedValues {
    private static final int MAX_LINES = 10;

    private final Map<String, Expression> found = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();

    private UsedValues() {}

    static List<UsedValue> of(Evaluator evaluator, Expression expression) {
        UsedValues used = new UsedValues();
        used.visit(expression);
        Evaluator quiet = evaluator.silent(new Diagnostics());
        List<UsedValue> lines = new ArrayList<>();
        for (Expression reference : used.found.values()) {
            UsedValue line = used.describe(quiet, reference);
            if (line != null && lines.size() < MAX_LINES && !lines.contains(line)) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Of a reference that leads nowhere the part before the step that fails. */
    private @Nullable UsedValue describe(Evaluator quiet, Expression reference) {
        for (Expression part = reference; part != null; part = Traversal.source(part)) {
            Value value = quiet.value(part);
            if (!Failed.is(value)) {
                return new UsedValue(Objects.requireNonNull(name(part)), ValueSummary.of(value));
            }
        }
        return null;
    }

    private void visit(Expression expression) {
        switch (expression) {
            case Expression.Reference ignored -> chain(expression);
            case Expression.GetAttribute ignored -> chain(expression);
            case Expression.GetIndex ignored -> chain(expression);
            case Expression.Literal ignored -> {}
            case Expression.SplatElement ignored -> {}
            case Expression.Template template -> template.parts().forEach(this::visit);
            case Expression.Splat splat -> visit(splat.source());
            case Expression.Call call -> call.arguments().forEach(this::visit);
            case Expression.Unary unary -> visit(unary.operand());
            case Expression.Binary binary -> {
                visit(binary.left());
                visit(binary.right());
            }
            case Expression.Conditional conditional -> {
                visit(conditional.condition());
                visit(conditional.then());
                visit(conditional.otherwise());
            }
            case Expression.ForEach loop -> {
                visit(loop.collection());
                hide(loop.keyName(), loop.valueName());
                visit(loop.valueResult());
            }
            case Expression.TupleOf tuple -> tuple.elements().forEach(this::visit);
            case Expression.ObjectOf object ->
                object.items().forEach(item -> {
                    visit(item.key());
                    visit(item.value());
                });
            case Expression.Parentheses parentheses -> visit(parentheses.inner());
        }
    }

    private void visit(Expression.Part part) {
        switch (part) {
            case Expression.Part.Text ignored -> {}
            case Expression.Part.Interpolation interpolation -> visit(interpolation.expression());
            case Expression.Part.If branch -> {
                visit(branch.condition());
                branch.then().forEach(this::visit);
                branch.otherwise().forEach(this::visit);
            }
            case Expression.Part.For loop -> {
                visit(loop.collection());
                hide(loop.key(), loop.value());
                loop.body().forEach(this::visit);
            }
        }
    }

    /** A name of a loop has no value outside of it, and inside it has many. */
    private void hide(@Nullable String key, String value) {
        if (key != null) {
            hidden.add(key);
        }
        hidden.add(value);
    }

    private void chain(Expression chain) {
        String name = isHidden(chain) ? null : name(chain);
        if (name != null) {
            found.putIfAbsent(name, chain);
            return;
        }
        if (chain instanceof Expression.GetIndex index) {
            visit(index.key());
        }
        Expression source = Traversal.source(chain);
        if (source != null) {
            visit(source);
        }
    }

    /** Whether it starts at a name of a loop that was met before. */
    private boolean isHidden(Expression chain) {
        Expression root = chain;
        for (Expression source = Traversal.source(root); source != null; source = Traversal.source(root)) {
            root = source;
        }
        return root instanceof Expression.Reference reference && hidden.contains(reference.name());
    }

    /** The reference as it is written; null where it is not one of constant steps from a name. */
    private static @Nullable String name(Expression expression) {
        return switch (expression) {
            case Expression.Reference reference -> reference.name();
            case Expression.GetAttribute attribute -> {
                String source = name(attribute.source());
                yield source == null ? null : source + "." + attribute.name();
            }
            case Expression.GetIndex index -> {
                String source = name(index.source());
                yield source == null || !(index.key() instanceof Expression.Literal(Value key, var ignored))
                        ? null
                        : key(source, key);
            }
            case Expression ignored -> null;
        };
    }

    private static @Nullable String key(String source, Value key) {
        return switch (key) {
            case StringValue(String name) -> source + "[" + QuotedText.of(name) + "]";
            case NumberValue number -> source + "[" + number.text() + "]";
            case Value ignored -> null;
        };
    }
}
