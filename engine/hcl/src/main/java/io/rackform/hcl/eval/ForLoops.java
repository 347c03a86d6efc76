package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.QuotedText;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code [for ...]} and <code>{for ...}</code>. The first element that fails ends the loop: the same fault for each of thousand
 * elements would be a thousand messages.
 */
final class ForLoops {
    private final Evaluator evaluator;
    private final Expression.ForEach loop;
    private @Nullable EnumSet<Mark> marks;
    private boolean known = true;
    private boolean failed;

    private ForLoops(Evaluator evaluator, Expression.ForEach loop) {
        this.evaluator = evaluator;
        this.loop = loop;
    }

    static Value value(Evaluator evaluator, Expression.ForEach loop) {
        Value given = evaluator.value(loop.collection());
        Iteration iteration = Iteration.over(evaluator, given, loop.collection(), loop);
        if (iteration == null) {
            return Failed.VALUE;
        }
        if (!iteration.isKnown()) {
            return UnknownValue.ANY.withMarks(given.marks());
        }
        ForLoops state = new ForLoops(evaluator, loop);
        state.marks = Evaluator.collect(null, given);
        Binding before = evaluator.mark();
        iteration.bind(evaluator, loop.keyName(), loop.valueName());
        Value result = loop.keyResult() == null ? state.tuple(iteration) : state.object(iteration, loop.keyResult());
        evaluator.close(before);
        if (state.failed) {
            return Failed.VALUE;
        }
        return Evaluator.marked(state.known ? result : UnknownValue.ANY, state.marks);
    }

    private Value tuple(Iteration iteration) {
        List<Value> elements = new ArrayList<>();
        while (!failed && iteration.next()) {
            if (isIncluded()) {
                elements.add(result());
            }
        }
        return new TupleValue(elements);
    }

    private Value object(Iteration iteration, Expression keyResult) {
        TreeMap<String, Value> attributes = new TreeMap<>();
        TreeMap<String, List<Value>> groups = new TreeMap<>();
        while (!failed && iteration.next()) {
            String name = isIncluded() ? key(keyResult) : null;
            Value value = name == null ? null : result();
            if (name == null || value == null || failed) {
                continue;
            }
            if (loop.grouping()) {
                groups.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
            } else if (attributes.put(name, value) != null) {
                duplicate(keyResult, name);
            }
        }
        for (Map.Entry<String, List<Value>> group : groups.entrySet()) {
            attributes.put(group.getKey(), new TupleValue(group.getValue()));
        }
        return new ObjectValue(attributes);
    }

    private void duplicate(Expression keyResult, String name) {
        boolean secret = marks != null && marks.contains(Mark.SENSITIVE);
        evaluator.fail(
                keyResult.range(),
                loop,
                "Duplicate object key",
                "Two elements give the key " + (secret ? "(sensitive value)" : QuotedText.of(name))
                        + ", but a key can be there only once. Where that is meant, write three dots (...) after the value:"
                        + " then the values of one key become a list.");
        failed = true;
    }

    private Value result() {
        Value value = evaluator.value(loop.valueResult());
        failed |= Failed.is(value);
        return value;
    }

    private boolean isIncluded() {
        if (loop.condition() == null) {
            return true;
        }
        Value condition = Conditionals.condition(evaluator, loop.condition(), loop);
        if (Failed.is(condition)) {
            failed = true;
            return false;
        }
        marks = Evaluator.collect(marks, condition);
        if (condition.unmarked() instanceof BoolValue(boolean truth)) {
            return truth;
        }
        known = false;
        return false;
    }

    /** The key of the element; null where it is unknown or failed. */
    private @Nullable String key(Expression keyResult) {
        Value given = evaluator.value(keyResult);
        Value key = Failed.is(given)
                ? given
                : ObjectConstructors.key(evaluator, given, keyResult.range(), loop, "Invalid object key");
        if (Failed.is(key)) {
            failed = true;
            return null;
        }
        marks = Evaluator.collect(marks, key);
        if (key.unmarked() instanceof StringValue(String name)) {
            return name;
        }
        known = false;
        return null;
    }
}
