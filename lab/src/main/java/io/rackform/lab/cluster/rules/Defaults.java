package io.rackform.lab.cluster.rules;

import io.rackform.lab.cluster.fields.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills in what a manifest may leave out. */
final class Defaults {
    private Defaults() {}

    /** Changes an object of a built-in kind in place. */
    static void fill(String kind, ObjectNode object) {
        ObjectNode spec = object.get("spec") instanceof ObjectNode present ? present : Json.object();
        switch (kind) {
            case "Namespace" -> namespace(object);
            case "Secret" -> secret(object);
            case "Service" -> service(Json.child(object, "spec"));
            case "Pod" -> PodDefaults.fill(spec);
            case "Deployment" -> deployment(spec);
            case "DaemonSet" -> daemonSet(spec);
            case "StatefulSet" -> statefulSet(spec);
            case "ReplicaSet" -> {
                set(spec, "replicas", 1);
                PodDefaults.fillTemplate(spec);
            }
            case "Job" -> job(object, spec);
            case "PersistentVolumeClaim" -> claim(object, spec);
            case "NetworkPolicy" -> networkPolicy(Json.child(object, "spec"));
            case "LimitRange" -> limitRange(spec);
            case "RoleBinding", "ClusterRoleBinding" -> binding(object);
            case "CustomResourceDefinition" -> definition(spec);
            default -> {}
        }
    }

    static void set(ObjectNode object, String name, Object value) {
        if (!object.has(name)) {
            object.set(name, Json.fromJava(value));
        }
    }

    private static void namespace(ObjectNode object) {
        ObjectNode metadata = Json.child(object, "metadata");
        Json.child(metadata, "labels").put("kubernetes.io/metadata.name", Json.text(metadata, "name"));
        set(Json.child(object, "spec"), "finalizers", Json.array("kubernetes"));
        set(Json.child(object, "status"), "phase", "Active");
    }

    /** {@code stringData} is write-only: what it has goes into {@code data}, nothing ever leaves {@code data} by it. */
    private static void secret(ObjectNode object) {
        set(object, "type", "Opaque");
        if (object.get("stringData") instanceof ObjectNode texts) {
            ObjectNode data = Json.child(object, "data");
            for (var text : texts.properties()) {
                byte[] bytes = text.getValue().asString().getBytes(StandardCharsets.UTF_8);
                data.put(text.getKey(), Base64.getEncoder().encodeToString(bytes));
            }
        }
        object.remove("stringData");
    }

    private static void service(ObjectNode spec) {
        set(spec, "type", "ClusterIP");
        set(spec, "sessionAffinity", "None");
        for (JsonNode port : spec.path("ports")) {
            if (port instanceof ObjectNode fields) {
                set(fields, "protocol", "TCP");
                set(fields, "targetPort", fields.path("port"));
            }
        }
        if (Json.text(spec, "type").equals("ExternalName")) {
            return;
        }
        set(spec, "internalTrafficPolicy", "Cluster");
        set(spec, "ipFamilies", Json.array("IPv4"));
        set(spec, "ipFamilyPolicy", "SingleStack");
        if (!Json.text(spec, "type").equals("ClusterIP")) {
            set(spec, "externalTrafficPolicy", "Cluster");
        }
        if (Json.text(spec, "type").equals("LoadBalancer")) {
            set(spec, "allocateLoadBalancerNodePorts", true);
        }
    }

    private static void deployment(ObjectNode spec) {
        set(spec, "replicas", 1);
        set(spec, "revisionHistoryLimit", 10);
        set(spec, "progressDeadlineSeconds", 600);
        ObjectNode strategy = Json.child(spec, "strategy");
        set(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            ObjectNode rolling = Json.child(strategy, "rollingUpdate");
            set(rolling, "maxSurge", "25%");
            set(rolling, "maxUnavailable", "25%");
        }
        PodDefaults.fillTemplate(spec);
    }

