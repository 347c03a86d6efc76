package io.rackform.lab.cluster.rules;

import static io.rackform.lab.cluster.rules.Defaults.set;

import io.rackform.lab.cluster.fields.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a pod's description may leave out. */
final class PodDefaults {
    private PodDefaults() {}

    /** The pod template of a workload. */
    static void fillTemplate(ObjectNode workloadSpec) {
        if (workloadSpec.path("template").get("spec") instanceof ObjectNode spec) {
            fill(spec);
        }
    }

    static void fill(ObjectNode spec) {
        set(spec, "restartPolicy", "Always");
        set(spec, "dnsPolicy", "ClusterFirst");
        set(spec, "schedulerName", "default-scheduler");
        set(spec, "terminationGracePeriodSeconds", 30);
        set(spec, "securityContext", Json.object());
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode item : spec.path(list)) {
                if (item instanceof ObjectNode container) {
                    container(container);
                }
            }
        }
        for (JsonNode volume : spec.path("volumes")) {
            mode(volume, "configMap");
            mode(volume, "secret");
            mode(volume, "projected");
            mode(volume, "downwardAPI");
            if (volume.get("hostPath") instanceof ObjectNode hostPath) {
                set(hostPath, "type", "");
            }
        }
    }

    private static void mode(JsonNode volume, String source) {
        if (volume.get(source) instanceof ObjectNode fields) {
            set(fields, "defaultMode", 0644);
        }
    }

    private static void container(ObjectNode container) {
        String image = Json.text(container, "image");
        String tag = image.substring(image.lastIndexOf('/') + 1);
        boolean moving = !tag.contains("@") && (!tag.contains(":") || tag.endsWith(":latest"));
        set(container, "imagePullPolicy", moving ? "Always" : "IfNotPresent");
        set(container, "terminationMessagePath", "/dev/termination-log");
        set(container, "terminationMessagePolicy", "File");
        ObjectNode resources = Json.child(container, "resources");
        for (var limit : resources.path("limits").properties()) {
            set(Json.child(resources, "requests"), limit.getKey(), limit.getValue());
        }
        for (JsonNode port : container.path("ports")) {
            if (port instanceof ObjectNode fields) {
                set(fields, "protocol", "TCP");
            }
        }
        for (JsonNode variable : container.path("env")) {
            if (variable.path("valueFrom").get("fieldRef") instanceof ObjectNode reference) {
                set(reference, "apiVersion", "v1");
            }
        }
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.get(probe) instanceof ObjectNode fields) {
                probe(fields);
            }
        }
    }

    private static void probe(ObjectNode probe) {
        set(probe, "timeoutSeconds", 1);
        set(probe, "periodSeconds", 10);
        set(probe, "successThreshold", 1);
        set(probe, "failureThreshold", 3);
        if (probe.get("httpGet") instanceof ObjectNode httpGet) {
            set(httpGet, "path", "/");
            set(httpGet, "scheme", "HTTP");
        }
    }
}
