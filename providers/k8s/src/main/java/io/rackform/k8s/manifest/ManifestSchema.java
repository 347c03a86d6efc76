package io.rackform.k8s.manifest;

import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.NestedBlock;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;

/** The schema of {@code k8s_manifest} and the names in it. */
public final class ManifestSchema {
    public static final String TYPE = "k8s_manifest";

    public static final String MANIFEST = "manifest";
    public static final String FIELD_MANAGER = "field_manager";
    public static final String FORCE_CONFLICTS = "force_conflicts";
    public static final String ALLOW_REPLACE = "allow_replace";
    public static final String OBJECT = "object";
    public static final String UID = "uid";
    public static final String CREATED = "created";
    public static final String SENSITIVE_FIELDS = "sensitive_fields_wo";
    public static final String SENSITIVE_FIELDS_VERSION = "sensitive_fields_wo_version";
    public static final String WAIT = "wait";
    public static final String WAIT_READY = "ready";
    public static final String WAIT_TIMEOUT = "timeout";
    public static final String WAIT_CONDITIONS = "conditions";
    public static final String WAIT_FIELDS = "fields";

    private ManifestSchema() {}

    static ResourceSchema schema() {
        return new ResourceSchema(1, block(), DESCRIPTION);
    }

    private static final String DESCRIPTION =
            "One object of a Kubernetes cluster, by server-side apply: only the fields"
                    + " that the manifest names are owned, whatever others add is left alone. The plan is the server's own answer to"
                    + " a dry run, with its defaults, its warnings and the conflicts with other field managers. An object that"
                    + " existed before is adopted: its other fields stay, and destroying the resource gives up the fields"
                    + " again instead of deleting the object.";

    private static BlockSchema block() {
        return BlockSchema.builder()
                .required(
                        MANIFEST,
                        Type.ANY,
                        "The object, as `kubectl` takes it: `apiVersion`, `kind`, `metadata` with a `name`, and the rest."
                                + " Another group, kind, namespace or name is another object.")
                .optionalComputed(
                        FIELD_MANAGER,
                        Type.STRING,
                        "The name under which the fields are owned; the provider's `field_manager` where it is not set.")
                .optional(
                        FORCE_CONFLICTS,
                        Type.BOOL,
                        "What happens to fields that another manager owns with another value. `true`: they are taken over."
                                + " `false`: the plan fails and names the owners. Not set: as `false`, but fields that this"
                                + " resource had applied before and that were since edited by hand are taken back.")
                .optional(
                        ALLOW_REPLACE,
                        Type.BOOL,
                        "Consent to delete and create anew an object whose deletion loses more than the object:"
                                + " PersistentVolumeClaim, PersistentVolume, StatefulSet, Namespace,"
                                + " CustomResourceDefinition.")
                .optional(
                        SENSITIVE_FIELDS,
                        Type.map(Type.STRING),
                        "Fields that nothing may keep, by path: `{ \"stringData.password\" = ... }`; a name with a dot in"
                                + " it stands in brackets, `data[\"tls.key\"]`. They are applied beside the manifest, under"
                                + " the field manager's name with `-wo` behind it, when the object is created and when"
                                + " `sensitive_fields_wo_version` changes. They are in no plan and no state, and are not"
                                + " compared with the cluster. May be ephemeral.",
                        Trait.WRITE_ONLY)
                .optional(
                        SENSITIVE_FIELDS_VERSION,
                        Type.NUMBER,
                        "Applies `sensitive_fields_wo` again when it changes; fields that are no longer in it are taken"
                                + " off the object.")
                .computed(
                        OBJECT,
                        Type.ANY,
                        "The object as the server has it: the fields of the manifest and the server's defaults, without"
                                + " status, without what other managers own, and without the values of a Secret.")
                .computed(UID, Type.STRING, "The `uid` that the cluster gave the object.")
                .computed(
                        CREATED,
                        Type.BOOL,
                        "Whether Rackform created the object. One that was there before is not deleted on destroy.")
                .block(WAIT, new NestedBlock(NestedBlock.Nesting.SINGLE, waitBlock(), 0, 1))
                .build();
    }

    private static BlockSchema waitBlock() {
        return BlockSchema.builder()
                .optional(
                        WAIT_READY,
                        Type.BOOL,
                        "Whether to wait until the object is ready, by the rule of its kind; `true` where it is not set.")
                .optional(
                        WAIT_TIMEOUT,
                        Type.STRING,
                        "How long to wait, for readiness or for the end of a deletion: `90s`, `5m`, `1h30m`; `10m` where"
                                + " it is not set.")
                .optional(
                        WAIT_CONDITIONS,
                        Type.list(Type.STRING),
                        "Types of conditions in `status.conditions` that must be `True` as well.")
                .optional(
                        WAIT_FIELDS,
                        Type.map(Type.STRING),
                        "Texts that fields must have as well, by path: `{ \"status.phase\" = \"Running\" }`.")
                .build();
    }
}
