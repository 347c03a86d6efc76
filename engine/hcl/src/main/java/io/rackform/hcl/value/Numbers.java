package io.rackform.hcl.value;

import io.rackform.model.value.NumberValue;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads numbers from text, as the language writes them in decimal. */
public final class Numbers {
    /** A number whose exponent is greater would fill the memory as soon as it is printed. */
    private static final int MAX_EXPONENT = 10_000;

    private Numbers() {}

    /** The number; empty where the text is not one, or one that is beyond all use. */
    public static Optional<NumberValue> parse(String text) {
        if (text.length() > MAX_EXPONENT || !isDecimal(text)) {
            return Optional.empty();
        }
        try {
            return bounded(new BigDecimal(text));
        } catch (NumberFormatException | ArithmeticException notANumber) {
            return Optional.empty();
        }
    }

    /** The number rounded to the precision of the language; empty where it is too great or too small to be printed. */
    public static Optional<NumberValue> bounded(BigDecimal number) {
        BigDecimal rounded =
                BinaryPrecision.isExact(number) ? number : BinaryPrecision.shortest(BinaryPrecision.nearest(number));
        long exponent = (long) rounded.precision() - rounded.scale();
        return rounded.signum() != 0 && Math.abs(exponent) > MAX_EXPONENT
                ? Optional.empty()
                : Optional.of(new NumberValue(rounded));
    }

    /** Whether there is nothing but what a decimal number has; {@link BigDecimal} would take digits of all scripts. */
    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
