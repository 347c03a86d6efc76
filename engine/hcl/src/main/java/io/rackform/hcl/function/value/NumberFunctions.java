package io.rackform.hcl.function.value;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.hcl.value.Arithmetic;
import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.Numbers;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arithmetic. */
public final class NumberFunctions {
    private static final int MAX_RANGE = 1024;

    private NumberFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "abs" -> ofOne(name, call -> new NumberValue(call.number(0).abs()));
            case "ceil" -> ofOne(name, call -> rounded(call, RoundingMode.CEILING));
            case "floor" -> ofOne(name, call -> rounded(call, RoundingMode.FLOOR));
            case "signum" -> ofOne(name, call -> NumberValue.of(call.number(0).signum()));
            case "log" ->
                Function.of(name, Type.NUMBER, NumberFunctions::log, Parameter.number("num"), Parameter.number("base"));
            case "pow" ->
                Function.of(
                        name, Type.NUMBER, NumberFunctions::pow, Parameter.number("num"), Parameter.number("power"));
            case "max" ->
                Function.of(name, Type.NUMBER, call -> extreme(call, 1)).with(Parameter.number("numbers"));
            case "min" ->
                Function.of(name, Type.NUMBER, call -> extreme(call, -1)).with(Parameter.number("numbers"));
            case "parseint" ->
                Function.of(
                        name,
                        Type.NUMBER,
                        NumberFunctions::parseint,
                        Parameter.any("number"),
                        Parameter.number("base"));
            case "sum" -> Function.of(name, Type.NUMBER, NumberFunctions::sum, Parameter.any("list"));
            case "range" ->
                Function.of(name, Type.list(Type.NUMBER), NumberFunctions::range)
                        .with(Parameter.number("params"));
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    private static Function ofOne(String name, Function.Body body) {
        return Function.of(name, Type.NUMBER, body, Parameter.number("num"));
    }

    private static Value rounded(Call call, RoundingMode mode) {
        return new NumberValue(call.number(0).setScale(0, mode));
    }

    private static Value log(Call call) {
        if (call.number(0).signum() <= 0) {
            return call.fail(0, "only numbers greater than zero have a logarithm");
        }
        if (call.number(1).signum() < 0) {
            return call.fail(1, "the base of a logarithm is greater than zero");
        }
        double base = call.number(1).doubleValue();
        return fromDouble(call, Math.log(call.number(0).doubleValue()) / Math.log(base));
    }

    private static Value pow(Call call) {
        return fromDouble(
                call, Math.pow(call.number(0).doubleValue(), call.number(1).doubleValue()));
    }

    private static Value fromDouble(Call call, double result) {
        return Double.isFinite(result)
                ? new NumberValue(shortest(result))
                : call.fail("the result is not a finite number, or is too great");
    }

    /** The fewest digits that are nearer to this number of 53 binary digits than half a step to the next. */
    private static BigDecimal shortest(double result) {
        BigDecimal exact = new BigDecimal(result);
        BigDecimal half = new BigDecimal(Math.ulp(result)).divide(BigDecimal.TWO);
        for (int digits = 1; digits <= 17; digits++) {
            BigDecimal candidate = exact.round(new MathContext(digits));
            if (candidate.subtract(exact).abs().compareTo(half) < 0) {
                return candidate;
            }
        }
        return exact;
    }

    private static Value extreme(Call call, int sign) {
        if (call.size() == 0) {
            return call.fail("at least one number is required; numbers in a list are handed over as max(list...)");
        }
        BigDecimal best = call.number(0);
        for (int i = 1; i < call.size(); i++) {
            if (call.number(i).compareTo(best) * sign > 0) {
                best = call.number(i);
            }
        }
        return new NumberValue(best);
    }

    private static Value parseint(Call call) {
        if (call.get(0).type() != Type.STRING) {
            return call.fail(
                    0, "a string is required, not " + Call.named(call.get(0).type()));
        }
        String text = call.string(0);
        int base = call.integer(1, 2, 62);
        if (call.failed()) {
            return call.get(0);
        }
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        BigInteger number = BigInteger.ZERO;
        boolean valid = start < text.length() && text.length() <= 2000;
        for (int i = start; valid && i < text.length(); i++) {
            int digit = digit(text.charAt(i), base);
            valid = digit >= 0;
            number = number.multiply(BigInteger.valueOf(base)).add(BigInteger.valueOf(digit));
        }
        return valid
                ? new NumberValue(new BigDecimal(text.startsWith("-") ? number.negate() : number))
                : call.fail(0, "cannot read " + Call.quoted(text) + " as a whole number of base " + base);
    }

    /** Up to base 36 the case of letters says nothing; beyond it the capital ones are the greater digits. */
    private static int digit(char c, int base) {
        int digit;
        if (c >= '0' && c <= '9') {
            digit = c - '0';
        } else if (c >= 'a' && c <= 'z') {
            digit = c - 'a' + 10;
        } else if (c >= 'A' && c <= 'Z') {
            digit = c - 'A' + (base <= 36 ? 10 : 36);
        } else {
            return -1;
        }
        return digit < base ? digit : -1;
    }

    private static Value sum(Call call) {
        List<Value> elements = Call.sequence(call.get(0));
        if (elements == null) {
            return call.fail(0, "a list, set or tuple of numbers is required");
        }
        if (!Values.isWhollyKnown(call.get(0))) {
            return UnknownValue.notNull(Type.NUMBER);
        }
        if (elements.isEmpty()) {
            return call.fail(0, "an empty list has no sum; sum(concat([0], list)) is 0 then");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Value element : elements) {
            if (element.isNull()) {
                return call.fail(0, "null cannot be added up");
            }
            if (!(Conversion.convert(element, Type.NUMBER) instanceof Conversion.Result.Converted(Value converted))) {
                return call.fail(0, "a list, set or tuple of numbers is required");
            }
            if (!(converted instanceof NumberValue(BigDecimal number))) {
                return UnknownValue.notNull(Type.NUMBER);
            }
            sum = Arithmetic.add(sum, number);
        }
        Optional<NumberValue> bounded = Numbers.bounded(sum);
        return bounded.isPresent() ? bounded.get() : call.fail("the sum is too great");
    }

    private static Value range(Call call) {
        BigDecimal zero = BigDecimal.ZERO;
        BigDecimal start;
        BigDecimal end;
        BigDecimal step;
        switch (call.size()) {
            case 1 -> {
                start = zero;
                end = call.number(0);
                step = end.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
            }
            case 2 -> {
                start = call.number(0);
                end = call.number(1);
                step = end.compareTo(start) < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
            }
            case 3 -> {
                start = call.number(0);
                end = call.number(1);
                step = call.number(2);
            }
            default -> { // allow default: a size
                return call.fail("one, two or three numbers are required");
            }
        }
        if (step.signum() == 0) {
            return call.fail(2, "the step must not be zero");
        }
        if (step.signum() != end.compareTo(start) && end.compareTo(start) != 0) {
            return call.fail(
                    2,
                    "the step must be " + (step.signum() < 0 ? "greater" : "less")
                            + " than zero here, to get to the end");
        }
        List<Value> numbers = new ArrayList<>();
        for (BigDecimal next = start; next.compareTo(end) * step.signum() < 0; next = Arithmetic.add(next, step)) {
            if (numbers.size() == MAX_RANGE) {
                return call.fail("it would give more than " + MAX_RANGE
                        + " numbers; the start and the end must be closer to each other or the step greater");
            }
            numbers.add(new NumberValue(next));
        }
        return new ListValue(Type.NUMBER, numbers);
    }
}
