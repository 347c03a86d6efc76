package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.address.AttributePath;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Faults of a configuration that can be told without the cluster; what is not known yet is left alone. */
final class ManifestChecks {
    private static final AttributePath MANIFEST = AttributePath.of(ManifestSchema.MANIFEST);

    private static final List<String> SERVERS_METADATA = List.of(
            "managedFields",
            "resourceVersion",
            "uid",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "selfLink");

    private static final Pattern VERSION = Pattern.compile("([a-z0-9.-]+/)?v[a-z0-9]+");
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z0-9]*");

    private final List<Finding> findings = new ArrayList<>();

    private ManifestChecks() {}

    static List<Finding> of(Attributes configuration) {
        ManifestChecks checks = new ManifestChecks();
        Value manifest = configuration.configuredManifest();
        if (manifest != null && !(manifest instanceof UnknownValue)) {
            checks.manifest(manifest);
        }
        checks.timeout(Tree.at(configuration.all(), ManifestSchema.WAIT, ManifestSchema.WAIT_TIMEOUT));
        checks.fieldManager(Tree.at(configuration.all(), ManifestSchema.FIELD_MANAGER));
        checks.writeOnly(configuration);
        return List.copyOf(checks.findings);
    }

    private void writeOnly(Attributes configuration) {
        AttributePath fields = AttributePath.of(ManifestSchema.SENSITIVE_FIELDS);
        WriteOnlyFields.unreadable(configuration)
                .ifPresent(path -> add(
                        "Path of a write-only field cannot be used",
                        "\"" + path
                                + "\" does not name a field that may be set here. A path is written as"
                                + " \"stringData.password\" or, where a name has a dot, as \"data[\\\"tls.key\\\"]\"; the"
                                + " manifest alone tells apiVersion, kind and name, and the cluster the status.",
                        fields));
        Value set = configuration.all().get(ManifestSchema.SENSITIVE_FIELDS);
        Value version = configuration.all().get(ManifestSchema.SENSITIVE_FIELDS_VERSION);
        if (set != null && !set.isNull() && version != null && version.isNull()) {
            add(
                    "Write-only fields without a version",
                    "The argument \"sensitive_fields_wo\" is set, but \"sensitive_fields_wo_version\" is not. What nothing"
                            + " keeps cannot be compared: the version says when the fields are to be applied again. Set it"
                            + " to 1, and raise it with every new value.",
                    fields);
        }
    }

    private void add(String summary, String detail, AttributePath path) {
        findings.add(Finding.error(summary, detail, path));
    }

    private void manifest(Value manifest) {
        if (!Tree.isObject(manifest)) {
            add(
                    "Manifest is not an object",
                    "A manifest is one Kubernetes object with apiVersion, kind and metadata, but this is "
                            + manifest.type().friendlyName()
                            + ". Write it as an object, or read it with yamldecode(file(...)); a file with several"
                            + " documents gives several resources.",
                    MANIFEST);
            return;
        }
        text(manifest, VERSION, "\"v1\" or \"apps/v1\"", "apiVersion");
        text(manifest, KIND, "\"ConfigMap\"", "kind");
        text(manifest, ObjectPath.NAME, "a name without slashes", "metadata", "name");
        if (Tree.at(manifest, "metadata", "namespace") != null) {
            text(manifest, ObjectPath.NAME, "a name without slashes", "metadata", "namespace");
        }
        if (Tree.text(manifest, "kind").endsWith("List") && Tree.at(manifest, "items") != null) {
            add(
                    "Manifest is a list",
                    "One resource is one object, but this manifest is a " + Tree.text(manifest, "kind")
                            + ". Use for_each over its items.",
                    MANIFEST);
        }
        serversFields(manifest);
    }

    private void text(Value manifest, Pattern form, String example, String... path) {
        Value parent = Tree.at(manifest, java.util.Arrays.copyOf(path, path.length - 1));
        Value value = Tree.at(manifest, path);
        if (parent instanceof UnknownValue || value instanceof UnknownValue) {
            return;
        }
        if (value instanceof StringValue(String text) && form.matcher(text).matches()) {
            return;
        }
        String name = String.join(".", path);
        add(
                "Manifest does not name its object",
                "The manifest's " + name + " must be a text as " + example + ", but it "
                        + (value == null ? "has none" : "is something else")
                        + ". Without it nobody can tell which object of the cluster is meant; generateName cannot be"
                        + " used, for the object would be another one with every apply.",
                value == null ? MANIFEST : path(path));
    }

    private void serversFields(Value manifest) {
        for (String field : SERVERS_METADATA) {
            if (Tree.at(manifest, "metadata", field) != null) {
                serversField("metadata", field);
            }
        }
        if (Tree.at(manifest, "status") != null
                && !Tree.fields(Tree.at(manifest, "status")).isEmpty()) {
            serversField("status");
        }
    }

    private void serversField(String... path) {
        add(
                "Manifest sets a field of the cluster's own",
                "The manifest sets " + String.join(".", path)
                        + ", which the cluster decides. It comes along when an object is copied from a running cluster:"
                        + " take it out.",
                path(path));
    }

    private static AttributePath path(String... names) {
        AttributePath path = MANIFEST;
        for (String name : names) {
            path = path.attribute(name);
        }
        return path;
    }

    private void timeout(@Nullable Value timeout) {
        if (timeout instanceof StringValue(String text)
                && WaitRule.duration(text).isEmpty()) {
            add(
                    "Time to wait cannot be read",
                    "The timeout is \"" + text + "\"; write it as \"90s\", \"5m\" or \"1h30m\".",
                    AttributePath.of(ManifestSchema.WAIT, ManifestSchema.WAIT_TIMEOUT));
        }
    }

    private void fieldManager(@Nullable Value fieldManager) {
        if (fieldManager instanceof StringValue(String text) && (text.isBlank() || text.length() > 128)) {
            add(
                    "Field manager cannot be used",
                    "A field manager is a text of 1 to 128 characters.",
                    AttributePath.of(ManifestSchema.FIELD_MANAGER));
        }
    }
}
