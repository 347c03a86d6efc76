package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.rules.Admission;
import io.rackform.lab.cluster.store.ApiProblem;
import io.rackform.lab.cluster.store.ObjectKey;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deletes: at once, or by marking what finalizers or contents still hold. */
final class Deletion {
    private static final Set<String> PERMANENT = Set.of("default", "kube-system", "kube-public");

    private final ObjectStore store;
    private final Clock clock;

    Deletion(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether objects of a kind go away only after what is in them: namespaces and definitions. */
    static boolean drains(ResourceKind kind) {
        return kind.resource().equals("namespaces")
                || kind.resource().equals("customresourcedefinitions.apiextensions.k8s.io");
    }

    Answer delete(Request request, Target target) {
        return store.locked(() -> {
            ObjectKey key = store.key(target.kind(), target.namespace(), target.name());
            ObjectNode before = store.get(key).orElseThrow(() -> ApiProblem.notFound(target.kind(), target.name()));
            Commit.checkPreconditions(
                    target.kind(), before, request.deleteOptions().path("preconditions"));
            return Answer.ok(deleteOne(request, target.kind(), key, before));
        });
    }

    Answer deleteAll(Request request, Target target) {
        return store.locked(() -> {
            ArrayNode items = Json.array();
            for (ObjectNode object : Reads.selected(store, request, target)) {
                deleteOne(request, target.kind(), store.key(target.kind(), object), object);
                items.add(object);
            }
            return Answer.ok(Reads.listOf(target.kind(), items, store.version()));
        });
    }

    private ObjectNode deleteOne(Request request, ResourceKind kind, ObjectKey key, ObjectNode before) {
        if (kind.resource().equals("namespaces") && PERMANENT.contains(key.name())) {
            throw ApiProblem.forbidden(kind, key.name(), "this namespace may not be deleted");
        }
        ObjectNode marked = before.deepCopy();
        ObjectNode metadata = Json.child(marked, "metadata");
        if (!metadata.has("deletionTimestamp")) {
            metadata.put(
                    "deletionTimestamp",
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            metadata.put("deletionGracePeriodSeconds", 0);
            addFinalizer(request, metadata);
            if (kind.resource().equals("namespaces")) {
                Json.child(marked, "status").put("phase", "Terminating");
            }
        }
        boolean stays = Admission.held(marked) || drains(kind);
        if (request.dryRun()) {
            return stays ? marked : success(kind, before);
        }
        if (!stays) {
            store.remove(key);
            return success(kind, before);
        }
        return marked.equals(before) ? before : store.put(key, marked);
    }

    /** Foreground and orphaning deletion are finalizers that the garbage collector takes away when it is done. */
    private static void addFinalizer(Request request, ObjectNode metadata) {
        String policy = request.parameter("propagationPolicy");
        if (policy.isEmpty()) {
            policy = Json.text(request.deleteOptions(), "propagationPolicy");
        }
        String finalizer = switch (policy) {
            case "", "Background" -> "";
            case "Foreground" -> "foregroundDeletion";
            case "Orphan" -> "orphan";
            default ->
                throw ApiProblem.invalid(
                        "meta.k8s.io",
                        "DeleteOptions",
                        "",
                        List.of(new ApiProblem.Cause(
                                "FieldValueNotSupported",
                                "Unsupported value: \"" + policy
                                        + "\": supported values: \"Background\", \"Foreground\", \"Orphan\", \"nil\"",
                                "propagationPolicy")));
        };
        if (!finalizer.isEmpty()) {
            ArrayNode finalizers =
                    metadata.get("finalizers") instanceof ArrayNode present ? present : metadata.putArray("finalizers");
            finalizers.add(finalizer);
        }
    }

    private static ObjectNode success(ResourceKind kind, ObjectNode object) {
        ObjectNode details = Json.object("name", Json.text(object, "metadata", "name"));
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        details.put("kind", kind.plural()).put("uid", Json.text(object, "metadata", "uid"));
        return Json.object(
                "kind", "Status",
                "apiVersion", "v1",
                "metadata", Json.object(),
                "status", "Success",
                "details", details);
    }
}
