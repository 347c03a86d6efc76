package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.diagnostic.UsedValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes the value of an expression. A fault of the user's is a diagnostic, and the value is then {@link Failed#VALUE}; an
 * operand that failed makes the whole fail without another word.
 */
public final class Evaluator {
    private final Scope scope;
    private final Diagnostics diagnostics;
    private final boolean explaining;
    private final @Nullable Watch watch;
    private @Nullable Binding bindings;

    private Evaluator(
            Scope scope,
            Diagnostics diagnostics,
            boolean explaining,
            @Nullable Watch watch,
            @Nullable Binding bindings) {
        this.watch = watch;
        this.scope = scope;
        this.diagnostics = diagnostics;
        this.explaining = explaining;
        this.bindings = bindings;
    }

    /** The value; for one thread, with everything it needs asked of the scope. */
    public static Value evaluate(Expression expression, Scope scope, Diagnostics diagnostics) {
        return new Evaluator(scope, diagnostics, true, null, null).value(expression);
    }

    /** What the references of an expression stand for, for a message about it. */
    public static List<UsedValue> used(Expression expression, Scope scope) {
        return UsedValues.of(new Evaluator(scope, new Diagnostics(), true, null, null), expression);
    }

    Value value(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Reference ignored -> Traversal.value(this, expression);
            case Expression.GetAttribute ignored -> Traversal.value(this, expression);
            case Expression.GetIndex ignored -> Traversal.value(this, expression);
            case Expression.Template template ->
                template.unwrapped() ? Templates.unwrapped(this, template) : Templates.text(this, template);
            case Expression.Splat splat -> Splats.value(this, splat);
            case Expression.SplatElement ignored -> element();
            case Expression.Call call -> Calls.value(this, call);
            case Expression.Unary unary -> Operators.value(this, unary);
            case Expression.Binary binary -> Operators.value(this, binary);
            case Expression.Conditional conditional -> Conditionals.value(this, conditional);
            case Expression.ForEach loop -> ForLoops.value(this, loop);
            case Expression.TupleOf tuple -> tuple(tuple);
            case Expression.ObjectOf object -> ObjectConstructors.value(this, object);
            case Expression.Parentheses parentheses -> value(parentheses.inner());
        };
    }

    private Value tuple(Expression.TupleOf tuple) {
        List<Value> elements = new ArrayList<>(tuple.elements().size());
        boolean failed = false;
        for (Expression element : tuple.elements()) {
            Value value = value(element);
            failed |= Failed.is(value);
            elements.add(value);
        }
        return failed ? Failed.VALUE : new TupleValue(elements);
    }

    private Value element() {
        Value element = bound(Binding.SPLAT);
        if (element == null) {
            throw new IllegalStateException("the element of a splat outside of one");
        }
        return element;
    }

    Scope scope() {
        return scope;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /** The value that the expression itself gave to a name; null where it gave none. */
    @Nullable
    Value bound(String name) {
        return Binding.find(bindings, name);
    }

    /** Opens a binding that hides outer ones of the same name until {@link #close}. */
    Binding open(String name) {
        bindings = new Binding(name, bindings);
        return bindings;
    }

    /** Where the bindings stand now, to return to. */
    @Nullable
    Binding mark() {
        return bindings;
    }

    void close(@Nullable Binding mark) {
        bindings = mark;
    }

    /** An evaluator that knows what this one knows and speaks to other ears. */
    Evaluator reporting(Diagnostics other) {
        return new Evaluator(scope, other, explaining, watch, bindings);
    }

    /** An evaluator that knows what this one knows and whose faults need no explanation. */
    Evaluator silent(Diagnostics other) {
        return new Evaluator(scope, other, false, watch, bindings);
    }

    /** A silent one that notes whether anything that is referred to is unknown. */
    Evaluator watching(Diagnostics other, Watch noting) {
        return new Evaluator(scope, other, false, noting, bindings);
    }

    /** Notes the value of a reference, where somebody watches. */
    Value referred(Value value) {
        if (watch != null && !Failed.is(value) && !Values.isWhollyKnown(value)) {
            watch.unknown = true;
        }
        return value;
    }

    /** Whether a reference in an expression led to something unknown. */
    static final class Watch {
        private boolean unknown;

        boolean sawUnknown() {
            return unknown;
        }
    }

    /**
     * Reports a fault.
     *
     * @param subject what is at fault
     * @param whole the expression that it makes fail; its references are shown with their values
     */
    Value fail(SourceRange subject, Expression whole, String summary, String detail) {
        return failed(Diagnostic.error(summary, detail, subject), whole);
    }

    /** Reports that the call of a function fails. */
    Value failCall(SourceRange subject, Expression.Call call, String summary, String detail) {
        return failed(Diagnostic.error(summary, detail, subject).ofCall(call.name()), call);
    }

    /** Passes on what was found within an expression, with the values of its references where it has none. */
    void report(Diagnostic fault, Expression whole) {
        diagnostics.add(explaining && fault.values().isEmpty() ? fault.using(UsedValues.of(this, whole)) : fault);
    }

    private Value failed(Diagnostic fault, Expression whole) {
        diagnostics.add(fault.within(whole.range()).using(explaining ? UsedValues.of(this, whole) : List.of()));
        return Failed.VALUE;
    }

    /** Whether messages will be read. */
    boolean isExplaining() {
        return explaining;
    }

    /** A suggestion for a message, where it will be read. */
    String didYouMean(String given, Collection<String> candidates) {
        return explaining ? Suggestion.didYouMean(given, candidates) : "";
    }

    /** Adds the value's own marks to a collection that is made when the first one comes. */
    static @Nullable EnumSet<Mark> collect(@Nullable EnumSet<Mark> marks, Value value) {
        if (value.marks().isEmpty()) {
            return marks;
        }
        EnumSet<Mark> all = marks == null ? EnumSet.noneOf(Mark.class) : marks;
        all.addAll(value.marks());
        return all;
    }

    static Value marked(Value value, @Nullable EnumSet<Mark> marks) {
        return marks == null ? value : value.withMarks(marks);
    }
}
