package io.rackform.model.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an unknown value.
 *
 * @param notNull it will not be null
 * @param prefix a string starts with this; empty where nothing is known
 * @param minLength least number of elements of a collection
 * @param maxLength greatest number of elements; {@link Integer#MAX_VALUE} where nothing is known
 * @param least a number is not less than this; null where nothing is known
 * @param greatest a number is not greater than this; null where nothing is known
 */
public record Refinement(
        boolean notNull,
        String prefix,
        int minLength,
        int maxLength,
        @Nullable BigDecimal least,
        @Nullable BigDecimal greatest) {
    public static final Refinement NONE = new Refinement(false, "", 0, Integer.MAX_VALUE);
    public static final Refinement NOT_NULL = new Refinement(true, "", 0, Integer.MAX_VALUE);

    public Refinement(boolean notNull, String prefix, int minLength, int maxLength) {
        this(notNull, prefix, minLength, maxLength, null, null);
    }

    /** Of a string that is not null. */
    public static Refinement startingWith(String prefix) {
        return new Refinement(true, prefix, 0, Integer.MAX_VALUE);
    }

    /** Of a number that is not null and lies between two others, these among them. */
    public static Refinement between(BigDecimal least, BigDecimal greatest) {
        return new Refinement(true, "", 0, Integer.MAX_VALUE, least, greatest);
    }
}
