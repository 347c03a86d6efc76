package io.rackform.model.value;

import io.rackform.model.type.ListType;
import io.rackform.model.type.Type;
import java.util.Collection;
import java.util.List;

/** A list of values of one type. */
public record ListValue(Type element, List<Value> elements) implements Value {
    public ListValue {
        elements = List.copyOf(elements);
    }

    @Override
    public Type type() {
        return new ListType(element);
    }

    @Override
    public Collection<Value> parts() {
        return elements;
    }
}
