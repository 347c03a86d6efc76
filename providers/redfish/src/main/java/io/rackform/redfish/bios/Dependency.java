package io.rackform.redfish.bios;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one attribute while others have certain values (DSP0268, AttributeRegistry {@code Dependencies} of type
 * Map).
 *
 * @param target the attribute that it is about
 * @param property which of its properties: ReadOnly, GrayOut, Hidden, CurrentValue and more
 * @param value what the property then is
 * @param terms joined from left to right; at least one
 */
public record Dependency(String target, String property, String value, List<Term> terms) {
    public Dependency {
        terms = List.copyOf(terms);
    }

    /** Whether something holds, as far as values are known. */
    enum Truth {
        YES,
        NO,
        UNKNOWN;

        Truth and(Truth other) {
            return this == NO || other == NO ? NO : this == YES && other == YES ? YES : UNKNOWN;
        }

        Truth or(Truth other) {
            return this == YES || other == YES ? YES : this == NO && other == NO ? NO : UNKNOWN;
        }
    }

    /**
     * One condition.
     *
     * @param property of the attribute; only CurrentValue is known while planning
     * @param condition EQU, NEQ, GTR, GEQ, LSS or LEQ
     * @param or whether it is joined to the terms before it by OR, not AND
     */
    public record Term(String attribute, String property, String condition, String value, boolean or) {
        Truth holds(Function<String, @Nullable String> values) {
            String current = property.equals("CurrentValue") ? values.apply(attribute) : null;
            if (current == null) {
                return Truth.UNKNOWN;
            }
            BigDecimal left = AttributeKind.number(current);
            BigDecimal right = AttributeKind.number(value);
            boolean numbers = left != null && right != null;
            int order = (left != null && right != null) ? left.compareTo(right) : 0;
            boolean same = numbers ? order == 0 : current.equalsIgnoreCase(value);
            return switch (condition) {
                case "EQU" -> truth(same);
                case "NEQ" -> truth(!same);
                case "GTR" -> numbers ? truth(order > 0) : Truth.UNKNOWN;
                case "GEQ" -> numbers ? truth(order >= 0) : Truth.UNKNOWN;
                case "LSS" -> numbers ? truth(order < 0) : Truth.UNKNOWN;
                case "LEQ" -> numbers ? truth(order <= 0) : Truth.UNKNOWN;
                // allow default: conditions of a later schema
                default -> Truth.UNKNOWN;
            };
        }

        private static Truth truth(boolean holds) {
            return holds ? Truth.YES : Truth.NO;
        }
    }

    /** @param values an attribute's value, null where it is not known */
    boolean holds(Function<String, @Nullable String> values) {
        Truth all = terms.getFirst().holds(values);
        for (Term term : terms.subList(1, terms.size())) {
            Truth next = term.holds(values);
            all = term.or() ? all.or(next) : all.and(next);
        }
        return all == Truth.YES;
    }

    /** The reason in words: {@code WorkloadProfile is "LowLatency"}. */
    String because(Function<String, @Nullable String> values) {
        return terms.stream()
                .map(Term::attribute)
                .distinct()
                .map(name -> name + " is \"" + values.apply(name) + "\"")
                .collect(Collectors.joining(", "));
    }
}
