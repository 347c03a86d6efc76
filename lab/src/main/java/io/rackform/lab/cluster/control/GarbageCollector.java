package io.rackform.lab.cluster.control;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.rules.Admission;
import io.rackform.lab.cluster.store.ObjectKey;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes away what belongs to something deleted, and puts into a new namespace what each has. */
final class GarbageCollector {
    static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";

    private final ObjectStore store;
    private final SystemWriter writer;
    private final String caPem;

    GarbageCollector(ObjectStore store, SystemWriter writer, String caPem) {
        this.store = store;
        this.writer = writer;
        this.caPem = caPem;
    }

    void furnish(String namespace) {
        if (store.get(new ObjectKey("namespaces", "", namespace)).isEmpty()) {
            return;
        }
        ResourceKind accounts = store.kinds().builtIn("v1", "ServiceAccount");
        writer.create(accounts, Json.object("metadata", Json.object("name", "default", "namespace", namespace)));
        ResourceKind configMaps = store.kinds().builtIn("v1", "ConfigMap");
        writer.create(
                configMaps,
                Json.object(
                        "metadata", Json.object("name", "kube-root-ca.crt", "namespace", namespace),
                        "data", Json.object("ca.crt", caPem)));
    }

    /** Goes on with every namespace and definition that is being deleted. */
    void drainTerminating() {
        for (ObjectNode namespace : store.list("namespaces", "")) {
            if (terminating(namespace)) {
                String name = Json.text(namespace, "metadata", "name");
                store.inNamespace(name).forEach(this::delete);
                List<ObjectKey> left = store.inNamespace(name);
                if (left.isEmpty() && !Admission.held(namespace)) {
                    store.remove(new ObjectKey("namespaces", "", name));
                } else if (!left.isEmpty()) {
                    writer.change(
                            new ObjectKey("namespaces", "", name), "status", object -> withLeftovers(object, left));
                }
            }
        }
        for (ObjectNode definition : store.list(DEFINITIONS, "")) {
            if (terminating(definition)) {
                String resource =
                        Json.text(definition, "spec", "names", "plural") + "." + Json.text(definition, "spec", "group");
                List<ObjectKey> instances = store.keys().stream()
                        .filter(key -> key.resource().equals(resource))
                        .toList();
                instances.forEach(this::delete);
                boolean empty =
                        instances.stream().allMatch(key -> store.get(key).isEmpty());
                if (empty && !Admission.held(definition)) {
                    store.remove(new ObjectKey(DEFINITIONS, "", Json.text(definition, "metadata", "name")));
                }
            }
        }
    }

    private static ObjectNode withLeftovers(ObjectNode namespace, List<ObjectKey> left) {
        ArrayNode conditions = Json.child(namespace, "status").putArray("conditions");
        String names = String.join(
                ", ",
                left.stream().map(key -> key.resource() + "/" + key.name()).toList());
        conditions.add(Json.object(
                "type", "NamespaceFinalizersRemaining",
                "status", "True",
                "reason", "SomeFinalizersRemain",
                "message", "Some content in the namespace has finalizers remaining: " + names,
                "lastTransitionTime", Json.text(namespace, "metadata", "deletionTimestamp")));
        return namespace;
    }

    /** Deletes at once, or marks what finalizers hold. */
    private void delete(ObjectKey key) {
        ObjectNode object = store.get(key).orElse(null);
        if (object == null) {
            return;
        }
        if (!Admission.held(object)) {
            store.remove(key);
        } else if (!terminating(object)) {
            ObjectNode marked = object.deepCopy();
            Json.child(marked, "metadata")
                    .put("deletionTimestamp", writer.timestamp())
                    .put("deletionGracePeriodSeconds", 0);
            store.put(key, marked);
        }
    }

    /** What an owner leaves behind when it goes. */
    void collectDependents(String uid) {
        for (ObjectKey key : store.keys()) {
            if (store.get(key).filter(object -> ownedBy(object, uid)).isPresent()) {
                delete(key);
            }
        }
    }

    /** Ends a foreground or orphaning deletion: first the dependents, then the finalizer that waited for them. */
    void finish(ObjectKey key) {
        ObjectNode object = store.get(key).orElse(null);
        if (object == null) {
            return;
        }
        String uid = Json.text(object, "metadata", "uid");
        List<String> finalizers = object.path("metadata")
                .path("finalizers")
                .valueStream()
                .map(finalizer -> finalizer.asString(""))
                .toList();
        if (finalizers.contains("orphan")) {
            for (ObjectKey other : store.keys()) {
                writer.change(other, "", dependent -> withoutOwner(dependent, uid));
            }
            release(key, "orphan");
        } else if (finalizers.contains("foregroundDeletion")) {
            collectDependents(uid);
            boolean waits = store.keys().stream()
                    .anyMatch(other -> store.get(other)
                            .filter(dependent -> ownedBy(dependent, uid))
                            .isPresent());
            if (!waits) {
                release(key, "foregroundDeletion");
            }
        }
    }

    private void release(ObjectKey key, String finalizer) {
        writer.change(key, "", object -> {
            ObjectNode metadata = Json.child(object, "metadata");
            List<JsonNode> kept = metadata.path("finalizers")
                    .valueStream()
                    .filter(present -> !present.asString("").equals(finalizer))
                    .toList();
            metadata.remove("finalizers");
            if (!kept.isEmpty()) {
                metadata.set("finalizers", Json.array(kept));
            }
            return object;
        });
        store.get(key).filter(object -> !Admission.held(object) && !drains(key)).ifPresent(_ -> store.remove(key));
    }

    private static boolean drains(ObjectKey key) {
        return key.resource().equals("namespaces") || key.resource().equals(DEFINITIONS);
    }

    private static boolean terminating(JsonNode object) {
        return object.path("metadata").has("deletionTimestamp");
    }

    private static boolean ownedBy(JsonNode object, String uid) {
        return object.path("metadata")
                .path("ownerReferences")
                .valueStream()
                .anyMatch(owner -> Json.text(owner, "uid").equals(uid));
    }

    private static ObjectNode withoutOwner(ObjectNode object, String uid) {
        if (!ownedBy(object, uid)) {
            return object;
        }
        ObjectNode metadata = Json.child(object, "metadata");
        List<JsonNode> kept = metadata.path("ownerReferences")
                .valueStream()
                .filter(owner -> !Json.text(owner, "uid").equals(uid))
                .toList();
        metadata.remove("ownerReferences");
        if (!kept.isEmpty()) {
            metadata.set("ownerReferences", Json.array(kept));
        }
        return object;
    }
}
