package io.rackform.model.value;

import io.rackform.model.type.MapType;
import io.rackform.model.type.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of one type by key, in the order of the keys. */
public record MapValue(Type element, SortedMap<String, Value> elements) implements Value {
    public MapValue {
        elements = Collections.unmodifiableSortedMap(new TreeMap<>(elements));
    }

    @Override
    public Type type() {
        return new MapType(element);
    }

    @Override
    public Collection<Value> parts() {
        return elements.values();
    }
}
