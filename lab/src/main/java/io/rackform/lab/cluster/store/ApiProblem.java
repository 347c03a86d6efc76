package io.rackform.lab.cluster.store;

import io.rackform.lab.cluster.fields.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A request ends here: the {@code Status} that its sender gets. */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ObjectNode status;

    /** @param reason empty where the server names none */
    public ApiProblem(int code, String reason, String message) {
        super(message, null, false, false);
        status = Json.object(
                "kind", "Status",
                "apiVersion", "v1",
                "metadata", Json.object(),
                "status", "Failure",
                "message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        status.put("code", code);
    }

    /** One fault in an object: {@code reason} as {@code FieldValueInvalid}. */
    public record Cause(String reason, String message, String field) {}

    public int code() {
        return status.path("code").asInt();
    }

    public ObjectNode status() {
        return status.deepCopy();
    }

    public ApiProblem about(String group, String kind, String name) {
        ObjectNode details = Json.child(status, "details");
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        if (!kind.isEmpty()) {
            details.put("kind", kind);
        }
        return this;
    }

    public ApiProblem because(List<Cause> causes) {
        ArrayNode array = Json.child(status, "details").putArray("causes");
        for (Cause cause : causes) {
            array.add(Json.object("reason", cause.reason(), "message", cause.message(), "field", cause.field()));
        }
        return this;
    }

    public static ApiProblem badRequest(String message) {
        return new ApiProblem(400, "BadRequest", message);
    }

    public static ApiProblem notFound(ResourceKind kind, String name) {
        return new ApiProblem(404, "NotFound", kind.resource() + " \"" + name + "\" not found")
                .about(kind.group(), kind.plural(), name);
    }

    public static ApiProblem conflict(ResourceKind kind, String name, String why) {
        return new ApiProblem(
                        409,
                        "Conflict",
                        "Operation cannot be fulfilled on " + kind.resource() + " \"" + name + "\": " + why)
                .about(kind.group(), kind.plural(), name);
    }

    public static ApiProblem forbidden(ResourceKind kind, String name, String why) {
        return new ApiProblem(403, "Forbidden", kind.resource() + " \"" + name + "\" is forbidden: " + why)
                .about(kind.group(), kind.plural(), name);
    }

    public static ApiProblem invalid(String group, String kind, String name, List<Cause> causes) {
        List<String> texts = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .toList();
        String all = texts.size() == 1 ? texts.getFirst() : "[" + String.join(", ", texts) + "]";
        String qualified = group.isEmpty() ? kind : kind + "." + group;
        return new ApiProblem(422, "Invalid", qualified + " \"" + name + "\" is invalid: " + all)
                .about(group, kind, name)
                .because(causes);
    }
}
