package io.rackform.lab.cluster.fields;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts such as {@code 500m}, {@code 2Gi} or {@code 1e3}, which compare by value. */
public final class Quantity {
    private static final Pattern SYNTAX = Pattern.compile(
            "([+-]?(?:\\d{1,40}(?:\\.\\d{0,20})?|\\.\\d{1,20}))(|[numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d{1,2})");
    private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final int UNIT = DECIMAL.indexOf("");

    private Quantity() {}

    /** The one text for an amount: no fraction, the largest suffix that allows it. Empty where it is no quantity. */
    public static Optional<String> canonical(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal value = value(text).orElseThrow();
        // Below one unit of theirs, and for fractions, the binary suffixes have nothing to offer.
        boolean binary = BINARY.indexOf(matcher.group(2)) > 0
                && whole(value)
                && value.abs().compareTo(KIBI) >= 0;
        return Optional.of(binary ? scaled(value, BINARY, KIBI) : decimal(value));
    }

    /** The amount; empty where the text is no quantity. */
    public static Optional<BigDecimal> value(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String suffix = matcher.group(2);
        if (suffix.length() > 1 && Character.toLowerCase(suffix.charAt(0)) == 'e' && suffix.charAt(1) != 'i') {
            return Optional.of(number.scaleByPowerOfTen(
                    Integer.parseInt(suffix.substring(1).replace("+", ""))));
        }
        int binary = BINARY.indexOf(suffix);
        return Optional.of(
                binary > 0
                        ? number.multiply(KIBI.pow(binary))
                        : number.scaleByPowerOfTen(3 * (DECIMAL.indexOf(suffix) - UNIT)));
    }

    private static String decimal(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        // Amounts finer than a nano are rounded up, as the server does.
        BigDecimal nanos = value.scaleByPowerOfTen(9).setScale(0, RoundingMode.UP);
        return scaled(nanos, DECIMAL, THOUSAND);
    }

    private static String scaled(BigDecimal value, List<String> suffixes, BigDecimal step) {
        BigDecimal scaled = value;
        int suffix = 0;
        while (suffix + 1 < suffixes.size() && scaled.remainder(step).signum() == 0) {
            scaled = scaled.divideToIntegralValue(step);
            suffix++;
        }
        return scaled.setScale(0, RoundingMode.UNNECESSARY).toPlainString() + suffixes.get(suffix);
    }

    private static boolean whole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }
}
