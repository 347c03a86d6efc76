package io.rackform.hcl.crypto;

import java.math.BigInteger;

/** The binary digits of pi, from which Blowfish takes the numbers that it starts from. */
final class PiDigits {
    private static final int GUARD = 64;

    private PiDigits() {}

    /** The first words after the point, of 32 binary digits each. */
    static int[] afterThePoint(int words) {
        int bits = words * 32 + GUARD;
        // John Machin, 1706: a quarter of pi is four times the arc tangent of 1/5 less that of 1/239.
        BigInteger pi = arcTangentOfInverse(5, bits)
                .shiftLeft(2)
                .subtract(arcTangentOfInverse(239, bits))
                .shiftLeft(2);
        BigInteger fraction = pi.subtract(BigInteger.valueOf(3).shiftLeft(bits)).shiftRight(GUARD);
        byte[] bytes = fraction.toByteArray();
        int[] result = new int[words];
        for (int i = 0; i < words * 4; i++) {
            int from = bytes.length - words * 4 + i;
            result[i / 4] = result[i / 4] << 8 | (from < 0 ? 0 : (bytes[from] & 0xff));
        }
        return result;
    }

    /** Scaled by two to the power of {@code bits}: the sum of (-1)^k / ((2k + 1) x^(2k + 1)). */
    private static BigInteger arcTangentOfInverse(int x, int bits) {
        BigInteger square = BigInteger.valueOf((long) x * x);
        BigInteger power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(x));
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; power.signum() != 0; k++) {
            BigInteger term = power.divide(BigInteger.valueOf(2L * k + 1));
            sum = k % 2 == 0 ? sum.add(term) : sum.subtract(term);
            power = power.divide(square);
        }
        return sum;
    }
}
