package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request.
 *
 * @param path its parts, decoded
 * @param query decoded; the first of several values
 * @param accept all media types that the client takes, in lower case
 * @param contentType without parameters, in lower case; empty where there is none
 */
public record Request(
        String method,
        List<String> path,
        Map<String, String> query,
        String accept,
        String contentType,
        String userAgent,
        String body) {
    public Request {
        path = List.copyOf(path);
        query = Map.copyOf(query);
    }

    public static Request of(
            String method,
            List<String> path,
            Map<String, String> query,
            String accept,
            String contentType,
            String userAgent,
            byte[] body) {
        return new Request(
                method, path, query, accept, contentType, userAgent, new String(body, StandardCharsets.UTF_8));
    }

    public String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    public boolean flag(String name) {
        String value = parameter(name);
        return value.equals("true") || value.equals("1");
    }

    /** Whether the request only asks what a write would come to; {@code DeleteOptions} can say so in the body too. */
    public boolean dryRun() {
        String value = parameter("dryRun");
        if (value.isEmpty() && method.equals("DELETE") && !body.isEmpty()) {
            value = Json.text(deleteOptions().path("dryRun").path(0));
        }
        if (!value.isEmpty() && !value.equals("All")) {
            throw ApiProblem.invalid(
                    "meta.k8s.io",
                    optionsKind(),
                    "",
                    List.of(new ApiProblem.Cause(
                            "FieldValueNotSupported",
                            "Unsupported value: \"" + value + "\": supported values: \"All\"",
                            "dryRun")));
        }
        return !value.isEmpty();
    }

    /** The body as {@code DeleteOptions}; an empty object where there is none. */
    ObjectNode deleteOptions() {
        return body.isBlank() ? Json.object() : object();
    }

    /** The body as a JSON or YAML object. */
    ObjectNode object() {
        try {
            return Json.yamlObject(body);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("error decoding request body: " + e.getMessage());
        }
    }

    /** What a write that is no apply is known as: the parameter, else the first word of the client's name. */
    String fieldManager() {
        String name = parameter("fieldManager");
        if (!name.isEmpty()) {
            return name;
        }
        String agent = userAgent.split("/", 2)[0];
        return agent.isEmpty() ? "unknown" : agent;
    }

    String optionsKind() {
        return switch (method) {
            case "POST" -> "CreateOptions";
            case "PUT" -> "UpdateOptions";
            case "DELETE" -> "DeleteOptions";
            default -> "PatchOptions";
        };
    }
}
