package io.rackform.redfish.server;

import java.math.BigInteger;
import java.util.Comparator;

/** Orders ids as people do: {@code NIC.2} before {@code NIC.10}. */
final class NaturalOrder implements Comparator<String> {
    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (digit(one, i) && digit(other, j)) {
                int endOne = endOfNumber(one, i);
                int endOther = endOfNumber(other, j);
                int order = new BigInteger(one.substring(i, endOne))
                        .compareTo(new BigInteger(other.substring(j, endOther)));
                if (order != 0) {
                    return order;
                }
                i = endOne;
                j = endOther;
            } else if (one.charAt(i) != other.charAt(j)) {
                return Character.compare(one.charAt(i), other.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        int rest = Integer.compare(one.length() - i, other.length() - j);
        return rest != 0 ? rest : one.compareTo(other);
    }

    private static boolean digit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length() && digit(text, end)) {
            end++;
        }
        return end;
    }
}
