package io.rackform.hcl.syntax;

import io.rackform.model.value.NumberValue;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads numbers of the native and the JSON syntax. */
public final class NumberText {
    /** Longer numbers are beyond every precision, and slow to read. */
    private static final int LONGEST = 1000;

    private static final int GREATEST_EXPONENT = 10_000;

    private NumberText() {}

    /** The number, rounded to the language's precision; empty where the text is not one or is out of range. */
    public static Optional<NumberValue> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(text, NumberValue.PRECISION);
            long exponent = Math.abs((long) value.precision() - value.scale());
            return value.signum() == 0 || exponent <= GREATEST_EXPONENT
                    ? Optional.of(new NumberValue(value))
                    : Optional.empty();
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    /** What is wrong with a text that {@link #parse} did not take. */
    public static String problem(String text) {
        if (text.length() > LONGEST) {
            return "A number may have at most " + LONGEST + " characters.";
        }
        return text.chars().filter(character -> character == '.').count() > 1
                ? "\"" + text + "\" is not a number: it has more than one decimal point."
                : "\"" + text + "\" is out of range: an exponent may be at most " + GREATEST_EXPONENT
                        + ", and must be whole.";
    }
}
