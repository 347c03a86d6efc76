package io.rackform.model.type;

import java.util.List;
import java.util.stream.Collectors;

/** A sequence of fixed length whose elements have a type each. */
public record TupleType(List<Type> elements) implements Type {
    public static final TupleType EMPTY = new TupleType(List.of());

    public TupleType {
        elements = List.copyOf(elements);
    }

    @Override
    public String friendlyName() {
        return "tuple";
    }

    @Override
    public String constraint() {
        return elements.stream().map(Type::constraint).collect(Collectors.joining(",", "tuple([", "])"));
    }

    @Override
    public boolean hasAny() {
        return elements.stream().anyMatch(Type::hasAny);
    }
}
