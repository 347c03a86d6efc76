package io.rackform.lab.cluster.rules;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ApiProblem.Cause;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which changes of an existing object the server refuses, in its own words. */
final class Immutability {
    private static final String STATEFUL_SET =
            "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy',"
                    + " 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";
    private static final String CLAIM =
            "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";
    private static final String POD =
            "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,"
                    + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
                    + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    private final ObjectNode before;
    private final ObjectNode after;
    private final List<Cause> causes = new ArrayList<>();

    private Immutability(ObjectNode before, ObjectNode after) {
        this.before = before;
        this.after = after;
    }

    static List<Cause> of(String kind, ObjectNode before, ObjectNode after) {
        Immutability check = new Immutability(before, after);
        check.check(kind);
        return List.copyOf(check.causes);
    }

    private void check(String kind) {
        switch (kind) {
            case "ConfigMap" -> frozen("data", "binaryData");
            case "Secret" -> {
                same("type", "type");
                frozen("data");
            }
            case "Deployment", "DaemonSet", "ReplicaSet" -> same("spec.selector", "spec", "selector");
            case "StatefulSet" ->
                sameBut(
                        STATEFUL_SET,
                        "replicas",
                        "ordinals",
                        "template",
                        "updateStrategy",
                        "revisionHistoryLimit",
                        "persistentVolumeClaimRetentionPolicy",
                        "minReadySeconds");
            case "Job" -> {
                same("spec.completions", "spec", "completions");
                same("spec.selector", "spec", "selector");
                same("spec.template", "spec", "template");
                same("spec.completionMode", "spec", "completionMode");
            }
            case "PersistentVolumeClaim" -> sameBut(CLAIM, "resources", "volumeAttributesClassName");
            case "RoleBinding", "ClusterRoleBinding" -> {
                if (differ("roleRef")) {
                    causes.add(Fault.invalid("roleRef", at(after, "roleRef"), "cannot change roleRef"));
                }
            }
            case "Service" -> {
                boolean had = !Json.text(before, "spec", "clusterIP").isEmpty();
                boolean has = !Json.text(after, "spec", "clusterIP").isEmpty();
                if (had && has && differ("spec", "clusterIP")) {
                    causes.add(Fault.invalid(
                            "spec.clusterIPs[0]", at(after, "spec", "clusterIPs"), "may not change once set"));
                }
            }
            case "Pod" -> pod();
            case "CustomResourceDefinition" -> {
                same("spec.group", "spec", "group");
                same("spec.scope", "spec", "scope");
                same("spec.names.plural", "spec", "names", "plural");
                same("spec.names.kind", "spec", "names", "kind");
            }
            default -> {}
        }
    }

    private static JsonNode at(JsonNode object, String... path) {
        JsonNode at = object;
        for (String name : path) {
            at = at.path(name);
        }
        return at;
    }

    private boolean differ(String... path) {
        return !at(before, path).equals(at(after, path));
    }

    private void same(String field, String... path) {
        if (differ(path)) {
            causes.add(Fault.invalid(field, at(after, path), Fault.IMMUTABLE));
        }
    }

    /** A config map or secret that was marked immutable. */
    private void frozen(String... fields) {
        if (!before.path("immutable").asBoolean(false)) {
            return;
        }
        if (!after.path("immutable").asBoolean(false)) {
            causes.add(Fault.forbidden("immutable", "field is immutable when `immutable` is set"));
        }
        for (String field : fields) {
            if (differ(field)) {
                causes.add(Fault.forbidden(field, "field is immutable when `immutable` is set"));
            }
        }
    }

    private void sameBut(String why, String... changeable) {
        ObjectNode old = Json.child(before.deepCopy(), "spec").without(List.of(changeable));
        ObjectNode fresh = Json.child(after.deepCopy(), "spec").without(List.of(changeable));
        if (!old.equals(fresh)) {
            causes.add(Fault.forbidden("spec", why));
        }
    }

    private void pod() {
        ObjectNode old = podWithoutChangeable(before);
        if (Json.text(before, "spec", "nodeName").isEmpty()) {
            // Not scheduled yet: that it is given a node is no change of the pod's own.
            old.remove("nodeName");
            if (!podWithoutChangeable(after).without("nodeName").equals(old)) {
                causes.add(Fault.forbidden("spec", POD));
            }
        } else if (!old.equals(podWithoutChangeable(after))) {
            causes.add(Fault.forbidden("spec", POD));
        }
    }

    private static ObjectNode podWithoutChangeable(ObjectNode pod) {
        ObjectNode spec = Json.child(pod.deepCopy(), "spec");
        for (String list : List.of("containers", "initContainers")) {
            for (JsonNode container : spec.path(list)) {
                if (container instanceof ObjectNode fields) {
                    fields.remove("image");
                }
            }
        }
        return spec.without(List.of("activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds"));
    }
}
