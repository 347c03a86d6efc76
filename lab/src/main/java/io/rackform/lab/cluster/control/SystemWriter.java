package io.rackform.lab.cluster.control;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.fields.ManagedFields;
import io.rackform.lab.cluster.fields.ManagedFields.Manager;
import io.rackform.lab.cluster.fields.ManagedFields.Operation;
import io.rackform.lab.cluster.fields.ServerSideApply;
import io.rackform.lab.cluster.store.ObjectKey;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import io.rackform.lab.cluster.store.ResourceKind.Feature;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Writes that come by no request; the cluster's own are owned by {@code kube-controller-manager}. To be used under the store's lock. */
public final class SystemWriter {
    private static final String NAME = "kube-controller-manager";

    private final ObjectStore store;
    private final Clock clock;

    public SystemWriter(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Changes an object that is still there, if the change makes a difference. */
    void change(ObjectKey key, String subresource, UnaryOperator<ObjectNode> change) {
        change(key, subresource, NAME, change);
    }

    /** The same in the name of somebody else. */
    public void change(ObjectKey key, String subresource, String manager, UnaryOperator<ObjectNode> change) {
        ObjectNode before = store.get(key).orElse(null);
        ResourceKind kind = store.kinds().byResource(key.resource()).orElse(null);
        if (before == null || kind == null) {
            return;
        }
        ObjectNode after = change.apply(before.deepCopy());
        if (!after.equals(before)) {
            own(kind, before, after, new Manager(manager, Operation.UPDATE, kind.apiVersion(), subresource));
            store.put(key, after);
        }
    }

    /** Makes an object that is not there yet. */
    public void create(ResourceKind kind, ObjectNode object) {
        ObjectKey key = store.key(kind, object);
        if (store.get(key).isPresent()) {
            return;
        }
        object.put("apiVersion", kind.apiVersion());
        object.put("kind", kind.kind());
        ObjectNode metadata = Json.child(object, "metadata");
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", Statuses.timestamp(clock));
        if (kind.has(Feature.GENERATION)) {
            metadata.put("generation", 1);
        }
        own(kind, Json.object(), object, new Manager(NAME, Operation.UPDATE, kind.apiVersion(), ""));
        store.put(key, object);
    }

    String timestamp() {
        return Statuses.timestamp(clock);
    }

    private void own(ResourceKind kind, ObjectNode before, ObjectNode after, Manager manager) {
        ServerSideApply.written(
                        before, after, ManagedFields.of(before), kind.shape(), manager, List.of(), clock.instant())
                .writeTo(after);
    }
}
