package io.rackform.model.type;

/** The type of a value whose type is not known yet, and the constraint that accepts every type. */
public enum AnyType implements Type {
    ANY;

    @Override
    public String friendlyName() {
        return "dynamic";
    }

    @Override
    public String constraint() {
        return "any";
    }

    @Override
    public boolean hasAny() {
        return true;
    }
}
