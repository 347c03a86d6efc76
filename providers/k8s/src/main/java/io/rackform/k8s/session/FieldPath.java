package io.rackform.k8s.session;

import io.rackform.k8s.json.JsonText;
import io.rackform.k8s.json.Tree;
import io.rackform.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a path as conflict messages write it: {@code .spec.template.spec.containers[name="app"].image}, {@code
 * .metadata.finalizers[="a"]}. Names may have dots themselves ({@code .metadata.labels.example.com/rack}), so that a path
 * can only be read beside the object that it is about.
 */
final class FieldPath {
    private FieldPath() {}

    static boolean isIn(Value object, String path) {
        if (path.isEmpty()) {
            return true;
        }
        if (path.startsWith(".")) {
            return Tree.fields(object).entrySet().stream()
                    .anyMatch(field -> path.startsWith(field.getKey(), 1)
                            && isIn(
                                    field.getValue(),
                                    path.substring(1 + field.getKey().length())));
        }
        int end = path.startsWith("[") ? closing(path) : -1;
        if (end < 0) {
            return false;
        }
        String selector = path.substring(1, end);
        List<Value> elements = Tree.elements(object).orElse(List.of());
        for (int i = 0; i < elements.size(); i++) {
            if (selects(selector, elements.get(i), i) && isIn(elements.get(i), path.substring(end + 1))) {
                return true;
            }
        }
        return false;
    }

    private static int closing(String path) {
        boolean quoted = false;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ']' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static boolean selects(String selector, Value element, int index) {
        if (selector.startsWith("=")) {
            return json(selector.substring(1)).map(element::equals).orElse(false);
        }
        if (!selector.contains("=")) {
            return selector.equals(String.valueOf(index));
        }
        Map<String, Value> fields = Tree.fields(element);
        for (String key : keys(selector)) {
            int equals = key.indexOf('=');
            Value field = equals < 0 ? null : fields.get(key.substring(0, equals));
            // A key that is not written is one that the server defaults.
            boolean same = equals >= 0
                    && (field == null
                            || json(key.substring(equals + 1))
                                    .map(field::equals)
                                    .orElse(false));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static List<String> keys(String selector) {
        List<String> keys = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < selector.length(); i++) {
            char c = selector.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                keys.add(selector.substring(from, i));
                from = i + 1;
            }
        }
        keys.add(selector.substring(from));
        return keys;
    }

    private static Optional<Value> json(String text) {
        return JsonText.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
