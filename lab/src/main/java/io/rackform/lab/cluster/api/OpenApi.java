package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of OpenAPI as clients ask before they write: which patches know {@code dryRun} and {@code fieldValidation}.
 * No schemas, so a client's own validation finds nothing to object to.
 */
final class OpenApi {
    private static final List<String> PARAMETERS = List.of("dryRun", "fieldManager", "fieldValidation", "force");
    private static final String PROTOBUF = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private final ObjectStore store;

    OpenApi(ObjectStore store) {
        this.store = store;
    }

    Optional<Answer> answer(Request request) {
        List<String> path = request.path();
        List<ResourceKind> kinds = store.locked(() -> store.kinds().all());
        if (path.equals(List.of("openapi", "v2"))) {
            // Older clients take nothing but protobuf here.
            return Optional.of(
                    request.accept().contains("protobuf")
                            ? new Answer.Whole(200, PROTOBUF, ByteBuffer.wrap(protobuf(kinds)), List.of())
                            : Answer.ok(version2(kinds)));
        }
        if (path.equals(List.of("openapi", "v3"))) {
            return Optional.of(Answer.ok(index(kinds)));
        }
        if (path.size() > 3 && path.get(1).equals("v3")) {
            String groupVersion = String.join("/", path.subList(2, path.size()));
            List<ResourceKind> served = kinds.stream()
                    .filter(kind -> root(kind).equals(groupVersion))
                    .toList();
            return served.isEmpty() ? Optional.empty() : Optional.of(Answer.ok(version3(served)));
        }
        return Optional.empty();
    }

    private static String root(ResourceKind kind) {
        return (kind.group().isEmpty() ? "api/" : "apis/") + kind.apiVersion();
    }

    private static String objectPath(ResourceKind kind) {
        String scope = kind.namespaced() ? "/namespaces/{namespace}/" : "/";
        return "/" + root(kind) + scope + kind.plural() + "/{name}";
    }

    private static ObjectNode groupVersionKind(ResourceKind kind) {
        return Json.object("group", kind.group(), "version", kind.version(), "kind", kind.kind());
    }

    private static ObjectNode index(List<ResourceKind> kinds) {
        Set<String> roots = new LinkedHashSet<>();
        kinds.forEach(kind -> roots.add(root(kind)));
        ObjectNode paths = Json.object();
        roots.forEach(root -> paths.set(root, Json.object("serverRelativeURL", "/openapi/v3/" + root)));
        return Json.object("paths", paths);
    }

    private static ObjectNode version3(List<ResourceKind> kinds) {
        ObjectNode paths = Json.object();
        for (ResourceKind kind : kinds) {
            List<ObjectNode> parameters = PARAMETERS.stream()
                    .map(name -> Json.object("name", name, "in", "query", "schema", Json.object("type", "string")))
                    .toList();
            paths.set(objectPath(kind), patch(kind, parameters));
        }
        return Json.object(
                "openapi",
                "3.0.0",
                "info",
                info(),
                "paths",
                paths,
                "components",
                Json.object("schemas", Json.object()));
    }

    private static ObjectNode version2(List<ResourceKind> kinds) {
        ObjectNode paths = Json.object();
        for (ResourceKind kind : kinds) {
            List<ObjectNode> parameters = PARAMETERS.stream()
                    .map(name -> Json.object("name", name, "in", "query", "type", "string"))
                    .toList();
            paths.set(objectPath(kind), patch(kind, parameters));
        }
        return Json.object("swagger", "2.0", "info", info(), "paths", paths, "definitions", Json.object());
    }

    private static ObjectNode patch(ResourceKind kind, List<ObjectNode> parameters) {
        return Json.object(
                "patch",
                Json.object(
                        "parameters",
                        parameters,
                        "responses",
                        Json.object("200", Json.object("description", "OK")),
                        "x-kubernetes-action",
                        "patch",
                        "x-kubernetes-group-version-kind",
                        groupVersionKind(kind)));
    }

    private static ObjectNode info() {
        return Json.object("title", "Kubernetes", "version", "v1.34.0");
    }

    /** {@code openapi.v2.Document}; field numbers of gnostic's OpenAPIv2.proto. */
    private static byte[] protobuf(List<ResourceKind> kinds) {
        Protobuf paths = new Protobuf();
        for (ResourceKind kind : kinds) {
            Protobuf operation = new Protobuf();
            for (String name : PARAMETERS) {
                Protobuf query = new Protobuf().text(2, "query").text(4, name).text(6, "string");
                Protobuf parameter = new Protobuf().message(2, new Protobuf().message(3, query));
                operation.message(8, new Protobuf().message(1, parameter));
            }
            operation.message(9, new Protobuf());
            ObjectNode gvk = groupVersionKind(kind);
            Protobuf any = new Protobuf().text(2, gvk.toString() + "\n");
            operation.message(
                    13,
                    new Protobuf().text(1, "x-kubernetes-group-version-kind").message(2, any));
            Protobuf item = new Protobuf().message(8, operation);
            paths.message(2, new Protobuf().text(1, objectPath(kind)).message(2, item));
        }
        Protobuf info = new Protobuf().text(1, "Kubernetes").text(2, "v1.34.0");
        return new Protobuf()
                .text(1, "2.0")
                .message(2, info)
                .message(8, paths)
                .message(9, new Protobuf())
                .bytes();
    }
}
