package io.rackform.lab.cluster.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lays an applied value over a live one, and takes away what is no longer applied. */
final class Merge {
    private Merge() {}

    /** The live value with every part of the applied one in it. */
    static JsonNode over(JsonNode live, JsonNode applied, Shape shape) {
        Parts old = Parts.of(live, shape).orElse(null);
        Parts fresh = Parts.of(applied, shape).orElse(null);
        if (old == null || fresh == null) {
            return applied.deepCopy();
        }
        Map<PathElement, JsonNode> merged = new LinkedHashMap<>();
        for (PathElement element : order(old, fresh)) {
            Parts.@Nullable Part was = old.get(element);
            Parts.@Nullable Part is = fresh.get(element);
            if (was != null && is != null) {
                merged.put(element, over(was.value(), is.value(), is.shape()));
            } else if (is != null) {
                merged.put(element, is.value().deepCopy());
            } else if (was != null) {
                merged.put(element, was.value());
            }
        }
        return Parts.join(old.list(), merged);
    }

    /** A list follows the order applied; what only the live list has stays before the item that it stood before. */
    private static Set<PathElement> order(Parts old, Parts fresh) {
        Set<PathElement> order = new LinkedHashSet<>();
        if (!old.list()) {
            order.addAll(old.byElement().keySet());
            order.addAll(fresh.byElement().keySet());
            return order;
        }
        List<PathElement> live = new ArrayList<>(old.byElement().keySet());
        int at = 0;
        for (PathElement applied : fresh.byElement().keySet()) {
            while (at < live.size() && (fresh.get(live.get(at)) == null || order.contains(live.get(at)))) {
                order.add(live.get(at++));
            }
            order.add(applied);
        }
        order.addAll(live.subList(at, live.size()));
        return order;
    }

    /** The value without the parts that the last apply owned and that nobody owns now. */
    static JsonNode prune(JsonNode value, Shape shape, FieldSet last, FieldSet owned) {
        Parts parts = Parts.of(value, shape).orElse(null);
        if (parts == null || last.children().isEmpty()) {
            return value;
        }
        Map<PathElement, JsonNode> kept = new LinkedHashMap<>();
        parts.byElement().forEach((element, part) -> {
            FieldSet before = last.child(element);
            FieldSet now = owned.child(element);
            if (before.isEmpty()) {
                kept.put(element, part.value());
            } else if (!now.isEmpty()) {
                kept.put(element, prune(part.value(), part.shape(), before, now));
            }
        });
        return Parts.join(parts.list(), kept);
    }
}
