package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import io.rackform.lab.cluster.store.ResourceKind.Feature;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the cluster serves: its version, groups and resources. No aggregated discovery: clients fall back to this. */
final class Discovery {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> SUBRESOURCE_VERBS = List.of("get", "patch", "update");

    private final ObjectStore store;

    Discovery(ObjectStore store) {
        this.store = store;
    }

    ObjectNode version() {
        return Json.object(
                "major", "1",
                "minor", "34",
                "gitVersion", "v1.34.0+rackform-lab",
                "gitCommit", "0000000000000000000000000000000000000000",
                "gitTreeState", "clean",
                "buildDate", "2025-08-27T00:00:00Z",
                "goVersion", "go1.24.6",
                "compiler", "gc",
                "platform", "linux/amd64");
    }

    /** The document at {@code /api...} or {@code /apis...}. */
    Optional<ObjectNode> answer(List<String> path) {
        List<ResourceKind> kinds = store.locked(() -> store.kinds().all());
        boolean core = path.getFirst().equals("api");
        return switch (path.size()) {
            case 1 -> Optional.of(core ? coreVersions() : groups(kinds));
            case 2 -> core ? resources(kinds, "", path.get(1)) : group(kinds, path.get(1));
            case 3 -> core ? Optional.empty() : resources(kinds, path.get(1), path.get(2));
            default -> Optional.empty();
        };
    }

    private static ObjectNode coreVersions() {
        return Json.object("kind", "APIVersions", "versions", Json.array("v1"));
    }

    private static ObjectNode groups(List<ResourceKind> kinds) {
        Set<String> names = new LinkedHashSet<>();
        kinds.forEach(kind -> names.add(kind.group()));
        ArrayNode groups = Json.array();
        names.forEach(name -> group(kinds, name).ifPresent(group -> groups.add(group.without("apiVersion"))));
        return Json.object("kind", "APIGroupList", "apiVersion", "v1", "groups", groups);
    }

    private static Optional<ObjectNode> group(List<ResourceKind> kinds, String name) {
        Set<String> versions = new LinkedHashSet<>();
        kinds.stream().filter(kind -> kind.group().equals(name)).forEach(kind -> versions.add(kind.version()));
        if (name.isEmpty() || versions.isEmpty()) {
            return Optional.empty();
        }
        List<ObjectNode> listed = versions.stream()
                .map(version -> Json.object("groupVersion", name + "/" + version, "version", version))
                .toList();
        return Optional.of(Json.object(
                "kind",
                "APIGroup",
                "apiVersion",
                "v1",
                "name",
                name,
                "versions",
                listed,
                "preferredVersion",
                listed.getFirst()));
    }

    private static Optional<ObjectNode> resources(List<ResourceKind> kinds, String group, String version) {
        ArrayNode resources = Json.array();
        for (ResourceKind kind : kinds) {
            if (kind.group().equals(group) && kind.version().equals(version)) {
                resources.add(resource(kind));
                if (kind.has(Feature.STATUS)) {
                    resources.add(subresource(kind, "status"));
                }
                if (kind.has(Feature.SCALE)) {
                    ObjectNode scale = subresource(kind, "scale");
                    resources.add(scale.put("group", "autoscaling")
                            .put("version", "v1")
                            .put("kind", "Scale"));
                }
            }
        }
        if (resources.isEmpty()) {
            return Optional.empty();
        }
        String groupVersion = group.isEmpty() ? version : group + "/" + version;
        return Optional.of(Json.object(
                "kind", "APIResourceList", "apiVersion", "v1", "groupVersion", groupVersion, "resources", resources));
    }

    private static ObjectNode resource(ResourceKind kind) {
        ObjectNode resource = Json.object(
                "name", kind.plural(),
                "singularName", kind.singular(),
                "namespaced", kind.namespaced(),
                "kind", kind.kind(),
                "verbs", VERBS);
        if (!kind.shortNames().isEmpty()) {
            resource.set("shortNames", Json.array(kind.shortNames()));
        }
        if (kind.has(Feature.IN_ALL)) {
            resource.set("categories", Json.array("all"));
        }
        return resource;
    }

    private static ObjectNode subresource(ResourceKind kind, String name) {
        return Json.object(
                "name",
                kind.plural() + "/" + name,
                "singularName",
                "",
                "namespaced",
                kind.namespaced(),
                "kind",
                kind.kind(),
                "verbs",
                SUBRESOURCE_VERBS);
    }
}
