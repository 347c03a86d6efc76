package io.rackform.lab.cluster.rules;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ApiProblem.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether an object of a built-in kind is valid on its own. Covers what manifests get wrong, not everything. */
final class Validation {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final Pattern QUALIFIED =
            Pattern.compile("([a-z0-9][-a-z0-9.]*/)?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern DATA_KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\r\\n]*={0,2}[\\r\\n]*");

    private final List<Cause> causes = new ArrayList<>();

    private Validation() {}

    static List<Cause> of(String kind, ObjectNode object) {
        Validation validation = new Validation();
        validation.metadata(kind, object.path("metadata"));
        validation.body(kind, object);
        return List.copyOf(validation.causes);
    }

    private void metadata(String kind, JsonNode metadata) {
        JsonNode name = metadata.path("name");
        // RBAC names may hold anything that a path segment may.
        boolean pathSegment = kind.endsWith("Role") || kind.endsWith("RoleBinding");
        if (!pathSegment) {
            boolean label = kind.equals("Namespace") || kind.equals("Service");
            Pattern pattern = label ? LABEL : SUBDOMAIN;
            int limit = label ? 63 : 253;
            String text = name.asString("");
            if (text.length() > limit || !pattern.matcher(text).matches()) {
                String noun = label ? "a lowercase RFC 1123 label" : "a lowercase RFC 1123 subdomain";
                causes.add(Fault.invalid(
                        "metadata.name",
                        name,
                        noun + " must consist of lower case alphanumeric characters, '-' or '.', and must start and end"
                                + " with an alphanumeric character"));
            }
        }
        for (var label : metadata.path("labels").properties()) {
            if (!QUALIFIED.matcher(label.getKey()).matches()) {
                causes.add(
                        Fault.invalid(
                                "metadata.labels",
                                Json.string(label.getKey()),
                                "name part must consist of alphanumeric"
                                        + " characters, '-', '_' or '.', and must start and end with an alphanumeric character"));
            }
            String value = label.getValue().asString("");
            if (value.length() > 63 || !LABEL_VALUE.matcher(value).matches()) {
                causes.add(Fault.invalid(
                        "metadata.labels",
                        label.getValue(),
                        "a valid label must be an empty string or consist of"
                                + " alphanumeric characters, '-', '_' or '.', and must start and end with an"
                                + " alphanumeric character"));
            }
        }
    }

    private void body(String kind, ObjectNode object) {
        JsonNode spec = object.path("spec");
        switch (kind) {
            case "ConfigMap" -> keys(object, "data");
            case "Secret" -> secret(object);
            case "Pod" -> pod("spec", spec);
            case "Deployment", "StatefulSet", "ReplicaSet" -> {
                if (spec.path("replicas").asInt(0) < 0) {
                    causes.add(Fault.invalid(
                            "spec.replicas", spec.path("replicas"), "must be greater than or equal to 0"));
                }
                workload(spec);
            }
            case "DaemonSet" -> workload(spec);
            case "Job" -> {
                pod("spec.template.spec", spec.path("template").path("spec"));
                JsonNode policy = spec.path("template").path("spec").path("restartPolicy");
                if (policy.asString("").equals("Always")) {
                    causes.add(
                            Fault.unsupported("spec.template.spec.restartPolicy", policy, "\"OnFailure\", \"Never\""));
                }
            }
            case "Service" -> service(spec);
            case "PersistentVolumeClaim" -> {
                require(spec, "spec.accessModes", "accessModes", "at least 1 access mode is required");
                require(spec.path("resources").path("requests"), "spec.resources[storage]", "storage", "");
            }
            case "RoleBinding", "ClusterRoleBinding" -> require(object.path("roleRef"), "roleRef.name", "name", "");
            case "CustomResourceDefinition" -> definition(object);
            default -> {}
        }
    }

    private void require(JsonNode object, String path, String name, String why) {
        JsonNode value = object.path(name);
        if (value.isMissingNode()
                || (value.isContainer() && value.isEmpty())
                || (value.isString() && value.asString().isEmpty())) {
            causes.add(Fault.required(path, why));
        }
    }

