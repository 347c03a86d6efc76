package io.rackform.lab.cluster.store;

import static io.rackform.lab.cluster.store.ResourceKind.Feature.CUSTOM;
import static io.rackform.lab.cluster.store.ResourceKind.Feature.GENERATION;
import static io.rackform.lab.cluster.store.ResourceKind.Feature.IN_ALL;
import static io.rackform.lab.cluster.store.ResourceKind.Feature.NAMESPACED;
import static io.rackform.lab.cluster.store.ResourceKind.Feature.SCALE;
import static io.rackform.lab.cluster.store.ResourceKind.Feature.STATUS;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.fields.Shape;
import io.rackform.lab.cluster.fields.ShapeTable;
import io.rackform.lab.cluster.store.ResourceKind.Feature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The kinds that the cluster serves now. Guarded by the store's lock. */
public final class KindTable {
    private static final List<ResourceKind> BUILT_IN = List.of(
            kind("v1", "Namespace", "namespaces", "ns", STATUS),
            kind("v1", "Node", "nodes", "no", STATUS),
            kind("v1", "ConfigMap", "configmaps", "cm", NAMESPACED),
            kind("v1", "Secret", "secrets", "", NAMESPACED),
            kind("v1", "ServiceAccount", "serviceaccounts", "sa", NAMESPACED),
            kind("v1", "Service", "services", "svc", NAMESPACED, STATUS, IN_ALL),
            kind("v1", "Pod", "pods", "po", NAMESPACED, STATUS, IN_ALL, GENERATION),
            kind("v1", "PersistentVolumeClaim", "persistentvolumeclaims", "pvc", NAMESPACED, STATUS),
            kind("v1", "ResourceQuota", "resourcequotas", "quota", NAMESPACED, STATUS),
            kind("v1", "LimitRange", "limitranges", "limits", NAMESPACED),
            kind("v1", "Event", "events", "ev", NAMESPACED),
            kind("apps/v1", "Deployment", "deployments", "deploy", NAMESPACED, STATUS, SCALE, GENERATION, IN_ALL),
            kind("apps/v1", "DaemonSet", "daemonsets", "ds", NAMESPACED, STATUS, GENERATION, IN_ALL),
            kind("apps/v1", "StatefulSet", "statefulsets", "sts", NAMESPACED, STATUS, SCALE, GENERATION, IN_ALL),
            kind("apps/v1", "ReplicaSet", "replicasets", "rs", NAMESPACED, STATUS, SCALE, GENERATION, IN_ALL),
            kind("batch/v1", "Job", "jobs", "", NAMESPACED, STATUS, GENERATION, IN_ALL),
            kind("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies", "netpol", NAMESPACED, GENERATION),
            kind("networking.k8s.io/v1", "Ingress", "ingresses", "ing", NAMESPACED, STATUS, GENERATION),
            kind("rbac.authorization.k8s.io/v1", "Role", "roles", "", NAMESPACED),
            kind("rbac.authorization.k8s.io/v1", "RoleBinding", "rolebindings", "", NAMESPACED),
            kind("rbac.authorization.k8s.io/v1", "ClusterRole", "clusterroles", ""),
            kind("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "clusterrolebindings", ""),
            kind(
                    "apiextensions.k8s.io/v1",
                    "CustomResourceDefinition",
                    "customresourcedefinitions",
                    "crd",
                    STATUS,
                    GENERATION));

    /** By group, version and plural. */
    private final Map<String, ResourceKind> kinds = new LinkedHashMap<>();

    public KindTable() {
        BUILT_IN.forEach(this::add);
    }

    private static ResourceKind kind(
            String apiVersion, String kind, String plural, String shortName, Feature... features) {
        int slash = apiVersion.indexOf('/');
        Shape shape = ShapeTable.of(apiVersion, kind).orElseThrow();
        return new ResourceKind(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                plural,
                kind.toLowerCase(Locale.ROOT),
                kind,
                shortName.isEmpty() ? List.of() : List.of(shortName),
                Set.of(features),
                shape,
                JsonNodeFactory.instance.missingNode());
    }

    public List<ResourceKind> all() {
        return List.copyOf(kinds.values());
    }

    public Optional<ResourceKind> find(String group, String version, String plural) {
        return Optional.ofNullable(kinds.get(group + "/" + version + "/" + plural));
    }

    public Optional<ResourceKind> byKind(String apiVersion, String kind) {
        return kinds.values().stream()
                .filter(known ->
                        known.apiVersion().equals(apiVersion) && known.kind().equals(kind))
                .findFirst();
    }

    /** A built-in kind. */
    public ResourceKind builtIn(String apiVersion, String kind) {
        return byKind(apiVersion, kind).orElseThrow();
    }

    /** Any version of a resource, named as {@link ResourceKind#resource()}. */
    public Optional<ResourceKind> byResource(String resource) {
        return kinds.values().stream()
                .filter(known -> known.resource().equals(resource))
                .findFirst();
    }

    /** Serves what a definition defines, in each version that it serves, and no longer what it defined before. */
    public void define(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        String group = Json.text(spec, "group");
        JsonNode names = spec.path("names");
        undefine(definition);
        for (JsonNode version : spec.path("versions")) {
            if (!version.path("served").asBoolean(false)) {
                continue;
            }
            Set<Feature> features = EnumSet.of(CUSTOM, GENERATION);
            if (Json.text(spec, "scope").equals("Namespaced")) {
                features.add(NAMESPACED);
            }
            if (version.path("subresources").has("status")) {
                features.add(STATUS);
            }
            JsonNode schema = version.path("schema").path("openAPIV3Schema");
            List<String> shortNames = new ArrayList<>();
            names.path("shortNames").forEach(name -> shortNames.add(name.asString()));
            String kind = Json.text(names, "kind");
            String singular = Json.text(names, "singular");
            add(new ResourceKind(
                    group,
                    Json.text(version, "name"),
                    Json.text(names, "plural"),
                    singular.isEmpty() ? kind.toLowerCase(Locale.ROOT) : singular,
                    kind,
                    shortNames,
                    features,
                    ShapeTable.ofCustom(schema),
                    schema));
        }
    }

    public void undefine(JsonNode definition) {
        String group = Json.text(definition, "spec", "group");
        String plural = Json.text(definition, "spec", "names", "plural");
        kinds.values()
                .removeIf(kind -> kind.has(CUSTOM)
                        && kind.group().equals(group)
                        && kind.plural().equals(plural));
    }

    private void add(ResourceKind kind) {
        kinds.put(kind.group() + "/" + kind.version() + "/" + kind.plural(), kind);
    }
}
