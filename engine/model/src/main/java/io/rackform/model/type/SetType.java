package io.rackform.model.type;

/** A set whose elements all have one type. */
public record SetType(Type element) implements Type {
    @Override
    public String friendlyName() {
        return "set of " + element.friendlyName();
    }

    @Override
    public String constraint() {
        return "set(" + element.constraint() + ")";
    }

    @Override
    public boolean hasAny() {
        return element.hasAny();
    }
}
