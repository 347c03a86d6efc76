package io.rackform.model.type;

import java.util.Locale;

/** A type without parts. */
public enum PrimitiveType implements Type {
    BOOL,
    NUMBER,
    STRING;

    private final String text = name().toLowerCase(Locale.ROOT);

    @Override
    public String friendlyName() {
        return text;
    }

    @Override
    public String constraint() {
        return text;
    }

    @Override
    public boolean hasAny() {
        return false;
    }
}
