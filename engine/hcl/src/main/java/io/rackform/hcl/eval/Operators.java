package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.Expression.BinaryOperator;
import io.rackform.hcl.value.Arithmetic;
import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.Equality;
import io.rackform.hcl.value.Numbers;
import io.rackform.hcl.value.Refined;
import io.rackform.model.type.PrimitiveType;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operators. Both operands are always evaluated; an unknown one makes the result unknown. */
final class Operators {
    private static final String INVALID_OPERAND = "Invalid operand";
    private static final String FAILED = "Operation failed";

    private Operators() {}

    static Value value(Evaluator evaluator, Expression.Unary unary) {
        Value given = evaluator.value(unary.operand());
        PrimitiveType type = switch (unary.operator()) {
            case NEGATE -> Type.NUMBER;
            case NOT -> Type.BOOL;
        };
        Value operand = operand(evaluator, given, type, unary.operand(), unary);
        Value plain = operand.unmarked();
        Value result = switch (plain) {
            case NumberValue(BigDecimal number) -> new NumberValue(number.negate());
            case BoolValue(boolean truth) -> BoolValue.of(!truth);
            case Value ignored -> UnknownValue.notNull(type);
        };
        return Failed.is(operand) ? operand : result.withMarks(operand.marks());
    }

    static Value value(Evaluator evaluator, Expression.Binary binary) {
        Value left = evaluator.value(binary.left());
        Value right = evaluator.value(binary.right());
        if (Failed.is(left) || Failed.is(right)) {
            return Failed.VALUE;
        }
        if (binary.operator() == BinaryOperator.EQUAL) {
            return Equality.of(left, right);
        }
        if (binary.operator() == BinaryOperator.NOT_EQUAL) {
            return negated(Equality.of(left, right));
        }
        PrimitiveType type = binary.operator() == BinaryOperator.AND || binary.operator() == BinaryOperator.OR
                ? Type.BOOL
                : Type.NUMBER;
        Value first = operand(evaluator, left, type, binary.left(), binary);
        Value second = operand(evaluator, right, type, binary.right(), binary);
        if (Failed.is(first) || Failed.is(second)) {
            return Failed.VALUE;
        }
        Value result = known(evaluator, binary, first.unmarked(), second.unmarked());
        return result.withMarks(first.marks()).withMarks(second.marks());
    }

    private static Value negated(Value truth) {
        return truth.unmarked() instanceof BoolValue(boolean known)
                ? BoolValue.of(!known).withMarks(truth.marks())
                : truth;
    }

    /** The operand as the operator wants it, or unknown; a wrong one is reported. */
    private static Value operand(
            Evaluator evaluator, Value given, PrimitiveType type, Expression operand, Expression whole) {
        if (Failed.is(given)) {
            return Failed.VALUE;
        }
        if (given.isNull()) {
            return evaluator.fail(
                    operand.range(),
                    whole,
                    FAILED,
                    "This operand is null, but the operation needs a " + type.friendlyName() + ".");
        }
        if (given.type() == type) {
            return given;
        }
        return switch (Conversion.convert(given, type)) {
            case Conversion.Result.Converted(Value converted) -> converted;
            case Conversion.Result.Refused(String why) ->
                evaluator.fail(operand.range(), whole, INVALID_OPERAND, "This operand does not suit: " + why + ".");
        };
    }

    private static Value known(Evaluator evaluator, Expression.Binary binary, Value left, Value right) {
        if (left instanceof BoolValue(boolean first) && right instanceof BoolValue(boolean second)) {
            return BoolValue.of(binary.operator() == BinaryOperator.AND ? first && second : first || second);
        }
        if (!(left instanceof NumberValue(BigDecimal first)) || !(right instanceof NumberValue(BigDecimal second))) {
            return compared(binary.operator(), left, right)
                    .<Value>map(BoolValue::of)
                    .orElseGet(() -> UnknownValue.notNull(resultType(binary.operator())));
        }
        return switch (binary.operator()) {
            case LESS -> BoolValue.of(first.compareTo(second) < 0);
            case LESS_OR_EQUAL -> BoolValue.of(first.compareTo(second) <= 0);
            case GREATER -> BoolValue.of(first.compareTo(second) > 0);
            case GREATER_OR_EQUAL -> BoolValue.of(first.compareTo(second) >= 0);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> arithmetic(evaluator, binary, first, second);
            case OR, AND, EQUAL, NOT_EQUAL -> throw new IllegalStateException("not for numbers: " + binary.operator());
        };
    }

    /** Numbers that are not known may still be known to be too great or too small. */
    private static Optional<Boolean> compared(BinaryOperator operator, Value left, Value right) {
        return switch (operator) {
            case LESS -> Refined.isLess(left, right, false);
            case LESS_OR_EQUAL -> Refined.isLess(left, right, true);
            case GREATER -> Refined.isLess(right, left, false);
            case GREATER_OR_EQUAL -> Refined.isLess(right, left, true);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, OR, AND, EQUAL, NOT_EQUAL -> Optional.empty();
        };
    }

    private static Type resultType(BinaryOperator operator) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> Type.NUMBER;
            case OR, AND, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Type.BOOL;
        };
    }

    private static Value arithmetic(Evaluator evaluator, Expression.Binary binary, BigDecimal left, BigDecimal right) {
        BigDecimal result = compute(binary.operator(), left, right);
        if (result == null) {
            return evaluator.fail(
                    binary.right().range(), binary, "Division by zero", "There is no result of a division by zero.");
        }
        Optional<NumberValue> bounded = Numbers.bounded(result);
        return bounded.isPresent()
                ? bounded.get()
                : evaluator.fail(binary.range(), binary, FAILED, "The result is too great or too small a number.");
    }

    /** The result, not yet rounded; null for a division by zero. */
    private static @Nullable BigDecimal compute(BinaryOperator operator, BigDecimal left, BigDecimal right) {
        return switch (operator) {
            case ADD -> Arithmetic.add(left, right);
            case SUBTRACT -> Arithmetic.subtract(left, right);
            case MULTIPLY -> Arithmetic.multiply(left, right);
            case DIVIDE -> right.signum() == 0 ? null : Arithmetic.divide(left, right);
            case MODULO -> right.signum() == 0 ? null : Arithmetic.remainder(left, right);
            case OR, AND, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                throw new IllegalStateException("not arithmetic: " + operator);
        };
    }
}
