package io.rackform.model.value;

import io.rackform.model.type.ObjectType;
import io.rackform.model.type.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values by attribute name, in the order of the names. */
public record ObjectValue(SortedMap<String, Value> attributes) implements Value {
    public static final ObjectValue EMPTY = new ObjectValue(new TreeMap<>());

    public ObjectValue {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    public static ObjectValue of(Map<String, ? extends Value> attributes) {
        return new ObjectValue(new TreeMap<>(attributes));
    }

    public @Nullable Value get(String name) {
        return attributes.get(name);
    }

    /** This object with one attribute set. */
    public ObjectValue with(String name, Value value) {
        TreeMap<String, Value> changed = new TreeMap<>(attributes);
        changed.put(name, value);
        return new ObjectValue(changed);
    }

    @Override
    public Type type() {
        TreeMap<String, Type> types = new TreeMap<>();
        attributes.forEach((name, value) -> types.put(name, value.type()));
        return ObjectType.of(types);
    }

    @Override
    public Collection<Value> parts() {
        return attributes.values();
    }
}
