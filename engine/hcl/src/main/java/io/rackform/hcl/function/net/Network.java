package io.rackform.hcl.function.net;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A prefix of IP addresses.
 *
 * @param address the first address, as a number
 * @param length bits that all addresses of the network share
 * @param width bits of an address: 32 or 128
 */
record Network(BigInteger address, int length, int width) {
    static final int WIDTH_4 = 32;
    static final int WIDTH_6 = 128;

    /** {@code address/length}; bits of the address beyond the length are dropped. */
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String length = text.substring(slash + 1);
        if (slash < 0 || !length.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(length);
        return parseHost(text.substring(0, slash))
                .filter(host -> bits <= host.width)
                .map(host -> new Network(host.address.and(mask(bits, host.width)), bits, host.width));
    }

    /** An address, as the network of itself alone. */
    static Optional<Network> parseHost(String text) {
        if (text.indexOf(':') < 0) {
            BigInteger address = version4(text);
            return address.signum() < 0 ? Optional.empty() : Optional.of(new Network(address, WIDTH_4, WIDTH_4));
        }
        BigInteger address = version6(text);
        return address.signum() < 0 ? Optional.empty() : Optional.of(new Network(address, WIDTH_6, WIDTH_6));
    }

    static BigInteger mask(int length, int width) {
        return BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE).shiftLeft(width - length);
    }

    /** Four decimal numbers; leading zeros do not make them octal. -1 where it is no address. */
    private static BigInteger version4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return BigInteger.ONE.negate();
        }
        long address = 0;
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                return BigInteger.ONE.negate();
            }
            address = address << 8 | Integer.parseInt(part);
        }
        return BigInteger.valueOf(address);
    }

    /** RFC 4291 section 2.2. -1 where it is no address. */
    private static BigInteger version6(String text) {
        String groups = text;
        int dot = groups.indexOf('.');
        if (dot >= 0) {
            int start = groups.lastIndexOf(':') + 1;
            BigInteger tail = version4(groups.substring(start));
            if (tail.signum() < 0) {
                return tail;
            }
            groups = groups.substring(0, start) + Integer.toHexString(tail.intValue() >>> 16) + ":"
                    + Integer.toHexString(tail.intValue() & 0xffff);
        }
        int gap = groups.indexOf("::");
        if (gap < 0) {
            return groups(groups, 8, true);
        }
        String head = groups.substring(0, gap);
        String tail = groups.substring(gap + 2);
        int written = count(head) + count(tail);
        BigInteger high = groups(head, count(head), false);
        BigInteger low = groups(tail, count(tail), false);
        if (written > 7 || high.signum() < 0 || low.signum() < 0) {
            return BigInteger.ONE.negate();
        }
        return high.shiftLeft(16 * (8 - count(head))).or(low);
    }

    private static int count(String groups) {
        return groups.isEmpty() ? 0 : groups.split(":", -1).length;
    }

    private static BigInteger groups(String text, int count, boolean exact) {
        if (count == 0) {
            return BigInteger.ZERO;
        }
        String[] parts = text.split(":", -1);
        BigInteger address = BigInteger.ZERO;
        for (String part : parts) {
            if (!part.matches("[0-9a-fA-F]{1,4}")) {
                return BigInteger.ONE.negate();
            }
            address = address.shiftLeft(16).or(BigInteger.valueOf(Integer.parseInt(part, 16)));
        }
        return exact && parts.length != count ? BigInteger.ONE.negate() : address;
    }

    /** An address as people write it; version 6 as RFC 5952 says. */
    static String text(BigInteger address, int width) {
        if (width == WIDTH_4) {
            int bits = address.intValue();
            return (bits >>> 24) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = address.shiftRight(16 * (7 - i)).intValue() & 0xffff;
        }
        int start = 0;
        int longest = 0;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                start = i;
                longest = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (longest > 1 && i == start) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return text(address, width) + "/" + length;
    }
}
