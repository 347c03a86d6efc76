package io.rackform.lab.cluster.fields;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How one value differs from an earlier one. */
public record Comparison(FieldSet added, FieldSet removed, FieldSet modified) {
    private static final Comparison SAME = new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.EMPTY);

    public static Comparison of(JsonNode before, JsonNode after, Shape shape) {
        if (before.equals(after)) {
            return SAME;
        }
        Parts old = Parts.of(before, shape).orElse(null);
        Parts fresh = Parts.of(after, shape).orElse(null);
        if (old == null || fresh == null) {
            return new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.LEAF);
        }
        Map<PathElement, FieldSet> added = new LinkedHashMap<>();
        Map<PathElement, FieldSet> removed = new LinkedHashMap<>();
        Map<PathElement, FieldSet> modified = new LinkedHashMap<>();
        Set<PathElement> elements = new LinkedHashSet<>(old.byElement().keySet());
        elements.addAll(fresh.byElement().keySet());
        for (PathElement element : elements) {
            Parts.@Nullable Part was = old.get(element);
            Parts.@Nullable Part is = fresh.get(element);
            if (was == null && is != null) {
                added.put(element, everything(is));
            } else if (was != null && is == null) {
                removed.put(element, everything(was));
            } else if (was != null && is != null) {
                Comparison below = of(was.value(), is.value(), is.shape());
                added.put(element, below.added);
                removed.put(element, below.removed);
                modified.put(element, below.modified);
            }
        }
        return new Comparison(new FieldSet(false, added), new FieldSet(false, removed), new FieldSet(false, modified));
    }

    /** What changed and is still there. */
    public FieldSet written() {
        return modified.union(added);
    }

    /** The part itself and all below it: it came or went as a whole. */
    private static FieldSet everything(Parts.Part part) {
        Parts parts = Parts.of(part.value(), part.shape()).orElse(null);
        if (parts == null || parts.isEmpty()) {
            return FieldSet.LEAF;
        }
        Map<PathElement, FieldSet> children = new LinkedHashMap<>();
        parts.byElement().forEach((element, below) -> children.put(element, everything(below)));
        return new FieldSet(true, children);
    }
}
