package io.rackform.engine.config.settings;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which versions will do: {@code ">= 1.2, != 1.5.0, < 2"}. What stands after a hyphen in the version that is compared, such as
 * {@code -SNAPSHOT}, does not count.
 *
 * @param text as written
 */
public record VersionConstraint(String text, List<Part> parts) {
    private static final Pattern PART =
            Pattern.compile("\\s*(=|!=|>=|<=|>|<|~>)?\\s*v?(\\d+(?:\\.\\d+)*)(?:\\+[0-9A-Za-z.-]+)?\\s*");

    private static final Pattern VERSION = Pattern.compile("v?(\\d+(?:\\.\\d+)*)(?:[-+].*)?");

    public VersionConstraint {
        parts = List.copyOf(parts);
    }

    /** One comparison; all of them must hold. */
    public record Part(Operator operator, List<BigInteger> version) {
        public Part {
            version = List.copyOf(version);
        }

        private boolean allows(List<BigInteger> candidate) {
            int order = compare(candidate, version);
            return switch (operator) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case PESSIMISTIC -> order >= 0 && sameUntilLast(candidate);
            };
        }

        /** Only the last number that is written may grow. */
        private boolean sameUntilLast(List<BigInteger> candidate) {
            for (int i = 0; i < version.size() - 1; i++) {
                if (!at(candidate, i).equals(version.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** How a version is compared. */
    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        /** {@code ~>}. */
        PESSIMISTIC
    }

    /** The constraint; empty where the text is none. */
    public static Optional<VersionConstraint> parse(String text) {
        List<Part> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String operator = matcher.group(1);
            parts.add(new Part(operator(operator == null ? "" : operator), numbers(matcher.group(2))));
        }
        return Optional.of(new VersionConstraint(text, parts));
    }

    private static Operator operator(String text) {
        return switch (text) {
            case "!=" -> Operator.NOT_EQUAL;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case "~>" -> Operator.PESSIMISTIC;
            default -> Operator.EQUAL; // allow default: the pattern leaves "=" and nothing
        };
    }

    private static List<BigInteger> numbers(String dotted) {
        return Pattern.compile("\\.").splitAsStream(dotted).map(BigInteger::new).toList();
    }

    /** @param version such as {@code 1.11.4} or {@code 0.1.0-SNAPSHOT} */
    public boolean allows(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version: " + version);
        }
        List<BigInteger> numbers = numbers(matcher.group(1));
        return parts.stream().allMatch(part -> part.allows(numbers));
    }

    private static BigInteger at(List<BigInteger> version, int index) {
        return index < version.size() ? version.get(index) : BigInteger.ZERO;
    }

    private static int compare(List<BigInteger> one, List<BigInteger> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int order = at(one, i).compareTo(at(other, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
