package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.Refined;
import io.rackform.hcl.value.Unification;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code condition ? then : otherwise}. Both results are evaluated, since the type of the whole is one that suits both; what is
 * wrong in the one that is not chosen is never heard of.
 */
final class Conditionals {
    private static final String INCONSISTENT = "Inconsistent conditional result types";

    private Conditionals() {}

    static Value value(Evaluator evaluator, Expression.Conditional conditional) {
        Value condition = condition(evaluator, conditional.condition(), conditional);
        if (Failed.is(condition)) {
            return Failed.VALUE;
        }
        if (!(condition.unmarked() instanceof BoolValue(boolean chosen))) {
            return undecided(evaluator, conditional, condition);
        }
        Evaluator ignored = evaluator.silent(new Diagnostics());
        Value then = (chosen ? evaluator : ignored).value(conditional.then());
        Value otherwise = (chosen ? ignored : evaluator).value(conditional.otherwise());
        Value result = chosen ? then : otherwise;
        Value other = chosen ? otherwise : then;
        if (Failed.is(result) || Failed.is(other)) {
            return result.withMarks(condition.marks());
        }
        Type type = common(then, otherwise);
        if (type == null) {
            return mismatch(evaluator, conditional, then, otherwise);
        }
        return switch (Conversion.convert(result, type)) {
            case Conversion.Result.Converted(Value converted) ->
                converted.withMarks(condition.marks()).withMarks(other.marks());
            case Conversion.Result.Refused(String why) ->
                evaluator.fail(
                        (chosen ? conditional.then() : conditional.otherwise()).range(),
                        conditional,
                        INCONSISTENT,
                        "Both results of a condition take one type, " + type.constraint()
                                + " here, but this one cannot have it: " + why + ".");
        };
    }

    /** A bool or unknown, with its marks; what is no condition is reported. */
    static Value condition(Evaluator evaluator, Expression expression, Expression whole) {
        Value given = evaluator.value(expression);
        if (Failed.is(given)) {
            return Failed.VALUE;
        }
        if (given.isNull()) {
            return evaluator.fail(
                    expression.range(),
                    whole,
                    "Null condition",
                    "The condition is null, but it must be true or false to decide.");
        }
        return switch (Conversion.convert(given, Type.BOOL)) {
            case Conversion.Result.Converted(Value converted) -> converted;
            case Conversion.Result.Refused(String why) ->
                evaluator.fail(
                        expression.range(),
                        whole,
                        "Incorrect condition type",
                        "The condition must be true or false: " + why + ".");
        };
    }

    private static Value undecided(Evaluator evaluator, Expression.Conditional conditional, Value condition) {
        Diagnostics thenFaults = new Diagnostics();
        Value then = evaluator.reporting(thenFaults).value(conditional.then());
        Diagnostics otherwiseFaults = new Diagnostics();
        Value otherwise = evaluator.reporting(otherwiseFaults).value(conditional.otherwise());
        if (Failed.is(then) && Failed.is(otherwise)) {
            evaluator.diagnostics().addAll(thenFaults.list());
            evaluator.diagnostics().addAll(otherwiseFaults.list());
            return Failed.VALUE;
        }
        if (Failed.is(then) || Failed.is(otherwise)) {
            return UnknownValue.ANY.withMarks(condition.marks());
        }
        Type type = common(then, otherwise);
        if (type == null) {
            return mismatch(evaluator, conditional, then, otherwise);
        }
        Value result =
                then.isNull() && otherwise.isNull() ? new NullValue(type) : Refined.either(type, then, otherwise);
        return result.withMarks(condition.marks()).withMarks(then.marks()).withMarks(otherwise.marks());
    }

    /** The type that suits both results; null where there is none. */
    private static @Nullable Type common(Value then, Value otherwise) {
        if (then instanceof StringValue && otherwise instanceof StringValue) {
            return Type.STRING;
        }
        Type first = then.type();
        Type second = otherwise.type();
        if (then.isNull() && first == Type.ANY) {
            return second;
        }
        if (otherwise.isNull() && second == Type.ANY) {
            return first;
        }
        if (first == Type.ANY || second == Type.ANY) {
            return Type.ANY;
        }
        return first.equals(second)
                ? first
                : Unification.unify(List.of(first, second)).orElse(null);
    }

    private static Value mismatch(
            Evaluator evaluator, Expression.Conditional conditional, Value then, Value otherwise) {
        return evaluator.fail(
                conditional.then().range().to(conditional.otherwise().range()),
                conditional,
                INCONSISTENT,
                "Both results of a condition take one type, and there is none for these two: "
                        + difference(then.type(), otherwise.type()) + ".");
    }

    private static String difference(Type then, Type otherwise) {
        if (then instanceof ObjectType first && otherwise instanceof ObjectType second) {
            List<String> wrong = new ArrayList<>();
            first.attributes().forEach((name, type) -> {
                Type other = second.attributes().get(name);
                if (other == null) {
                    wrong.add("the attribute \"" + name + "\" is only in the first");
                } else if (Unification.unify(List.of(type, other)).isEmpty()) {
                    wrong.add("the attribute \"" + name + "\" is " + type.friendlyName() + " in the first and "
                            + other.friendlyName() + " in the second");
                }
            });
            second.attributes().keySet().stream()
                    .filter(name -> !first.attributes().containsKey(name))
                    .forEach(name -> wrong.add("the attribute \"" + name + "\" is only in the second"));
            if (!wrong.isEmpty()) {
                return String.join(", ", wrong);
            }
        }
        return "the first is " + then.constraint() + ", the second " + otherwise.constraint();
    }
}
