package io.rackform.model.value;

import io.rackform.model.type.Type;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number. Arithmetic rounds to {@link #PRECISION}; equality is numeric.
 *
 * @param value without trailing zeros, so that equal numbers are equal records
 */
public record NumberValue(BigDecimal value) implements Value {
    /** 512 binary digits hold 154.1 decimal ones; the reference prints 155. */
    public static final MathContext PRECISION = new MathContext(155, RoundingMode.HALF_EVEN);

    public static final NumberValue ZERO = new NumberValue(BigDecimal.ZERO);

    public NumberValue {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    public static NumberValue of(long value) {
        return new NumberValue(BigDecimal.valueOf(value));
    }

    /** Whether the number is whole and fits an {@code int}. */
    public boolean isInt() {
        return value.scale() <= 0
                && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                && value.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0;
    }

    /** The number without exponent, as templates print it. */
    public String text() {
        return value.toPlainString();
    }

    @Override
    public Type type() {
        return Type.NUMBER;
    }
}
