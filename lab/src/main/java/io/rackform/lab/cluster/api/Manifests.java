package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.fields.ShapeCheck;
import io.rackform.lab.cluster.store.ApiProblem;
import io.rackform.lab.cluster.store.ApiProblem.Cause;
import io.rackform.lab.cluster.store.ResourceKind;
import io.rackform.lab.cluster.store.ResourceKind.Feature;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Whether what a client sent is a manifest of what its path names. */
final class Manifests {
    private Manifests() {}

    /** A manifest that is to be applied. What its kind does not know is answered 500, as the server does. */
    static ObjectNode decodeApplied(Request request, Target target) {
        ObjectNode object;
        try {
            object = Json.yamlObject(request.body());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("error decoding YAML: " + e.getMessage());
        }
        for (String field : List.of("apiVersion", "kind")) {
            if (Json.text(object, field).isEmpty()) {
                String shown = Character.toUpperCase(field.charAt(0)) + field.substring(1);
                throw ApiProblem.badRequest("error decoding YAML: Object '" + shown + "' is missing");
            }
        }
        if (object.path("metadata").hasNonNull("managedFields")) {
            throw ApiProblem.badRequest("metadata.managedFields must be nil");
        }
        checkIdentity(target, object);
        ResourceKind kind = target.kind();
        List<String> problems = ShapeCheck.problems(object, kind.shape()).stream()
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
        if (!problems.isEmpty()) {
            String where = kind.namespaced() ? target.namespace() + "/" + target.name() : "/" + target.name();
            String all = problems.size() == 1
                    ? problems.getFirst()
                    : problems.stream().collect(Collectors.joining("\n  ", "errors:\n  ", ""));
            throw new ApiProblem(
                    500,
                    "",
                    "failed to create typed patch object (" + where + "; " + kind.apiVersion() + ", Kind=" + kind.kind()
                            + "): " + all);
        }
        return object;
    }

    /** A manifest that comes by any other write. Unknown fields are dropped later, with a warning or refused here. */
    static void check(Request request, Target target, ObjectNode object, List<String> warnings) {
        checkIdentity(target, object);
        ResourceKind kind = target.kind();
        for (ShapeCheck.Problem problem : ShapeCheck.problems(object, kind.shape())) {
            String field = problem.path().substring(1);
            switch (problem.fault()) {
                case UNKNOWN_FIELD -> {
                    String text = "unknown field \"" + field + "\"";
                    switch (request.parameter("fieldValidation")) {
                        case "Strict" ->
                            throw ApiProblem.badRequest(decodingError(kind) + "strict decoding error: " + text);
                        case "Ignore" -> {}
                        default -> warnings.add(text);
                    }
                }
                case WRONG_TYPE -> {
                    if (!kind.has(Feature.CUSTOM)) {
                        throw ApiProblem.badRequest(decodingError(kind) + "json: cannot unmarshal field " + field + ": "
                                + problem.message());
                    }
                }
                case DUPLICATE_ITEM -> {
                    if (field.endsWith("ontainers") || field.endsWith("volumes")) {
                        Cause cause = new Cause("FieldValueDuplicate", "Duplicate value: " + problem.message(), field);
                        throw ApiProblem.invalid(kind.group(), kind.kind(), target.name(), List.of(cause));
                    }
                }
                case MISSING_KEY -> {} // validation says which field is required
            }
        }
    }

    private static String decodingError(ResourceKind kind) {
        return kind.kind() + " in version \"" + kind.version() + "\" cannot be handled as a " + kind.kind() + ": ";
    }

    private static void checkIdentity(Target target, ObjectNode object) {
        ResourceKind kind = target.kind();
        String apiVersion = Json.text(object, "apiVersion");
        String kindName = Json.text(object, "kind");
        if (!apiVersion.isEmpty() && !apiVersion.equals(kind.apiVersion())) {
            throw ApiProblem.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + kind.apiVersion() + ")");
        }
        if (!kindName.isEmpty() && !kindName.equals(kind.kind())) {
            throw ApiProblem.badRequest(kindName + " in version \"" + kind.version() + "\" cannot be handled as a "
                    + kind.kind() + ": the kind in the data (" + kindName + ") does not match the expected kind ("
                    + kind.kind() + ")");
        }
        String name = Json.text(object, "metadata", "name");
        if (!target.name().isEmpty() && !name.isEmpty() && !name.equals(target.name())) {
            throw ApiProblem.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + target.name() + ")");
        }
        String namespace = Json.text(object, "metadata", "namespace");
        if (!namespace.isEmpty() && !namespace.equals(target.namespace())) {
            throw ApiProblem.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }
}
