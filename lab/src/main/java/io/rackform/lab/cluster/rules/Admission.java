package io.rackform.lab.cluster.rules;

import io.rackform.lab.cluster.fields.Canonical;
import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ApiProblem;
import io.rackform.lab.cluster.store.ApiProblem.Cause;
import io.rackform.lab.cluster.store.ObjectKey;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import io.rackform.lab.cluster.store.ResourceKind.Feature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that an object passes before it is kept. To be used under the store's lock. */
public final class Admission {
    private final ObjectStore store;

    public Admission(ObjectStore store) {
        this.store = store;
    }

    /**
     * The object as it would be kept.
     *
     * @param before null for a new object
     * @throws ApiProblem where the server refuses it
     */
    public ObjectNode admit(
            ResourceKind kind, @Nullable ObjectNode before, ObjectNode sent, Consumer<String> warnings) {
        ObjectNode object = sent.deepCopy();
        boolean custom = kind.has(Feature.CUSTOM);
        if (custom) {
            SchemaCheck.fillDefaults(object, kind.schema());
        } else {
            object = Canonical.kept(object, kind.shape());
            Defaults.fill(kind.kind(), object);
            allocate(kind, before, object);
        }
        object = Canonical.kept(object, kind.shape());
        String name = Json.text(object, "metadata", "name");
        if (before == null) {
            Quota.check(store, kind, Json.text(object, "metadata", "namespace"), name);
        }
        List<Cause> causes = new ArrayList<>();
        if (custom) {
            causes.addAll(SchemaCheck.problems(object, kind.schema()));
        } else {
            causes.addAll(Validation.of(kind.kind(), object));
            if (before != null) {
                causes.addAll(Immutability.of(kind.kind(), before, object));
            }
        }
        if (!causes.isEmpty()) {
            throw ApiProblem.invalid(kind.group(), kind.kind(), name, causes);
        }
        podSecurity(kind, before, object, warnings);
        return object;
    }

    /** What the server itself chooses for a service: addresses and node ports, kept from then on. */
    private void allocate(ResourceKind kind, @Nullable ObjectNode before, ObjectNode object) {
        if (!kind.resource().equals("services")
                || Json.text(object, "spec", "type").equals("ExternalName")) {
            return;
        }
        ObjectNode spec = Json.child(object, "spec");
        if (!spec.has("clusterIP")) {
            String kept = before == null ? "" : Json.text(before, "spec", "clusterIP");
            spec.put("clusterIP", kept.isEmpty() ? freeAddress() : kept);
        }
        Defaults.set(spec, "clusterIPs", Json.array(Json.text(spec, "clusterIP")));
        if (Json.text(spec, "type").equals("ClusterIP")) {
            return;
        }
        int index = 0;
        for (JsonNode port : spec.path("ports")) {
            if (port instanceof ObjectNode fields && !fields.has("nodePort")) {
                JsonNode kept = before == null
                        ? Json.fromJava(null)
                        : before.path("spec").path("ports").path(index).path("nodePort");
                fields.put("nodePort", kept.isNumber() ? kept.asInt() : freeNodePort(spec));
            }
            index++;
        }
    }

    private String freeAddress() {
        Set<String> used = new HashSet<>();
        store.list("services", "").forEach(service -> used.add(Json.text(service, "spec", "clusterIP")));
        for (int n = 10; ; n++) {
            String address = "10.96." + n / 250 + "." + (n % 250 + 1);
            if (!used.contains(address)) {
                return address;
            }
        }
    }

    private int freeNodePort(ObjectNode spec) {
        Set<Integer> used = new HashSet<>();
        store.list("services", "").forEach(service -> addNodePorts(service.path("spec"), used));
        addNodePorts(spec, used);
        int port = 30_000;
        while (used.contains(port)) {
            port++;
        }
        return port;
    }

    private static void addNodePorts(JsonNode spec, Set<Integer> ports) {
        spec.path("ports").forEach(port -> ports.add(port.path("nodePort").asInt(0)));
    }

    private void podSecurity(
            ResourceKind kind, @Nullable ObjectNode before, ObjectNode object, Consumer<String> warnings) {
        boolean pod = kind.resource().equals("pods");
        JsonNode spec =
                pod ? object.path("spec") : object.path("spec").path("template").path("spec");
        if (!spec.has("containers") || kind.has(Feature.CUSTOM)) {
            return;
        }
        String namespaceName = Json.text(object, "metadata", "namespace");
        JsonNode namespace = store.get(new ObjectKey("namespaces", "", namespaceName))
                .<JsonNode>map(found -> found)
                .orElse(Json.object());
        if (pod && before == null) {
            PodSecurity.violation(namespace, "enforce", spec).ifPresent(violation -> {
                throw ApiProblem.forbidden(kind, Json.text(object, "metadata", "name"), "violates " + violation);
            });
        }
        PodSecurity.violation(namespace, "warn", spec)
                .ifPresent(violation -> warnings.accept("would violate " + violation));
    }

    /** Whether some finalizer holds the object. */
    public static boolean held(ObjectNode object) {
        return object.path("metadata").get("finalizers") instanceof ArrayNode finalizers && !finalizers.isEmpty();
    }
}
