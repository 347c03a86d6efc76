package io.rackform.hcl.function.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text in the notations of a format string. */
final class DecimalText {
    private DecimalText() {}

    /** All digits; with an exponent where the number is below 0.0001 or from a million on. */
    static String shortest(BigDecimal number, char exponent) {
        return general(number, exponent, 6);
    }

    /** With an exponent where it is less than -4 or not less than {@code limit}. */
    static String general(BigDecimal number, char exponent, int limit) {
        int power = number.signum() == 0 ? 0 : number.precision() - number.scale() - 1;
        return power < -4 || power >= limit
                ? scientific(number, Math.max(0, number.stripTrailingZeros().precision() - 1), exponent)
                : number.toPlainString();
    }

    static String scientific(BigDecimal number, int decimals, char exponent) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO.setScale(decimals).toPlainString() + exponent + "+00";
        }
        BigDecimal rounded = number.round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
        int power = rounded.precision() - rounded.scale() - 1;
        String digits = rounded.movePointLeft(power)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
        String sign = power < 0 ? "-" : "+";
        int size = Math.abs(power);
        return digits + exponent + sign + (size < 10 ? "0" : "") + size;
    }
}
