package io.rackform.model.value;

import io.rackform.model.type.Type;

/** A value that is known only after apply; its type and some of its properties may be known now. */
public record UnknownValue(Type type, Refinement refinement) implements Value {
    /** Nothing is known, not even the type. */
    public static final UnknownValue ANY = new UnknownValue(Type.ANY, Refinement.NONE);

    public static UnknownValue of(Type type) {
        return type == Type.ANY ? ANY : new UnknownValue(type, Refinement.NONE);
    }

    /** An unknown value that cannot be null; of one without a type nothing can be said. */
    public static UnknownValue notNull(Type type) {
        return type == Type.ANY ? ANY : new UnknownValue(type, Refinement.NOT_NULL);
    }
}