    private void keys(ObjectNode object, String field) {
        for (String key : object.path(field).propertyNames()) {
            if (!DATA_KEY.matcher(key).matches()) {
                causes.add(Fault.invalid(
                        field + "[" + key + "]",
                        Json.string(key),
                        "a valid config key must consist of alphanumeric characters, '-', '_' or '.'"));
            }
        }
    }

    private void secret(ObjectNode object) {
        keys(object, "data");
        for (var entry : object.path("data").properties()) {
            String text = entry.getValue().asString("");
            if (text.replaceAll("[\\r\\n]", "").length() % 4 != 0
                    || !BASE64.matcher(text).matches()) {
                // The value is a secret: the path must do.
                causes.add(new Cause(
                        "FieldValueInvalid", "Invalid value: illegal base64 data", "data[" + entry.getKey() + "]"));
            }
        }
        if (Json.text(object, "type").equals("kubernetes.io/tls")) {
            require(object.path("data"), "data[tls.crt]", "tls.crt", "");
            require(object.path("data"), "data[tls.key]", "tls.key", "");
        }
    }

    private void workload(JsonNode spec) {
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        if (!spec.has("selector")) {
            causes.add(Fault.required("spec.selector", ""));
        } else if (!Selectors.ofSelector(spec.path("selector")).test(labels)) {
            causes.add(Fault.invalid(
                    "spec.template.metadata.labels",
                    labels.isMissingNode() ? Json.object() : labels,
                    "`selector` does not match template `labels`"));
        }
        pod("spec.template.spec", spec.path("template").path("spec"));
    }

    private void pod(String path, JsonNode spec) {
        if (spec.path("containers").isEmpty()) {
            causes.add(Fault.required(path + ".containers", ""));
        }
        int index = 0;
        for (JsonNode container : spec.path("containers")) {
            String at = path + ".containers[" + index++ + "]";
            require(container, at + ".name", "name", "");
            require(container, at + ".image", "image", "");
            for (JsonNode mount : container.path("volumeMounts")) {
                String volume = Json.text(mount, "name");
                boolean known = spec.path("volumes")
                        .valueStream()
                        .anyMatch(v -> Json.text(v, "name").equals(volume));
                if (!known) {
                    causes.add(new Cause(
                            "FieldValueNotFound", "Not found: \"" + volume + "\"", at + ".volumeMounts[0].name"));
                }
            }
        }
    }

    private void service(JsonNode spec) {
        if (!Json.text(spec, "type").equals("ExternalName")
                && !Json.text(spec, "clusterIP").equals("None")) {
            require(spec, "spec.ports", "ports", "");
        }
        int index = 0;
        for (JsonNode port : spec.path("ports")) {
            String at = "spec.ports[" + index++ + "]";
            int number = port.path("port").asInt(0);
            if (number < 1 || number > 65535) {
                causes.add(Fault.invalid(at + ".port", port.path("port"), "must be between 1 and 65535, inclusive"));
            }
            if (spec.path("ports").size() > 1) {
                require(port, at + ".name", "name", "");
            }
        }
    }

    private void definition(ObjectNode object) {
        JsonNode spec = object.path("spec");
        String expected = Json.text(spec, "names", "plural") + "." + Json.text(spec, "group");
        if (!expected.equals(Json.text(object, "metadata", "name"))) {
            causes.add(Fault.invalid(
                    "metadata.name",
                    object.path("metadata").path("name"),
                    "must be spec.names.plural+\".\"+spec.group"));
        }
        require(spec, "spec.versions", "versions", "");
        require(spec.path("names"), "spec.names.kind", "kind", "");
        int index = 0;
        for (JsonNode version : spec.path("versions")) {
            require(
                    version.path("schema"),
                    "spec.versions[" + index++ + "].schema.openAPIV3Schema",
                    "openAPIV3Schema",
                    "schemas are required");
        }
    }
}
