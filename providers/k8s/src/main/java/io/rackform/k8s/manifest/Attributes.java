package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attributes of a {@code k8s_manifest}, configured, recorded or live, by their names. */
public record Attributes(ObjectValue all) {
    public static Optional<Attributes> of(@Nullable ObjectValue object) {
        return Optional.ofNullable(object).map(Attributes::new);
    }

    public @Nullable Value configuredManifest() {
        return all.get(ManifestSchema.MANIFEST);
    }

    public Optional<Manifest> manifest() {
        return Manifest.of(configuredManifest());
    }

    /** Empty where it is not set or not known. */
    public String fieldManager() {
        return Tree.text(all, ManifestSchema.FIELD_MANAGER);
    }

    /** Empty where it is not set. */
    public Optional<Boolean> forceConflicts() {
        return Tree.at(all, ManifestSchema.FORCE_CONFLICTS) instanceof BoolValue(boolean force)
                ? Optional.of(force)
                : Optional.empty();
    }

    public boolean allowReplace() {
        return Tree.isTrue(all, ManifestSchema.ALLOW_REPLACE);
    }

    public WaitRule waitRule() {
        return WaitRule.of(all.get(ManifestSchema.WAIT));
    }

    /** Null where it is not known. */
    public @Nullable Value object() {
        Value object = Tree.at(all, ManifestSchema.OBJECT);
        return object != null && object.isKnown() ? object : null;
    }

    /** Empty where it is not known. */
    public String uid() {
        return Tree.text(all, ManifestSchema.UID);
    }

    /** Empty where it is not known. */
    public Optional<Boolean> created() {
        return all.get(ManifestSchema.CREATED) instanceof BoolValue(boolean created)
                ? Optional.of(created)
                : Optional.empty();
    }

    /** These attributes with what the cluster says of the object. */
    public Attributes with(Value manifest, Value object, String fieldManager, String uid, boolean created) {
        return new Attributes(all.with(ManifestSchema.MANIFEST, manifest)
                .with(ManifestSchema.OBJECT, object)
                .with(ManifestSchema.FIELD_MANAGER, new StringValue(fieldManager))
                .with(ManifestSchema.UID, new StringValue(uid))
                .with(ManifestSchema.CREATED, BoolValue.of(created)));
    }
}
