package io.rackform.lab.cluster.rules;

import io.rackform.lab.cluster.fields.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The pod security standards, with the checks that manifests fail most. */
final class PodSecurity {
    private PodSecurity() {}

    /**
     * What a pod violates of the level that its namespace asks for.
     *
     * @param mode {@code enforce} or {@code warn}
     * @return such as {@code PodSecurity "restricted:latest": privileged (...)}; empty where it is fine
     */
    static Optional<String> violation(JsonNode namespace, String mode, JsonNode podSpec) {
        JsonNode labels = namespace.path("metadata").path("labels");
        String level = Json.text(labels, "pod-security.kubernetes.io/" + mode);
        String version = Json.text(labels, "pod-security.kubernetes.io/" + mode + "-version");
        List<String> violations = new ArrayList<>();
        if (level.equals("baseline") || level.equals("restricted")) {
            baseline(podSpec, violations);
        }
        if (level.equals("restricted")) {
            restricted(podSpec, violations);
        }
        if (violations.isEmpty()) {
            return Optional.empty();
        }
        String shown = level + ":" + (version.isEmpty() ? "latest" : version);
        return Optional.of("PodSecurity \"" + shown + "\": " + String.join(", ", violations));
    }

    private static void baseline(JsonNode spec, List<String> violations) {
        if (spec.path("hostNetwork").asBoolean(false)
                || spec.path("hostPID").asBoolean(false)
                || spec.path("hostIPC").asBoolean(false)) {
            violations.add("host namespaces (the pod shares a namespace of the host)");
        }
        for (JsonNode volume : spec.path("volumes")) {
            if (volume.has("hostPath")) {
                violations.add("hostPath volumes (volume \"" + Json.text(volume, "name") + "\")");
            }
        }
        for (JsonNode container : spec.path("containers")) {
            if (container.path("securityContext").path("privileged").asBoolean(false)) {
                violations.add("privileged (container \"" + Json.text(container, "name")
                        + "\" must not set securityContext.privileged=true)");
            }
        }
    }

    private static void restricted(JsonNode spec, List<String> violations) {
        JsonNode pod = spec.path("securityContext");
        for (JsonNode container : spec.path("containers")) {
            JsonNode own = container.path("securityContext");
            String name = "container \"" + Json.text(container, "name") + "\"";
            if (own.path("allowPrivilegeEscalation").asBoolean(true)) {
                violations.add("allowPrivilegeEscalation != false (" + name
                        + " must set securityContext.allowPrivilegeEscalation=false)");
            }
            boolean dropsAll = own.path("capabilities")
                    .path("drop")
                    .valueStream()
                    .anyMatch(capability -> capability.asString("").equals("ALL"));
            if (!dropsAll) {
                violations.add("unrestricted capabilities (" + name
                        + " must set securityContext.capabilities.drop=[\"ALL\"])");
            }
            boolean nonRoot = own.has("runAsNonRoot")
                    ? own.path("runAsNonRoot").asBoolean(false)
                    : pod.path("runAsNonRoot").asBoolean(false);
            if (!nonRoot) {
                violations.add("runAsNonRoot != true (pod or " + name + " must set securityContext.runAsNonRoot=true)");
            }
            String profile = Json.text(own.has("seccompProfile") ? own : pod, "seccompProfile", "type");
            if (!profile.equals("RuntimeDefault") && !profile.equals("Localhost")) {
                violations.add("seccompProfile (pod or " + name
                        + " must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")");
            }
        }
    }
}
