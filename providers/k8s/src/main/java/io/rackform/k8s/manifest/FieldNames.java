package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.value.Value;
import java.util.List;
import java.util.SortedMap;

/** Compares which fields two manifests name, whatever their values. */
final class FieldNames {
    private FieldNames() {}

    static boolean same(Value left, Value right) {
        if (Tree.isObject(left) && Tree.isObject(right)) {
            SortedMap<String, Value> rights = Tree.fields(right);
            return Tree.fields(left).keySet().equals(rights.keySet())
                    && Tree.fields(left).entrySet().stream()
                            .allMatch(field -> same(field.getValue(), rights.getOrDefault(field.getKey(), left)));
        }
        List<Value> lefts = Tree.elements(left).orElse(List.of());
        List<Value> rights = Tree.elements(right).orElse(List.of());
        if (lefts.size() != rights.size() || Tree.isObject(left) != Tree.isObject(right)) {
            return false;
        }
        for (int i = 0; i < lefts.size(); i++) {
            if (!same(lefts.get(i), rights.get(i))) {
                return false;
            }
        }
        return true;
    }
}
