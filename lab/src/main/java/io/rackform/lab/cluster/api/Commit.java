package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.fields.ManagedFields;
import io.rackform.lab.cluster.fields.ManagedFields.Manager;
import io.rackform.lab.cluster.fields.ServerSideApply;
import io.rackform.lab.cluster.rules.Admission;
import io.rackform.lab.cluster.store.ApiProblem;
import io.rackform.lab.cluster.store.ObjectKey;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import io.rackform.lab.cluster.store.ResourceKind.Feature;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns a wanted object into a kept one. To be used under the store's lock. */
final class Commit {
    private static final List<String> KEPT_BY_SERVER =
            List.of("uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds");

    private final ObjectStore store;
    private final Admission admission;
    private final Clock clock;

    Commit(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.admission = new Admission(store);
    }

    /** Who will own what. */
    sealed interface Ownership {
        /** As an apply worked it out. */
        record Applied(ManagedFields managers) implements Ownership {}

        /** The writer owns what it changes. */
        record Written(Manager manager) implements Ownership {}
    }

    Instant now() {
        return clock.instant();
    }

    /** The top-level fields that a client can't own through this endpoint. */
    static List<String> reset(Target target) {
        if (target.subresource().equals("status")) {
            return List.of("spec", "metadata");
        }
        return target.kind().has(Feature.STATUS) ? List.of("status") : List.of();
    }

    /**
     * Keeps an object, or only finds out what it would be.
     *
     * @param before null where there is none
     * @return the object as it is now, with its version; without one for a dry run of a creation
     */
    ObjectNode keep(
            Target target,
            @Nullable ObjectNode before,
            ObjectNode wanted,
            Ownership ownership,
            boolean dryRun,
            Consumer<String> warnings) {
        ResourceKind kind = target.kind();
        checkNamespace(target, before);
        ObjectNode object = before == null ? wanted.deepCopy() : withoutForeignParts(target, before, wanted);
        system(target, before, object);
        ObjectNode managersFrom = explicitManagers(wanted) ? wanted : before == null ? Json.object() : before;
        Json.child(object, "metadata").remove("managedFields");
        ObjectNode admitted = admission.admit(kind, before, object, warnings);
        ManagedFields managers = switch (ownership) {
            case Ownership.Applied(ManagedFields applied) -> applied;
            case Ownership.Written(Manager manager) ->
                ServerSideApply.written(
                        before == null ? Json.object() : before,
                        admitted,
                        ManagedFields.of(managersFrom),
                        kind.shape(),
                        manager,
                        reset(target),
                        now());
        };
        if (before != null && kind.has(Feature.GENERATION) && wantsOther(before, admitted)) {
            ObjectNode metadata = Json.child(admitted, "metadata");
            metadata.put("generation", metadata.path("generation").asInt(0) + 1);
        }
        managers.writeTo(admitted);
        return store(target, before, admitted, dryRun);
    }

    private ObjectNode store(Target target, @Nullable ObjectNode before, ObjectNode object, boolean dryRun) {
        ObjectKey key = store.key(target.kind(), object);
        ObjectNode metadata = Json.child(object, "metadata");
        if (before != null) {
            metadata.set("resourceVersion", before.path("metadata").path("resourceVersion"));
            if (object.equals(before)) {
                return before;
            }
        }
        if (dryRun) {
            return object;
        }
        if (metadata.has("deletionTimestamp") && !Admission.held(object) && !Deletion.drains(target.kind())) {
            return store.remove(key).orElse(object);
        }
        return store.put(key, object);
    }

    private void checkNamespace(Target target, @Nullable ObjectNode before) {
        ResourceKind kind = target.kind();
        if (!kind.namespaced() || before != null) {
            return;
        }
        String name = target.namespace();
        ResourceKind namespaces = store.kinds().builtIn("v1", "Namespace");
        ObjectNode namespace = store.get(new ObjectKey("namespaces", "", name))
                .orElseThrow(() -> ApiProblem.notFound(namespaces, name));
        if (namespace.path("metadata").has("deletionTimestamp")) {
            throw ApiProblem.forbidden(
                            kind,
                            target.name(),
                            "unable to create new content in namespace " + name + " because it is being terminated")
                    .because(List.of(new ApiProblem.Cause(
                            "NamespaceTerminating",
                            "namespace " + name + " is being terminated",
                            "metadata.namespace")));
        }
    }

    /** Through the object itself nobody writes its status, through its status nobody writes anything else. */
    private static ObjectNode withoutForeignParts(Target target, ObjectNode before, ObjectNode wanted) {
        if (target.subresource().equals("status")) {
            ObjectNode object = before.deepCopy();
            replace(object, "status", wanted.path("status"));
            JsonNode version = wanted.path("metadata").path("resourceVersion");
            replace(Json.child(object, "metadata"), "resourceVersion", version);
            return object;
        }
        ObjectNode object = wanted.deepCopy();
        if (target.kind().has(Feature.STATUS)) {
            replace(object, "status", before.path("status"));
        }
        return object;
    }

    private static void replace(ObjectNode object, String name, JsonNode value) {
        if (value.isMissingNode()) {
            object.remove(name);
        } else {
            object.set(name, value.deepCopy());
        }
    }

    private void system(Target target, @Nullable ObjectNode before, ObjectNode object) {
        ResourceKind kind = target.kind();
        object.put("apiVersion", kind.apiVersion());
        object.put("kind", kind.kind());
        ObjectNode metadata = Json.child(object, "metadata");
        if (kind.namespaced()) {
            metadata.put("namespace", target.namespace());
        }
        if (before == null) {
            metadata.remove(KEPT_BY_SERVER);
            metadata.remove("resourceVersion");
            metadata.put("uid", UUID.randomUUID().toString());
            metadata.put("creationTimestamp", timestamp());
            if (kind.has(Feature.GENERATION)) {
                metadata.put("generation", 1);
            }
            if (kind.has(Feature.STATUS)) {
                object.remove("status");
            }
            return;
        }
        checkPreconditions(kind, before, metadata);
        for (String field : KEPT_BY_SERVER) {
            replace(metadata, field, before.path("metadata").path(field));
        }
    }

    static void checkPreconditions(ResourceKind kind, ObjectNode before, JsonNode expected) {
        String name = Json.text(before, "metadata", "name");
        String uid = Json.text(expected, "uid");
        String liveUid = Json.text(before, "metadata", "uid");
        if (!uid.isEmpty() && !uid.equals(liveUid)) {
            throw ApiProblem.conflict(
                    kind,
                    name,
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + liveUid);
        }
        String version = Json.text(expected, "resourceVersion");
        if (!version.isEmpty() && !version.equals(Json.text(before, "metadata", "resourceVersion"))) {
            throw ApiProblem.conflict(
                    kind,
                    name,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
    }

    String timestamp() {
        return now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static boolean explicitManagers(ObjectNode wanted) {
        return wanted.path("metadata").has("managedFields");
    }

    /** Whether anything but metadata and status differs. */
    private static boolean wantsOther(ObjectNode before, ObjectNode after) {
        List<String> rest = List.of("metadata", "status", "apiVersion");
        return !before.deepCopy().remove(rest).equals(after.deepCopy().remove(rest));
    }
}
