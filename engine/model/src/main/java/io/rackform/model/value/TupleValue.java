package io.rackform.model.value;

import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import java.util.Collection;
import java.util.List;

/** A sequence of values of a type each. */
public record TupleValue(List<Value> elements) implements Value {
    public static final TupleValue EMPTY = new TupleValue(List.of());

    public TupleValue {
        elements = List.copyOf(elements);
    }

    @Override
    public Type type() {
        return new TupleType(elements.stream().map(Value::type).toList());
    }

    @Override
    public Collection<Value> parts() {
        return elements;
    }
}