    private static void daemonSet(ObjectNode spec) {
        set(spec, "revisionHistoryLimit", 10);
        ObjectNode strategy = Json.child(spec, "updateStrategy");
        set(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            ObjectNode rolling = Json.child(strategy, "rollingUpdate");
            set(rolling, "maxSurge", 0);
            set(rolling, "maxUnavailable", 1);
        }
        PodDefaults.fillTemplate(spec);
    }

    private static void statefulSet(ObjectNode spec) {
        set(spec, "replicas", 1);
        set(spec, "revisionHistoryLimit", 10);
        set(spec, "podManagementPolicy", "OrderedReady");
        set(spec, "persistentVolumeClaimRetentionPolicy", Json.object("whenDeleted", "Retain", "whenScaled", "Retain"));
        ObjectNode strategy = Json.child(spec, "updateStrategy");
        set(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            set(Json.child(strategy, "rollingUpdate"), "partition", 0);
        }
        PodDefaults.fillTemplate(spec);
    }

    private static void job(ObjectNode object, ObjectNode spec) {
        set(spec, "completions", 1);
        set(spec, "parallelism", 1);
        set(spec, "backoffLimit", 6);
        set(spec, "completionMode", "NonIndexed");
        set(spec, "suspend", false);
        set(spec, "manualSelector", false);
        set(spec, "podReplacementPolicy", "TerminatingOrFailed");
        PodDefaults.fillTemplate(spec);
        String uid = Json.text(object, "metadata", "uid");
        if (!spec.path("manualSelector").asBoolean(false) && !uid.isEmpty()) {
            String label = "batch.kubernetes.io/controller-uid";
            ObjectNode labels = Json.child(Json.child(Json.child(spec, "template"), "metadata"), "labels");
            labels.put(label, uid);
            labels.put("batch.kubernetes.io/job-name", Json.text(object, "metadata", "name"));
            set(spec, "selector", Json.object("matchLabels", Json.object(label, uid)));
        }
    }

    private static void claim(ObjectNode object, ObjectNode spec) {
        set(spec, "volumeMode", "Filesystem");
        set(spec, "storageClassName", "standard");
        set(Json.child(object, "status"), "phase", "Pending");
    }

    private static void networkPolicy(ObjectNode spec) {
        set(spec, "podSelector", Json.object());
        if (!spec.has("policyTypes")) {
            ArrayNode types = spec.putArray("policyTypes").add("Ingress");
            if (spec.path("egress").size() > 0) {
                types.add("Egress");
            }
        }
        for (String direction : new String[] {"ingress", "egress"}) {
            for (JsonNode rule : spec.path(direction)) {
                for (JsonNode port : rule.path("ports")) {
                    if (port instanceof ObjectNode fields) {
                        set(fields, "protocol", "TCP");
                    }
                }
            }
        }
    }

    private static void limitRange(ObjectNode spec) {
        for (JsonNode item : spec.path("limits")) {
            if (item instanceof ObjectNode limit && Json.text(limit, "type").equals("Container")) {
                copyAbsent(limit, "max", "default");
                copyAbsent(limit, "default", "defaultRequest");
                copyAbsent(limit, "min", "defaultRequest");
            }
        }
    }

    private static void copyAbsent(ObjectNode limit, String from, String to) {
        for (var amount : limit.path(from).properties()) {
            set(Json.child(limit, to), amount.getKey(), amount.getValue());
        }
    }

    private static void binding(ObjectNode object) {
        if (object.get("roleRef") instanceof ObjectNode roleRef) {
            set(roleRef, "apiGroup", "rbac.authorization.k8s.io");
        }
        for (JsonNode subject : object.path("subjects")) {
            if (subject instanceof ObjectNode fields
                    && !Json.text(fields, "kind").equals("ServiceAccount")) {
                set(fields, "apiGroup", "rbac.authorization.k8s.io");
            }
        }
    }

    private static void definition(ObjectNode spec) {
        set(spec, "conversion", Json.object("strategy", "None"));
        ObjectNode names = Json.child(spec, "names");
        String kind = Json.text(names, "kind");
        set(names, "singular", kind.toLowerCase(Locale.ROOT));
        set(names, "listKind", kind + "List");
    }
}
