package io.rackform.lab.cluster.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Patches that are no apply: merge patch (RFC 7386), strategic merge patch, JSON patch (RFC 6902). */
public final class Patches {
    private static final String DIRECTIVE = "$patch";
    private static final String DELETE_PRIMITIVES = "$deleteFromPrimitiveList/";

    private Patches() {}

    /** RFC 7386 section 2. */
    public static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch.deepCopy();
        }
        ObjectNode merged = target instanceof ObjectNode object ? object.deepCopy() : Json.object();
        for (var change : changes.properties()) {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), merge(merged.path(change.getKey()), change.getValue()));
            }
        }
        return merged;
    }

    /** As a merge patch, but lists that have keys merge by the first of them. */
    public static JsonNode strategic(JsonNode target, JsonNode patch, Shape shape) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch.deepCopy();
        }
        if (Json.text(changes, DIRECTIVE).equals("replace")) {
            ObjectNode replacement = changes.deepCopy();
            replacement.remove(DIRECTIVE);
            return replacement;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object.deepCopy() : Json.object();
        for (var change : changes.properties()) {
            String name = change.getKey();
            if (name.startsWith(DELETE_PRIMITIVES)) {
                removeMembers(merged, name.substring(DELETE_PRIMITIVES.length()), change.getValue());
            } else if (isDirective(name)) {
                merged.remove(name);
            } else if (change.getValue().isNull()
                    || Json.text(change.getValue(), DIRECTIVE).equals("delete")) {
                merged.remove(name);
            } else {
                Shape below = shape.field(name).orElse(Shape.Unknown.ANY);
                merged.set(name, strategicField(merged.path(name), change.getValue(), below));
            }
        }
        return merged;
    }

    /** Order and retained keys: the merge keeps both in the cases that the lab serves. */
    private static boolean isDirective(String name) {
        return name.startsWith("$setElementOrder/") || name.equals("$retainKeys") || name.equals(DIRECTIVE);
    }

    private static JsonNode strategicField(JsonNode target, JsonNode patch, Shape shape) {
        if (shape instanceof Shape.Items items
                && patch instanceof ArrayNode changes
                && target instanceof ArrayNode list) {
            return switch (items.merging()) {
                case ATOMIC -> patch.deepCopy();
                case SET -> union(list, changes);
                case KEYED -> strategicItems(list, changes, items);
            };
        }
        return strategic(target, patch, shape);
    }

    private static ArrayNode union(ArrayNode list, ArrayNode more) {
        List<JsonNode> all = new ArrayList<>();
        list.forEach(all::add);
        more.forEach(item -> {
            if (!all.contains(item)) {
                all.add(item);
            }
        });
        return Json.array(all);
    }

    private static ArrayNode strategicItems(ArrayNode list, ArrayNode changes, Shape.Items items) {
        String key = items.keys().getFirst().name();
        List<JsonNode> merged = new ArrayList<>();
        list.forEach(merged::add);
        for (JsonNode change : changes) {
            String directive = Json.text(change, DIRECTIVE);
            if (directive.equals("replace") && change.size() == 1) {
                merged.clear();
                continue;
            }
            int at = indexOf(merged, key, change.path(key));
            if (directive.equals("delete")) {
                merged.removeIf(item -> item.path(key).equals(change.path(key)));
            } else if (at >= 0) {
                merged.set(at, strategic(merged.get(at), change, items.item()));
            } else {
                merged.add(strategic(Json.object(), change, items.item()));
            }
        }
        return Json.array(merged);
    }

    private static int indexOf(List<JsonNode> items, String key, JsonNode value) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).path(key).equals(value)) {
                return i;
            }
        }
        return -1;
    }

    private static void removeMembers(ObjectNode object, String name, JsonNode members) {
        if (object.get(name) instanceof ArrayNode list) {
            List<JsonNode> gone = new ArrayList<>();
            members.forEach(gone::add);
            List<JsonNode> kept =
                    list.valueStream().filter(item -> !gone.contains(item)).toList();
            object.set(name, Json.array(kept));
        }
    }

    /**
     * RFC 6902.
     *
     * @throws IllegalArgumentException where an operation does not fit the target; the message says which and why
     */
    public static JsonNode operations(JsonNode target, JsonNode operations) {
        if (!operations.isArray()) {
            throw new IllegalArgumentException("a JSON patch is a list of operations");
        }
        ObjectNode holder = Json.object("root", target.deepCopy());
        for (JsonNode operation : operations) {
            String path = Json.text(operation, "path");
            JsonNode value = operation.path("value");
            switch (Json.text(operation, "op")) {
                case "add" -> put(holder, path, value, false);
                case "replace" -> put(holder, path, value, true);
                case "remove" -> take(holder, path);
                case "move" -> put(holder, path, take(holder, Json.text(operation, "from")), false);
                case "copy" ->
                    put(holder, path, find(holder, Json.text(operation, "from")).deepCopy(), false);
                case "test" -> {
                    if (!find(holder, path).equals(value)) {
                        throw new IllegalArgumentException("testing path " + path + " failed");
                    }
                }
                default -> throw new IllegalArgumentException("unknown operation '" + Json.text(operation, "op") + "'");
            }
        }
        return holder.path("root");
    }

    /** The container of a path's last element, and that element. */
    private static Map.Entry<JsonNode, String> locate(ObjectNode holder, String path) {
        if (!path.isEmpty() && !path.startsWith("/")) {
            throw new IllegalArgumentException("path " + path + " does not start with a slash");
        }
        String[] names = ("root" + path).split("/", -1);
        JsonNode at = holder;
        for (int i = 0; i < names.length - 1; i++) {
            @Nullable JsonNode next = child(at, unescaped(names[i]));
            if (next == null) {
                throw new IllegalArgumentException("path " + path + " does not exist");
            }
            at = next;
        }
        return Map.entry(at, unescaped(names[names.length - 1]));
    }

    private static @Nullable JsonNode child(JsonNode parent, String name) {
        return parent instanceof ArrayNode array ? array.get(index(array, name)) : parent.get(name);
    }

    private static String unescaped(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }

    private static int index(ArrayNode array, String name) {
        if (name.equals("-")) {
            return array.size();
        }
        if (!name.matches("\\d{1,7}") || Integer.parseInt(name) > array.size()) {
            throw new IllegalArgumentException("index " + name + " is not in the list");
        }
        return Integer.parseInt(name);
    }

    private static JsonNode find(ObjectNode holder, String path) {
        var place = locate(holder, path);
        @Nullable JsonNode found = child(place.getKey(), place.getValue());
        if (found == null) {
            throw new IllegalArgumentException("path " + path + " does not exist");
        }
        return found;
    }

    private static JsonNode take(ObjectNode holder, String path) {
        JsonNode found = find(holder, path);
        var place = locate(holder, path);
        if (place.getKey() instanceof ArrayNode array) {
            array.remove(index(array, place.getValue()));
        } else if (place.getKey() instanceof ObjectNode object) {
            object.remove(place.getValue());
        }
        return found;
    }

    private static void put(ObjectNode holder, String path, JsonNode value, boolean replace) {
        if (replace) {
            find(holder, path);
        }
        var place = locate(holder, path);
        if (place.getKey() instanceof ArrayNode array) {
            int index = index(array, place.getValue());
            if (replace) {
                array.set(index, value);
            } else {
                array.insert(index, value);
            }
        } else if (place.getKey() instanceof ObjectNode object) {
            object.set(place.getValue(), value);
        } else {
            throw new IllegalArgumentException("path " + path + " does not lead to an object or list");
        }
    }
}
