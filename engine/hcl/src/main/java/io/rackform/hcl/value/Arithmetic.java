package io.rackform.hcl.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The operations with the precision of the language. Operands are bounded: see {@link Numbers}. */
public final class Arithmetic {
    private static final MathContext WITH_GUARD = new MathContext(BinaryPrecision.EXACT + 2, RoundingMode.HALF_EVEN);
    /** More than twice 512 binary digits, so that rounding again makes no difference. */
    private static final MathContext AMPLE = new MathContext(400, RoundingMode.HALF_EVEN);

    private Arithmetic() {}

    public static BigDecimal add(BigDecimal left, BigDecimal right) {
        BigDecimal exact = left.add(right);
        return BinaryPrecision.isExact(exact)
                ? exact
                : rounded(BinaryPrecision.nearest(left).add(BinaryPrecision.nearest(right)));
    }

    public static BigDecimal subtract(BigDecimal left, BigDecimal right) {
        return add(left, right.negate());
    }

    public static BigDecimal multiply(BigDecimal left, BigDecimal right) {
        BigDecimal exact = left.multiply(right);
        return BinaryPrecision.isExact(exact)
                ? exact
                : rounded(BinaryPrecision.nearest(left).multiply(BinaryPrecision.nearest(right)));
    }

    /** @param right not zero */
    public static BigDecimal divide(BigDecimal left, BigDecimal right) {
        BigDecimal quotient = left.divide(right, WITH_GUARD).stripTrailingZeros();
        return BinaryPrecision.isExact(quotient)
                ? quotient
                : rounded(BinaryPrecision.nearest(left).divide(BinaryPrecision.nearest(right), AMPLE));
    }

    /**
     * What is left of a division with a whole quotient; it has the sign of the left operand.
     *
     * @param right not zero
     */
    public static BigDecimal remainder(BigDecimal left, BigDecimal right) {
        if (BinaryPrecision.isExact(left) && BinaryPrecision.isExact(right)) {
            return left.remainder(right);
        }
        BigDecimal whole = divide(left, right).setScale(0, RoundingMode.DOWN);
        return subtract(left, multiply(right, whole));
    }

    private static BigDecimal rounded(BigDecimal number) {
        return BinaryPrecision.shortest(BinaryPrecision.nearest(number));
    }
}
