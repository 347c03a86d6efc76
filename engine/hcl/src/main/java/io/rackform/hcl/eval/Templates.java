package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.Refined;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text with interpolations and directives, put together in one pass. */
final class Templates {
    private static final String INVALID = "Invalid template interpolation value";

    private final Evaluator evaluator;
    private final Expression whole;
    private final StringBuilder text = new StringBuilder();
    private @Nullable EnumSet<Mark> marks;
    private boolean known = true;
    private boolean failed;

    private Templates(Evaluator evaluator, Expression whole) {
        this.evaluator = evaluator;
        this.whole = whole;
    }

    /** {@code "${x}"}: x as it is. */
    static Value unwrapped(Evaluator evaluator, Expression.Template template) {
        return template.parts().getFirst() instanceof Expression.Part.Interpolation(Expression inner, var ignored)
                ? evaluator.value(inner)
                : text(evaluator, template);
    }

    static Value text(Evaluator evaluator, Expression.Template template) {
        Templates rendering = new Templates(evaluator, template);
        rendering.append(template.parts());
        if (rendering.failed) {
            return Failed.VALUE;
        }
        String text = rendering.text.toString();
        Value result = rendering.known ? new StringValue(text) : Refined.startingWith(text);
        return Evaluator.marked(result, rendering.marks);
    }

    private void append(List<Expression.Part> parts) {
        for (Expression.Part part : parts) {
            switch (part) {
                case Expression.Part.Text literal -> append(literal.text());
                case Expression.Part.Interpolation interpolation -> interpolate(interpolation.expression());
                case Expression.Part.If branch -> branch(branch);
                case Expression.Part.For loop -> loop(loop);
            }
        }
    }

    /** What comes after the first unknown part says nothing about how the result starts. */
    private void append(String literal) {
        if (known) {
            text.append(literal);
        }
    }

    private void interpolate(Expression expression) {
        Value value = evaluator.value(expression);
        if (Failed.is(value)) {
            failed = true;
            return;
        }
        marks = Evaluator.collect(marks, value);
        switch (value.unmarked()) {
            case StringValue(String string) -> append(string);
            case Value plain
            when plain.isNull() -> {
                evaluator.fail(
                        expression.range(),
                        whole,
                        INVALID,
                        "The value of this expression is null, which cannot be part of a text.");
                failed = true;
            }
            case Value plain -> {
                switch (Conversion.convert(plain, Type.STRING)) {
                    case Conversion.Result.Converted(StringValue(String string)) -> append(string);
                    case Conversion.Result.Converted(Value ignored) -> known = false;
                    case Conversion.Result.Refused(String why) -> {
                        evaluator.fail(
                                expression.range(),
                                whole,
                                INVALID,
                                "This value cannot be part of a text: " + why + ".");
                        failed = true;
                    }
                }
            }
        }
    }

    private void branch(Expression.Part.If branch) {
        Value condition = Conditionals.condition(evaluator, branch.condition(), whole);
        if (Failed.is(condition)) {
            failed = true;
            return;
        }
        marks = Evaluator.collect(marks, condition);
        if (condition.unmarked() instanceof BoolValue(boolean truth)) {
            append(truth ? branch.then() : branch.otherwise());
        } else {
            known = false;
        }
    }

    private void loop(Expression.Part.For loop) {
        Value given = evaluator.value(loop.collection());
        Iteration iteration = Iteration.over(evaluator, given, loop.collection(), whole);
        if (iteration == null) {
            failed = true;
            return;
        }
        marks = Evaluator.collect(marks, given);
        if (!iteration.isKnown()) {
            known = false;
            return;
        }
        Binding before = evaluator.mark();
        iteration.bind(evaluator, loop.key(), loop.value());
        while (!failed && iteration.next()) {
            append(loop.body());
        }
        evaluator.close(before);
    }
}
