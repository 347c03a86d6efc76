package io.rackform.model.type;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An object with named attributes.
 *
 * @param attributes type by attribute name, sorted by name
 * @param optional names of the attributes that a value converted to this type may lack
 */
public record ObjectType(SortedMap<String, Type> attributes, Set<String> optional) implements Type {
    public static final ObjectType EMPTY = new ObjectType(new TreeMap<>(), Set.of());

    public ObjectType {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        optional = optional.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(optional));
    }

    public static ObjectType of(Map<String, ? extends Type> attributes) {
        return new ObjectType(new TreeMap<>(attributes), Set.of());
    }

    @Override
    public String friendlyName() {
        return "object";
    }

    @Override
    public String constraint() {
        return attributes.entrySet().stream()
                .map(attribute -> attribute.getKey() + "=" + attributeConstraint(attribute))
                .collect(Collectors.joining(",", "object({", "})"));
    }

    private String attributeConstraint(Map.Entry<String, Type> attribute) {
        String type = attribute.getValue().constraint();
        return optional.contains(attribute.getKey()) ? "optional(" + type + ")" : type;
    }

    @Override
    public boolean hasAny() {
        return attributes.values().stream().anyMatch(Type::hasAny);
    }
}
