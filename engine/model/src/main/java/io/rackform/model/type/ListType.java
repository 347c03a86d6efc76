package io.rackform.model.type;

/** A list whose elements all have one type. */
public record ListType(Type element) implements Type {
    @Override
    public String friendlyName() {
        return "list of " + element.friendlyName();
    }

    @Override
    public String constraint() {
        return "list(" + element.constraint() + ")";
    }

    @Override
    public boolean hasAny() {
        return element.hasAny();
    }
}
