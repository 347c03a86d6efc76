package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ResourceKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects as {@code kubectl get} prints them: {@code meta.k8s.io/v1 Table}. */
final class Table {
    private final Request request;
    private final Clock clock;
    private final Map<String, Function<JsonNode, String>> columns = new LinkedHashMap<>();

    Table(ResourceKind kind, Request request, Clock clock) {
        this.request = request;
        this.clock = clock;
        columns.put("Name", object -> Json.text(object, "metadata", "name"));
        own(kind.resource());
        columns.put("Age", this::age);
    }

    static boolean wanted(Request request) {
        return request.accept().contains("as=table");
    }

    private void own(String resource) {
        switch (resource) {
            case "namespaces" -> field("Status", "status", "phase");
            case "nodes" -> {
                columns.put("Status", Table::nodeStatus);
                columns.put("Roles", Table::nodeRoles);
                field("Version", "status", "nodeInfo", "kubeletVersion");
            }
            case "configmaps" -> columns.put("Data", object -> Integer.toString(size(object, "data")));
            case "secrets" -> {
                field("Type", "type");
                columns.put("Data", object -> Integer.toString(size(object, "data")));
            }
            case "services" -> {
                field("Type", "spec", "type");
                field("Cluster-IP", "spec", "clusterIP");
                columns.put("Port(s)", Table::ports);
            }
            case "pods" -> field("Status", "status", "phase");
            case "persistentvolumeclaims" -> {
                field("Status", "status", "phase");
                field("Volume", "spec", "volumeName");
                field("StorageClass", "spec", "storageClassName");
            }
            case "deployments.apps" -> {
                columns.put("Ready", object -> ratio(object, "readyReplicas", "spec", "replicas"));
                columns.put("Up-to-date", object -> number(object, "updatedReplicas"));
                columns.put("Available", object -> number(object, "availableReplicas"));
            }
            case "statefulsets.apps", "replicasets.apps" ->
                columns.put("Ready", object -> ratio(object, "readyReplicas", "spec", "replicas"));
            case "daemonsets.apps" -> {
                columns.put("Desired", object -> number(object, "desiredNumberScheduled"));
                columns.put("Ready", object -> number(object, "numberReady"));
                columns.put("Available", object -> number(object, "numberAvailable"));
            }
            case "jobs.batch" ->
                columns.put("Completions", object -> ratio(object, "succeeded", "spec", "completions"));
            default -> {}
        }
    }

    private void field(String column, String... path) {
        columns.put(column, object -> Json.text(object, path));
    }

    ObjectNode of(List<ObjectNode> objects, boolean withColumns, ObjectNode metadata) {
        ArrayNode definitions = Json.array();
        if (withColumns) {
            columns.keySet()
                    .forEach(name -> definitions.add(Json.object(
                            "name",
                            name,
                            "type",
                            "string",
                            "format",
                            name.equals("Name") ? "name" : "",
                            "description",
                            "",
                            "priority",
                            0)));
        }
        ArrayNode rows = Json.array();
        for (ObjectNode object : objects) {
            ObjectNode row = Json.object(
                    "cells",
                    columns.values().stream().map(cell -> cell.apply(object)).toList());
            switch (request.parameter("includeObject")) {
                case "None" -> {}
                case "Object" -> row.set("object", object);
                default ->
                    row.set(
                            "object",
                            Json.object(
                                    "kind", "PartialObjectMetadata",
                                    "apiVersion", "meta.k8s.io/v1",
                                    "metadata", object.path("metadata")));
            }
            rows.add(row);
        }
        return Json.object(
                "kind", "Table",
                "apiVersion", "meta.k8s.io/v1",
                "metadata", metadata,
                "columnDefinitions", definitions,
                "rows", rows);
    }

    private static int size(JsonNode object, String field) {
        return object.path(field).size();
    }

    private static String number(JsonNode object, String field) {
        return Integer.toString(object.path("status").path(field).asInt(0));
    }

    private static String ratio(JsonNode object, String field, String... wanted) {
        String all = Json.text(object, wanted);
        return number(object, field) + "/" + (all.isEmpty() ? "0" : all);
    }

    private static String nodeStatus(JsonNode node) {
        boolean ready = node.path("status")
                .path("conditions")
                .valueStream()
                .anyMatch(condition -> Json.text(condition, "type").equals("Ready")
                        && Json.text(condition, "status").equals("True"));
        String status = ready ? "Ready" : "NotReady";
        return node.path("spec").path("unschedulable").asBoolean(false) ? status + ",SchedulingDisabled" : status;
    }

    private static String nodeRoles(JsonNode node) {
        String prefix = "node-role.kubernetes.io/";
        String roles = node.path("metadata").path("labels").propertyNames().stream()
                .filter(label -> label.startsWith(prefix))
                .map(label -> label.substring(prefix.length()))
                .collect(Collectors.joining(","));
        return roles.isEmpty() ? "<none>" : roles;
    }

    private static String ports(JsonNode service) {
        return service.path("spec")
                .path("ports")
                .valueStream()
                .map(port -> Json.text(port, "port") + "/" + Json.text(port, "protocol"))
                .collect(Collectors.joining(","));
    }

    private String age(JsonNode object) {
        String created = Json.text(object, "metadata", "creationTimestamp");
        if (created.isEmpty()) {
            return "<unknown>";
        }
        Duration age = Duration.between(Instant.parse(created), clock.instant());
        if (age.toMinutes() < 2) {
            return Math.max(0, age.toSeconds()) + "s";
        }
        if (age.toHours() < 3) {
            return age.toMinutes() + "m";
        }
        return age.toDays() < 2 ? age.toHours() + "h" : age.toDays() + "d";
    }
}
