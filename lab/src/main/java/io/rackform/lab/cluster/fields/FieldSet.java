package io.rackform.lab.cluster.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A set of field paths, as a tree.
 *
 * @param owned whether the path that leads here is in the set
 * @param children what lies below; never an empty set
 */
public record FieldSet(boolean owned, Map<PathElement, FieldSet> children) {
    public static final FieldSet EMPTY = new FieldSet(false, Map.of());
    static final FieldSet LEAF = new FieldSet(true, Map.of());

    public FieldSet {
        Map<PathElement, FieldSet> copy = new LinkedHashMap<>();
        children.forEach((element, child) -> {
            if (!child.isEmpty()) {
                copy.put(element, child);
            }
        });
        children = Map.copyOf(copy);
    }

    /** The paths that a manager owns who sent this value. */
    public static FieldSet of(JsonNode value, Shape shape) {
        return of(value, shape, false);
    }

    private static FieldSet of(JsonNode value, Shape shape, boolean owned) {
        Parts parts = Parts.of(value, shape).orElse(null);
        if (parts == null || parts.isEmpty()) {
            return LEAF;
        }
        Map<PathElement, FieldSet> children = new LinkedHashMap<>();
        parts.byElement()
                .forEach((element, part) -> children.put(element, of(part.value(), part.shape(), part.item())));
        return new FieldSet(owned, children);
    }

    public boolean isEmpty() {
        return !owned && children.isEmpty();
    }

    public FieldSet child(PathElement element) {
        return children.getOrDefault(element, EMPTY);
    }

    public FieldSet union(FieldSet other) {
        Map<PathElement, FieldSet> all = new LinkedHashMap<>(children);
        other.children.forEach((element, child) -> all.merge(element, child, FieldSet::union));
        return new FieldSet(owned || other.owned, all);
    }

    public FieldSet minus(FieldSet other) {
        return new FieldSet(owned && !other.owned, zip(other, FieldSet::minus));
    }

    public FieldSet intersect(FieldSet other) {
        return new FieldSet(owned && other.owned, zip(other, FieldSet::intersect));
    }

    /** Without anything at or below a path of field names. */
    public FieldSet without(String... path) {
        return without(List.of(path));
    }

    private FieldSet without(List<String> path) {
        PathElement first = new PathElement.Field(path.getFirst());
        Map<PathElement, FieldSet> rest = new LinkedHashMap<>(children);
        if (path.size() == 1) {
            rest.remove(first);
        } else {
            rest.computeIfPresent(first, (_, child) -> child.without(path.subList(1, path.size())));
        }
        return new FieldSet(owned, rest);
    }

    /** Without the path of a top-level field itself; what lies below it stays. */
    FieldSet withoutOwn(String name) {
        Map<PathElement, FieldSet> rest = new LinkedHashMap<>(children);
        rest.computeIfPresent(
                new PathElement.Field(name),
                (_, child) -> child.children.isEmpty() ? child : new FieldSet(false, child.children));
        return new FieldSet(owned, rest);
    }

    /** Every path of the set as messages show it, sorted. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        collect("", paths);
        return paths.stream().sorted().toList();
    }

    private void collect(String path, List<String> paths) {
        if (owned) {
            paths.add(path);
        }
        children.forEach((element, child) -> child.collect(path + element.shown(), paths));
    }

    private Map<PathElement, FieldSet> zip(FieldSet other, BinaryOperator<FieldSet> operation) {
        Map<PathElement, FieldSet> zipped = new LinkedHashMap<>();
        children.forEach((element, child) -> zipped.put(element, operation.apply(child, other.child(element))));
        return zipped;
    }

    /** As {@code fieldsV1}. */
    public ObjectNode encoded() {
        ObjectNode encoded = Json.object();
        if (owned && !children.isEmpty()) {
            encoded.putObject(".");
        }
        children.entrySet().stream()
                .sorted(Comparator.comparing(child -> child.getKey().encoded()))
                .forEach(child ->
                        encoded.set(child.getKey().encoded(), child.getValue().encoded()));
        return encoded;
    }

    /** @throws IllegalArgumentException where this is no {@code fieldsV1} */
    public static FieldSet decode(JsonNode encoded) {
        Map<PathElement, FieldSet> children = new LinkedHashMap<>();
        boolean owned = false;
        for (var property : encoded.properties()) {
            if (property.getKey().equals(".")) {
                owned = true;
            } else {
                FieldSet child = decode(property.getValue());
                children.put(PathElement.decode(property.getKey()), child.isEmpty() ? LEAF : child);
            }
        }
        return new FieldSet(owned, children);
    }
}
