package io.rackform.model.type;

/** A map whose elements all have one type. */
public record MapType(Type element) implements Type {
    @Override
    public String friendlyName() {
        return "map of " + element.friendlyName();
    }

    @Override
    public String constraint() {
        return "map(" + element.constraint() + ")";
    }

    @Override
    public boolean hasAny() {
        return element.hasAny();
    }
}
