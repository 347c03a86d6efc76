package io.rackform.model.value;

/**
 * What is known of an unknown value.
 *
 * @param notNull it will not be null
 * @param prefix a string starts with this; empty where nothing is known
 * @param minLength least number of elements of a collection
 * @param maxLength greatest number of elements; {@link Integer#MAX_VALUE} where nothing is known
 */
public record Refinement(boolean notNull, String prefix, int minLength, int maxLength) {
    public static final Refinement NONE = new Refinement(false, "", 0, Integer.MAX_VALUE);
    public static final Refinement NOT_NULL = new Refinement(true, "", 0, Integer.MAX_VALUE);
}
