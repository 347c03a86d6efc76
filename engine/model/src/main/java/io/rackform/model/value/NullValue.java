package io.rackform.model.value;

import io.rackform.model.type.Type;

/** The absence of a value of a type. */
public record NullValue(Type type) implements Value {
    /** The literal {@code null}, before anything tells its type. */
    public static final NullValue ANY = new NullValue(Type.ANY);
}
