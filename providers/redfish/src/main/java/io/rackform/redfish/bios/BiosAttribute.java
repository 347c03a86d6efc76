package io.rackform.redfish.bios;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.rackform.model.diagnostic.Suggestion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of the firmware.
 *
 * @param values allowed ones of an enumeration; empty where the registry does not say
 * @param lower least number; null where there is no bound, as for the other bounds
 * @param step numbers are the lower bound plus a multiple of this
 * @param expression what a string must match
 */
public record BiosAttribute(
        AttributeKind kind,
        boolean readOnly,
        List<String> values,
        @Nullable BigDecimal lower,
        @Nullable BigDecimal upper,
        @Nullable BigDecimal step,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable String expression) {
    private static final int MOST_SHOWN = 20;

    public BiosAttribute {
        values = List.copyOf(values);
    }

    /** An attribute of which nothing is known but the kind of its value. */
    static BiosAttribute ofKind(AttributeKind kind) {
        return new BiosAttribute(kind, false, List.of(), null, null, null, null, null, null);
    }

    /** Why a value cannot be set, as the end of a sentence; empty where it can. */
    public Optional<String> problem(String text) {
        return Optional.ofNullable(
                switch (kind) {
                    case ENUMERATION -> choiceProblem(text);
                    case INTEGER -> numberProblem(text);
                    case BOOLEAN -> AttributeKind.isBoolean(text) ? null : "it must be true or false";
                    case STRING -> textProblem(text);
                    case PASSWORD -> "it is a password, which is not set by this resource";
                    case OTHER -> null;
                });
    }

    private @Nullable String choiceProblem(String text) {
        if (values.isEmpty() || values.contains(text)) {
            return null;
        }
        String shown = String.join(", ", values.subList(0, Math.min(values.size(), MOST_SHOWN)));
        String more = values.size() > MOST_SHOWN ? " and " + (values.size() - MOST_SHOWN) + " more" : "";
        Optional<String> otherCase =
                values.stream().filter(value -> value.equalsIgnoreCase(text)).findFirst();
        return "it must be one of " + shown + more + "."
                + otherCase
                        .map(value -> " Did you mean \"" + value + "\"?")
                        .orElseGet(() -> Suggestion.didYouMean(text, values));
    }

    private @Nullable String numberProblem(String text) {
        BigDecimal number = AttributeKind.number(text);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            return "it must be a whole number";
        }
        if (lower != null && number.compareTo(lower) < 0) {
            return "it must be at least " + lower.toPlainString();
        }
        if (upper != null && number.compareTo(upper) > 0) {
            return "it must be at most " + upper.toPlainString();
        }
        BigDecimal base = lower == null ? BigDecimal.ZERO : lower;
        return step != null
                        && step.signum() > 0
                        && number.subtract(base).remainder(step).signum() != 0
                ? "it must be " + base.toPlainString() + " plus a multiple of " + step.toPlainString()
                : null;
    }

    private @Nullable String textProblem(String text) {
        int length = text.codePointCount(0, text.length());
        if (minLength != null && length < minLength) {
            return "it must have at least " + minLength + " characters";
        }
        if (maxLength != null && length > maxLength) {
            return "it must have at most " + maxLength + " characters";
        }
        return expression == null || matches(expression, text) ? null : "it must match " + expression;
    }

    /**
     * The expression comes from the device: it is matched in linear time, and one that is not understood stops nobody (the
     * device itself has the last word).
     */
    private static boolean matches(String expression, String text) {
        try {
            return Pattern.compile(expression).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return true;
        }
    }
}
