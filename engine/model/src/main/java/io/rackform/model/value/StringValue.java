package io.rackform.model.value;

import io.rackform.model.type.Type;

/** A string; the language keeps it in Unicode normal form C. */
public record StringValue(String value) implements Value {
    @Override
    public Type type() {
        return Type.STRING;
    }
}
