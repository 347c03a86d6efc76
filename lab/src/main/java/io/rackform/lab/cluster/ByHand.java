package io.rackform.lab.cluster;

import io.rackform.lab.cluster.control.SystemWriter;
import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ObjectKey;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change by somebody with {@code kubectl edit}: {@code default/configmaps/settings:data.key}, {@code
 * nodes/n1:metadata.labels.rack}. A dot that belongs to a name is escaped: {@code metadata.labels.example\.com/rack}.
 */
final class ByHand {
    private static final String MANAGER = "kubectl-edit";

    private final ObjectStore store;
    private final SystemWriter writer;

    ByHand(ObjectStore store, SystemWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    /** @param value JSON where it reads as JSON, else a text; empty takes the field away */
    void change(String path, String value) {
        int colon = path.indexOf(':');
        if (colon < 0) {
            throw wrong(path, "it has no ':' between the object and its field");
        }
        store.locked(() -> {
            ObjectKey key = key(path, path.substring(0, colon));
            if (store.get(key).isEmpty()) {
                throw wrong(path, "there is no " + key.resource() + " " + key.name());
            }
            List<String> field = Arrays.stream(path.substring(colon + 1).split("(?<!\\\\)\\."))
                    .map(name -> name.replace("\\.", "."))
                    .toList();
            writer.change(key, "", MANAGER, object -> {
                set(path, object, field, value);
                ObjectNode metadata = Json.child(object, "metadata");
                if (metadata.has("generation") && field.getFirst().equals("spec")) {
                    metadata.put("generation", metadata.path("generation").asInt() + 1);
                }
                return object;
            });
        });
    }

    private ObjectKey key(String path, String object) {
        String[] parts = object.split("/");
        if (parts.length != 2 && parts.length != 3) {
            throw wrong(path, "the object must be resource/name or namespace/resource/name");
        }
        String wanted = parts[parts.length - 2];
        ResourceKind kind = store.kinds().all().stream()
                .filter(known -> known.plural().equals(wanted)
                        || known.resource().equals(wanted)
                        || known.shortNames().contains(wanted))
                .findFirst()
                .orElseThrow(() -> wrong(path, "there is no resource " + wanted));
        if (kind.namespaced() != (parts.length == 3)) {
            throw wrong(path, kind.plural() + (kind.namespaced() ? " are in namespaces" : " are in no namespace"));
        }
        return store.key(kind, parts[0], parts[parts.length - 1]);
    }

    private static void set(String path, ObjectNode object, List<String> field, String value) {
        JsonNode at = object;
        for (String name : field.subList(0, field.size() - 1)) {
            if (at instanceof ArrayNode list) {
                at = list.path(index(path, list, name));
            } else if (at instanceof ObjectNode fields) {
                at = fields.get(name) instanceof ArrayNode list ? list : Json.child(fields, name);
            }
        }
        String last = field.getLast();
        if (at instanceof ArrayNode list) {
            int index = index(path, list, last);
            if (value.isEmpty()) {
                list.remove(index);
            } else {
                list.set(index, parsed(value, list.path(index)));
            }
        } else if (at instanceof ObjectNode fields) {
            if (value.isEmpty()) {
                fields.remove(last);
            } else {
                fields.set(last, parsed(value, fields.path(last)));
            }
        }
    }

    private static int index(String path, ArrayNode list, String name) {
        if (!name.matches("\\d{1,6}") || Integer.parseInt(name) >= list.size()) {
            throw wrong(path, "the list has no item " + name);
        }
        return Integer.parseInt(name);
    }

    /** What replaces a text is a text; anything else may be JSON. */
    private static JsonNode parsed(String value, JsonNode before) {
        boolean json = before.isMissingNode() ? value.startsWith("{") || value.startsWith("[") : !before.isString();
        try {
            return json ? Json.parse(value) : Json.string(value);
        } catch (IllegalArgumentException e) {
            return Json.string(value);
        }
    }

    private static IllegalArgumentException wrong(String path, String why) {
        return new IllegalArgumentException("'" + path + "': " + why);
    }
}
