package io.rackform.k8s.manifest;

import io.rackform.k8s.json.JsonText;
import io.rackform.k8s.json.Tree;
import io.rackform.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Fields that a manager owns, as {@code fieldsV1} has them.
 *
 * <pre>
 * element of a path: f:name field | k:{...} list element by its keys | v:value element of a set | i:n by position
 * "." among the children: the container itself
 * no children: the field and all that is in it
 * </pre>
 *
 * @param children by the element of the path as {@code fieldsV1} writes it
 */
record FieldTree(Map<String, FieldTree> children) {
    static final FieldTree WHOLE = new FieldTree(Map.of());

    /** Deeper than any object of the API; an answer that goes further is cut there. */
    private static final int DEEPEST = 64;

    FieldTree {
        children = Collections.unmodifiableMap(new TreeMap<>(children));
    }

    static FieldTree of(Value fieldsV1) {
        return of(fieldsV1, 0);
    }

    private static FieldTree of(Value fieldsV1, int depth) {
        if (depth > DEEPEST) {
            return WHOLE;
        }
        TreeMap<String, FieldTree> children = new TreeMap<>();
        Tree.fields(fieldsV1).forEach((element, inner) -> children.put(element, of(inner, depth + 1)));
        return new FieldTree(children);
    }

    boolean isWhole() {
        return children.isEmpty();
    }

    /** The fields of both; null stands for none. */
    static @Nullable FieldTree union(@Nullable FieldTree left, @Nullable FieldTree right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        if (left.isWhole() || right.isWhole()) {
            return WHOLE;
        }
        TreeMap<String, FieldTree> children = new TreeMap<>(left.children);
        right.children.forEach((element, tree) -> children.merge(element, tree, FieldTree::both));
        return new FieldTree(children);
    }

    private static FieldTree both(FieldTree left, FieldTree right) {
        FieldTree union = union(left, right);
        return union == null ? WHOLE : union;
    }

    /** What is owned at and below a field; null where nothing is. */
    @Nullable
    FieldTree field(String name) {
        return isWhole() ? WHOLE : children.get("f:" + name);
    }

    /** What is owned at and below an element of a list; null where nothing is. */
    @Nullable
    FieldTree element(Value element, int index) {
        if (isWhole()) {
            return WHOLE;
        }
        for (Map.Entry<String, FieldTree> child : children.entrySet()) {
            if (names(child.getKey(), element, index)) {
                return child.getValue();
            }
        }
        return null;
    }

    private static boolean names(String path, Value element, int index) {
        if (path.startsWith("k:")) {
            Value keys = parsed(path.substring(2));
            return keys != null && hasKeys(element, keys);
        }
        if (path.startsWith("v:")) {
            return element.equals(parsed(path.substring(2)));
        }
        return path.equals("i:" + index);
    }

    private static @Nullable Value parsed(String json) {
        return JsonText.parse(json.getBytes(StandardCharsets.UTF_8)).orElse(null);
    }

    /** A key that the element lacks is one that the server defaults, as a port's protocol. */
    private static boolean hasKeys(Value element, Value keys) {
        Map<String, Value> fields = Tree.fields(element);
        return !fields.isEmpty()
                && Tree.fields(keys).entrySet().stream().allMatch(key -> {
                    Value field = fields.get(key.getKey());
                    return field == null || field.equals(key.getValue());
                });
    }

    /** The keys by which elements of this list are told apart; none where it is not such a list. */
    List<String> listKeys() {
        for (String path : children.keySet()) {
            if (path.startsWith("k:")) {
                return new ArrayList<>(Tree.fields(parsed(path.substring(2))).keySet());
            }
        }
        return List.of();
    }

    boolean isSet() {
        return children.keySet().stream().anyMatch(path -> path.startsWith("v:"));
    }
}
