package io.rackform.lab.cluster.control;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.rules.Quota;
import io.rackform.lab.cluster.store.ObjectStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What each kind's controller writes into the status. Every method takes a copy, changes it and gives it back. */
final class Statuses {
    private final ObjectStore store;
    private final Clock clock;

    Statuses(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    static String timestamp(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A workload whose new generation was seen, but is not rolled out. */
    ObjectNode observed(ObjectNode object) {
        ObjectNode status = Json.child(object, "status");
        status.set("observedGeneration", object.path("metadata").path("generation"));
        switch (Json.text(object, "kind")) {
            case "Deployment" -> {
                int replicas = replicas(object);
                count(
                        status,
                        "replicas",
                        Math.max(replicas, status.path("readyReplicas").asInt(0)));
                count(status, "updatedReplicas", 0);
                count(status, "unavailableReplicas", replicas);
                if (!available(status)) {
                    condition(
                            status,
                            "Available",
                            "False",
                            "MinimumReplicasUnavailable",
                            "Deployment does not have minimum availability.");
                }
                condition(status, "Progressing", "True", "ReplicaSetUpdated", progress(object, "is progressing."));
            }
            case "DaemonSet" -> {
                status.put("desiredNumberScheduled", nodes());
                status.put("currentNumberScheduled", nodes());
                status.put("numberMisscheduled", 0);
                status.put("numberReady", status.path("numberReady").asInt(0));
                count(status, "updatedNumberScheduled", 0);
            }
            default -> status.put("replicas", replicas(object));
        }
        return object;
    }

    /** A workload whose pods all run, or whose new pods never will. */
    ObjectNode rolledOut(ObjectNode object) {
        ObjectNode status = Json.child(object, "status");
        boolean broken = broken(object.path("spec").path("template").path("spec"));
        int replicas = broken ? 0 : replicas(object);
        switch (Json.text(object, "kind")) {
            case "Deployment" -> deployment(object, status, broken);
            case "DaemonSet" -> {
                int ready = broken ? 0 : nodes();
                status.put("numberReady", ready);
                count(status, "numberAvailable", ready);
                count(status, "numberUnavailable", nodes() - ready);
                count(status, "updatedNumberScheduled", nodes());
            }
            case "StatefulSet" -> {
                String revision = Json.text(object, "metadata", "name") + "-" + revision(object);
                count(status, "readyReplicas", replicas);
                status.put("availableReplicas", replicas);
                count(status, "updatedReplicas", replicas);
                count(status, "currentReplicas", replicas);
                status.put("currentRevision", revision);
                status.put("updateRevision", revision);
            }
            default -> {
                count(status, "readyReplicas", replicas);
                count(status, "availableReplicas", replicas);
            }
        }
        return object;
    }

    private void deployment(ObjectNode object, ObjectNode status, boolean broken) {
        int replicas = replicas(object);
        if (broken) {
            // Those of the last working revision run on: Available stays as it was.
            count(status, "updatedReplicas", Math.min(1, replicas));
            condition(
                    status,
                    "Progressing",
                    "False",
                    "ProgressDeadlineExceeded",
                    progress(object, "has timed out progressing."));
            return;
        }
        count(status, "replicas", replicas);
        count(status, "updatedReplicas", replicas);
        count(status, "readyReplicas", replicas);
        count(status, "availableReplicas", replicas);
        count(status, "unavailableReplicas", 0);
        condition(status, "Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.");
        condition(
                status,
                "Progressing",
                "True",
                "NewReplicaSetAvailable",
                progress(object, "has successfully progressed."));
    }

    private static String progress(ObjectNode object, String how) {
        return "ReplicaSet \"" + Json.text(object, "metadata", "name") + "-" + revision(object) + "\" " + how;
    }

    private static String revision(ObjectNode object) {
        return Integer.toHexString(
                object.path("spec").path("template").toString().hashCode());
    }

    ObjectNode startedJob(ObjectNode object) {
        ObjectNode status = Json.child(object, "status");
        status.put("startTime", timestamp(clock));
        status.put("active", object.path("spec").path("parallelism").asInt(1));
        status.put("ready", 0);
        return object;
    }

    ObjectNode finishedJob(ObjectNode object) {
        if (object.path("spec").path("suspend").asBoolean(false)) {
            return object;
        }
        ObjectNode status = Json.child(object, "status");
        status.remove("active");
        if (broken(object.path("spec").path("template").path("spec"))) {
            status.put("failed", object.path("spec").path("backoffLimit").asInt(6) + 1);
            condition(status, "Failed", "True", "BackoffLimitExceeded", "Job has reached the specified backoff limit");
        } else {
            status.put("succeeded", object.path("spec").path("completions").asInt(1));
            status.put("completionTime", timestamp(clock));
            condition(
                    status,
                    "SuccessCriteriaMet",
                    "True",
                    "CompletionsReached",
                    "Reached expected number of succeeded pods");
            condition(status, "Complete", "True", "CompletionsReached", "Reached expected number of succeeded pods");
        }
        return object;
    }

    ObjectNode runningPod(ObjectNode object) {
        store.list("nodes", "").stream().findFirst().ifPresent(node -> {
            ObjectNode spec = Json.child(object, "spec");
            if (!spec.has("nodeName")) {
                spec.put("nodeName", Json.text(node, "metadata", "name"));
            }
        });
        ObjectNode status = Json.child(object, "status");
        boolean broken = broken(object.path("spec"));
        status.put("phase", broken ? "Pending" : "Running");
        status.put("startTime", timestamp(clock));
        condition(status, "PodScheduled", "True", "", "");
        String ready = broken ? "False" : "True";
        String reason = broken ? "ContainersNotReady" : "";
        condition(status, "ContainersReady", ready, reason, "");
        condition(status, "Ready", ready, reason, "");
        return object;
    }

    ObjectNode boundClaim(ObjectNode object) {
        ObjectNode spec = Json.child(object, "spec");
        if (!spec.has("volumeName")) {
            spec.put("volumeName", "pvc-" + Json.text(object, "metadata", "uid"));
        }
        ObjectNode status = Json.child(object, "status");
        status.put("phase", "Bound");
        status.set("accessModes", spec.path("accessModes").deepCopy());
        status.set("capacity", spec.path("resources").path("requests").deepCopy());
        return object;
    }

    /** Services of that type and ingresses get an address. */
    ObjectNode loadBalancer(ObjectNode object) {
        boolean service = Json.text(object, "kind").equals("Service");
        ObjectNode status = Json.child(object, "status");
        ObjectNode balancer = Json.object();
        if (!service || Json.text(object, "spec", "type").equals("LoadBalancer")) {
            int last = Math.floorMod(Json.text(object, "metadata", "uid").hashCode(), 250) + 1;
            ObjectNode address = Json.object("ip", "192.0.2." + last);
            if (service) {
                address.put("ipMode", "VIP");
            }
            balancer.set("ingress", Json.array(address));
        }
        status.set("loadBalancer", balancer);
        return object;
    }

    ObjectNode quota(ObjectNode object) {
        object.set("status", Quota.status(store, object));
        return object;
    }

    ObjectNode established(ObjectNode object) {
        ObjectNode status = Json.child(object, "status");
        JsonNode spec = object.path("spec");
        condition(status, "NamesAccepted", "True", "NoConflicts", "no conflicts found");
        condition(status, "Established", "True", "InitialNamesAccepted", "the initial names have been accepted");
        status.set("acceptedNames", spec.path("names").deepCopy());
        ArrayNode stored = status.putArray("storedVersions");
        for (JsonNode version : spec.path("versions")) {
            if (version.path("storage").asBoolean(false)) {
                stored.add(Json.text(version, "name"));
            }
        }
        return object;
    }

    private int nodes() {
        return store.list("nodes", "").size();
    }

    private static int replicas(JsonNode object) {
        return object.path("spec").path("replicas").asInt(1);
    }

    private static boolean broken(JsonNode podSpec) {
        return podSpec.path("containers")
                .valueStream()
                .anyMatch(container -> Json.text(container, "image").endsWith(":broken"));
    }

    private static boolean available(JsonNode status) {
        return status.path("conditions")
                .valueStream()
                .anyMatch(condition -> Json.text(condition, "type").equals("Available")
                        && Json.text(condition, "status").equals("True"));
    }

    /** Counts of nothing are left out. */
    private static void count(ObjectNode status, String name, int count) {
        if (count == 0) {
            status.remove(name);
        } else {
            status.put(name, count);
        }
    }

    private void condition(ObjectNode status, String type, String value, String reason, String message) {
        ArrayNode conditions =
                status.get("conditions") instanceof ArrayNode present ? present : status.putArray("conditions");
        ObjectNode condition = null;
        for (JsonNode present : conditions) {
            if (present instanceof ObjectNode fields
                    && Json.text(fields, "type").equals(type)) {
                condition = fields;
            }
        }
        if (condition == null) {
            condition = conditions.addObject().put("type", type);
        }
        if (!Json.text(condition, "status").equals(value)) {
            condition.put("lastTransitionTime", timestamp(clock));
        }
        condition.put("status", value);
        if (!reason.isEmpty()) {
            condition.put("reason", reason);
        }
        if (!message.isEmpty()) {
            condition.put("message", message);
        }
    }
}
