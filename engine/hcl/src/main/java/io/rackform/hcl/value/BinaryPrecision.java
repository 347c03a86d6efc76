package io.rackform.hcl.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The precision of the reference: 512 binary digits, printed with as few decimal ones as tell the number from its neighbours.
 * Only numbers that do not end within {@link #EXACT} decimal digits, such as a third, ever need it; with it three thirds are
 * one.
 */
final class BinaryPrecision {
    /** A decimal number of so many digits survives 512 binary ones unchanged. */
    static final int EXACT = 150;

    private static final int BITS = 512;
    private static final BigInteger TWO = BigInteger.TWO;

    private BinaryPrecision() {}

    /** Whether arithmetic in decimal gives what the reference would print. */
    static boolean isExact(BigDecimal number) {
        return number.precision() <= EXACT;
    }

    /** The closest number of 512 binary digits, exactly. */
    static BigDecimal nearest(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        int scale = number.scale();
        BigInteger magnitude = number.unscaledValue().abs();
        BigInteger numerator = scale >= 0 ? magnitude : magnitude.multiply(BigInteger.TEN.pow(-scale));
        BigInteger denominator = scale >= 0 ? BigInteger.TEN.pow(scale) : BigInteger.ONE;
        int shift = BITS - (numerator.bitLength() - denominator.bitLength());
        BigInteger mantissa = divide(numerator, denominator, shift);
        if (mantissa.bitLength() > BITS) {
            shift--;
            mantissa = divide(numerator, denominator, shift);
        }
        BigDecimal result = shift <= 0
                ? new BigDecimal(mantissa.shiftLeft(-shift))
                : new BigDecimal(mantissa).divide(new BigDecimal(TWO.pow(shift)));
        return number.signum() < 0 ? result.negate() : result;
    }

    /** The quotient times 2 to the power of {@code shift}, rounded half to even. */
    private static BigInteger divide(BigInteger numerator, BigInteger denominator, int shift) {
        BigInteger dividend = shift >= 0 ? numerator.shiftLeft(shift) : numerator;
        BigInteger divisor = shift >= 0 ? denominator : denominator.shiftLeft(-shift);
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor), 0, RoundingMode.HALF_EVEN)
                .toBigInteger();
    }

    /** The fewest decimal digits that still stand for this number of 512 binary digits and no other. */
    static BigDecimal shortest(BigDecimal binary) {
        for (int digits = EXACT; digits < EXACT + 8; digits++) {
            BigDecimal candidate = binary.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (nearest(candidate).compareTo(binary) == 0) {
                return candidate;
            }
        }
        return binary;
    }
}
