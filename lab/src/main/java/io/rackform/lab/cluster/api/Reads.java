package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.rules.Selectors;
import io.rackform.lab.cluster.store.ApiProblem;
import io.rackform.lab.cluster.store.ObjectKey;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import io.rackform.lab.cluster.store.ResourceKind.Feature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Single objects and lists of them. */
final class Reads {
    private final ObjectStore store;
    private final Clock clock;

    Reads(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Answer get(Request request, Target target) {
        ObjectNode object = store.get(store.key(target.kind(), target.namespace(), target.name()))
                .orElseThrow(() -> ApiProblem.notFound(target.kind(), target.name()));
        if (target.subresource().equals("scale")) {
            return Answer.ok(scale(object));
        }
        ObjectNode shown = inVersion(target.kind(), object);
        if (Table.wanted(request)) {
            return Answer.ok(new Table(target.kind(), request, clock).of(List.of(shown), true, Json.object()));
        }
        return Answer.ok(shown);
    }

    Answer list(Request request, Target target) {
        return store.locked(() -> {
            List<ObjectNode> all = selected(store, request, target);
            ObjectNode metadata = Json.object("resourceVersion", Long.toString(store.version()));
            List<ObjectNode> page = page(request, all, metadata);
            if (Table.wanted(request)) {
                return Answer.ok(new Table(target.kind(), request, clock).of(page, true, metadata));
            }
            ArrayNode items = Json.array();
            page.forEach(item -> items.add(item(target.kind(), item)));
            ObjectNode list = listOf(target.kind(), items, store.version());
            return Answer.ok(list.set("metadata", metadata));
        });
    }

    Answer watch(Request request, Target target) {
        Predicate<JsonNode> matches = matching(request, target.kind());
        if (!target.name().isEmpty()) {
            matches =
                    matches.and(object -> Json.text(object, "metadata", "name").equals(target.name()));
        }
        return new Answer.Stream("application/json", new WatchStream(store, clock, request, target, matches));
    }

    /** What a collection request means, in the order of names. */
    static List<ObjectNode> selected(ObjectStore store, Request request, Target target) {
        Predicate<JsonNode> matches = matching(request, target.kind());
        return store.list(target.kind().resource(), target.namespace()).stream()
                .map(object -> inVersion(target.kind(), object))
                .filter(matches)
                .toList();
    }

    private static Predicate<JsonNode> matching(Request request, ResourceKind kind) {
        Predicate<JsonNode> labels = Selectors.ofLabels(request.parameter("labelSelector"));
        Predicate<JsonNode> fields = Selectors.ofFields(request.parameter("fieldSelector"), kind.resource());
        return fields.and(object -> labels.test(object.path("metadata").path("labels")));
    }

    /** One page, with the token of the next in the list's metadata. */
    private List<ObjectNode> page(Request request, List<ObjectNode> all, ObjectNode metadata) {
        int from = 0;
        if (!request.parameter("continue").isEmpty()) {
            ObjectKey after = decodeToken(request.parameter("continue"));
            while (from < all.size() && position(all.get(from)).compareTo(after) <= 0) {
                from++;
            }
        }
        String limit = request.parameter("limit");
        int size = limit.matches("[1-9]\\d{0,8}") ? Integer.parseInt(limit) : Integer.MAX_VALUE;
        List<ObjectNode> rest = all.subList(from, all.size());
        if (rest.size() <= size) {
            return rest;
        }
        metadata.put("continue", encodeToken(position(rest.get(size - 1))));
        metadata.put("remainingItemCount", rest.size() - size);
        return rest.subList(0, size);
    }

    private static ObjectKey position(ObjectNode object) {
        return new ObjectKey("", Json.text(object, "metadata", "namespace"), Json.text(object, "metadata", "name"));
    }

    private static String encodeToken(ObjectKey position) {
        byte[] token = Json.bytes(Json.array(position.namespace(), position.name()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static ObjectKey decodeToken(String token) {
        try {
            JsonNode position = Json.parse(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
            return new ObjectKey("", Json.text(position.path(0)), Json.text(position.path(1)));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("continue key is not valid: " + e.getMessage());
        }
    }

    static ObjectNode listOf(ResourceKind kind, ArrayNode items, long version) {
        return Json.object(
                "kind",
                kind.kind() + "List",
                "apiVersion",
                kind.apiVersion(),
                "metadata",
                Json.object("resourceVersion", Long.toString(version)),
                "items",
                items);
    }

    /** The items of a list of a built-in kind do not repeat what they are. */
    private static ObjectNode item(ResourceKind kind, ObjectNode object) {
        if (kind.has(Feature.CUSTOM)) {
            return object;
        }
        ObjectNode item = Json.object();
        item.setAll(object);
        item.remove(List.of("apiVersion", "kind"));
        return item;
    }

    /** A custom object may have been written in another version than it is read in. */
    static ObjectNode inVersion(ResourceKind kind, ObjectNode object) {
        if (!kind.has(Feature.CUSTOM)) {
            return object;
        }
        ObjectNode shown = Json.object();
        shown.setAll(object);
        return shown.put("apiVersion", kind.apiVersion());
    }

    /** The scale of an object that has {@code spec.replicas}. */
    static ObjectNode scale(ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        ObjectNode scaleMetadata = Json.object();
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            scaleMetadata.set(field, metadata.path(field));
        }
        return Json.object(
                "kind",
                "Scale",
                "apiVersion",
                "autoscaling/v1",
                "metadata",
                scaleMetadata,
                "spec",
                Json.object("replicas", object.path("spec").path("replicas").asInt(0)),
                "status",
                Json.object("replicas", object.path("status").path("replicas").asInt(0)));
    }
}
