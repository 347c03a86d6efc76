package io.rackform.k8s.manifest;

import io.rackform.model.address.AttributePath;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.Finding;
import io.rackform.spi.Impact;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.ReadOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans one object from what was recorded, what was read and what the dry run said. */
final class ManifestPlan {
    /** Deleting one of these loses what others have put into it or behind it. */
    private static final Set<String> PRECIOUS =
            Set.of("PersistentVolumeClaim", "PersistentVolume", "StatefulSet", "Namespace", "CustomResourceDefinition");

    private final Attributes configured;
    private final @Nullable Attributes recorded;
    private final @Nullable ReadOutcome read;
    private final @Nullable Attributes live;
    private final @Nullable Evidence evidence;
    private final DryRunVerdict verdict;
    private final List<Finding> findings = new ArrayList<>();

    private ManifestPlan(PlanRequest request) {
        this.configured = new Attributes(request.configuration());
        this.recorded = Attributes.of(request.recorded()).orElse(null);
        this.read = request.live();
        this.verdict = DryRunVerdict.of(request.dryRun());
        if (request.dryRun() != null) {
            findings.addAll(request.dryRun().findings());
        }
        if (read instanceof ReadOutcome.Found(ObjectValue object, Value seen)) {
            this.live = new Attributes(object);
            this.evidence = Evidence.of(seen);
        } else {
            this.live = null;
            this.evidence = null;
        }
    }

    static ManifestPlan of(PlanRequest request) {
        return new ManifestPlan(request);
    }

    PlannedObject planned() {
        if (evidence != null && evidence.terminating()) {
            findings.add(terminating());
        }
        List<AttributePath> moved = otherIdentity();
        if (!moved.isEmpty()) {
            return replacement(moved);
        }
        if (evidence != null && evidence.terminating()) {
            return plan(fresh());
        }
        return switch (verdict) {
            case DryRunVerdict.Immutable(List<String> fields, String words) -> immutable(fields, words);
            case DryRunVerdict.Accepted(Value object, var ignored) -> accepted(object);
            case DryRunVerdict.Offline() -> plan(offline());
            case DryRunVerdict.Refused() -> plan(offline());
        };
    }

    private PlannedObject plan(ObjectValue planned) {
        return new PlannedObject(planned, List.of(), List.of(), findings);
    }

    /** What of the identity is another than recorded; another version of the same group is the same object. */
    private List<AttributePath> otherIdentity() {
        Identity now = configured.manifest().map(Manifest::identity).orElse(null);
        Identity before = recorded == null
                ? null
                : recorded.manifest().map(Manifest::identity).orElse(null);
        if (now == null || before == null) {
            return List.of();
        }
        AttributePath manifest = AttributePath.of(ManifestSchema.MANIFEST);
        List<AttributePath> moved = new ArrayList<>();
        if (!now.group().equals(before.group())) {
            moved.add(manifest.attribute("apiVersion"));
        }
        if (!now.kind().equals(before.kind())) {
            moved.add(manifest.attribute("kind"));
        }
        if (!now.name().equals(before.name())) {
            moved.add(manifest.attribute("metadata").attribute("name"));
        }
        if (!namespace(now).equals(namespace(before))) {
            moved.add(manifest.attribute("metadata").attribute("namespace"));
        }
        return moved;
    }

    private static String namespace(Identity identity) {
        return identity.namespace().isEmpty() ? Identity.DEFAULT_NAMESPACE : identity.namespace();
    }

    private PlannedObject immutable(List<String> fields, String words) {
        if (recorded == null || !isOurs()) {
            findings.add(Finding.error(
                    "Adopted object cannot be replaced",
                    name() + " was there before Rackform, and the cluster refuses to change "
                            + String.join(", ", fields) + " of it: " + words
                            + ". Rackform does not delete what it did not create. Bring the manifest in line with the"
                            + " object, or delete the object by hand.",
                    ObjectPath.attribute(fields.getFirst())));
            return plan(offline());
        }
        return replacement(fields.stream().map(ObjectPath::attribute).distinct().toList());
    }

    private PlannedObject replacement(List<AttributePath> paths) {
        Identity before =
                Objects.requireNonNull(recorded).manifest().orElseThrow().identity();
        boolean deletes = isOurs();
        List<Impact> impact = deletes ? lost(before) : List.of();
        if (!impact.isEmpty()) {
            if (!configured.allowReplace()) {
                findings.add(Finding.error(
                        "Replacement needs consent",
                        "The change of " + join(paths) + " can only be made by deleting " + before
                                + " and creating it anew, and that loses what it holds. Set \"allow_replace = true\" if"
                                + " that is what you want, or take the change back.",
                        paths.getFirst()));
            }
        }
        return new PlannedObject(fresh(), paths, impact, findings);
    }

    private static List<Impact> lost(Identity identity) {
        return PRECIOUS.contains(identity.kind())
                ? List.of(new Impact(Impact.Kind.DATA_LOSS, identity + " is deleted with all that it holds"))
                : List.of();
    }

    /** Of an object that is destroyed; one that was adopted stays. */
    static List<Impact> deletionImpact(Attributes object) {
        return object.created().orElse(false)
                ? object.manifest()
                        .map(Manifest::identity)
                        .map(ManifestPlan::lost)
                        .orElse(List.of())
                : List.of();
    }

    private static String join(List<AttributePath> paths) {
        return String.join(", ", paths.stream().map(AttributePath::toString).toList());
    }

    private PlannedObject accepted(Value object) {
        if (live != null && !isOurs() && (recorded == null || recorded.created().orElse(false))) {
            findings.add(Finding.warning(
                    "Existing object is adopted",
                    name() + " is there already. The fields of the manifest are applied to it and all its other fields"
                            + " stay. When the resource is destroyed, only these fields are given up: the object is not"
                            + " deleted."));
        }
        return plan(base().with(ManifestSchema.MANIFEST, manifest(object))
                .with(ManifestSchema.OBJECT, object)
                .with(ManifestSchema.UID, uid()));
    }

    /** As recorded, where it means the same to the server: the object does not change, and no field is added or dropped. */
    private Value manifest(Value object) {
        Value configuredManifest = Objects.requireNonNull(configured.configuredManifest());
        if (live == null || recorded == null || !object.equals(live.object())) {
            return configuredManifest;
        }
        Optional<Manifest> now = configured.manifest();
        Optional<Manifest> before = recorded.manifest();
        boolean same = now.isPresent()
                && before.isPresent()
                && !now.get().identity().isSecret()
                && FieldNames.same(now.get().sent(), before.get().sent());
        return same ? Objects.requireNonNull(live.configuredManifest()) : configuredManifest;
    }

    /** Unknown also where the object was made anew by somebody else, or has lost all that we applied: it is applied again. */
    private Value uid() {
        if (live == null || evidence == null) {
            return UnknownValue.of(Type.STRING);
        }
        boolean bare = configured.manifest().map(Manifest::isBare).orElse(false);
        boolean ours = recorded == null
                || ((evidence.owned() || bare) && recorded.uid().equals(live.uid()));
        return ours ? new StringValue(live.uid()) : UnknownValue.of(Type.STRING);
    }

    private ObjectValue offline() {
        if (read == null && recorded != null) {
            ObjectValue before = recorded.all();
            ObjectValue after = base().with(ManifestSchema.OBJECT, value(before, ManifestSchema.OBJECT))
                    .with(ManifestSchema.UID, value(before, ManifestSchema.UID));
            return after.equals(before) ? before : after.with(ManifestSchema.OBJECT, UnknownValue.ANY);
        }
        return base().with(ManifestSchema.OBJECT, UnknownValue.ANY).with(ManifestSchema.UID, uid());
    }

    private static Value value(ObjectValue object, String name) {
        return Objects.requireNonNullElse(object.get(name), UnknownValue.ANY);
    }

    /** The object that takes the place of one that goes. */
    private ObjectValue fresh() {
        return base().with(ManifestSchema.OBJECT, UnknownValue.ANY)
                .with(ManifestSchema.UID, UnknownValue.of(Type.STRING))
                .with(ManifestSchema.CREATED, UnknownValue.of(Type.BOOL));
    }

    /** The configuration, with who owns the fields and who made the object. */
    private ObjectValue base() {
        return configured
                .all()
                .with(ManifestSchema.FIELD_MANAGER, fieldManager())
                .with(ManifestSchema.CREATED, created());
    }

    /** Whether Rackform created the object that is there. */
    private boolean isOurs() {
        Attributes there = live == null ? recorded : live;
        return there != null && there.created().orElse(false);
    }

    private Value created() {
        return switch (read) {
            case null -> recorded == null ? UnknownValue.of(Type.BOOL) : BoolValue.of(isOurs());
            case ReadOutcome.NotFound ignored -> BoolValue.TRUE;
            case ReadOutcome.Found ignored -> BoolValue.of(isOurs());
            case ReadOutcome.Unreachable ignored -> UnknownValue.of(Type.BOOL);
        };
    }

    private Value fieldManager() {
        Value configuredManager = configured.all().get(ManifestSchema.FIELD_MANAGER);
        if (configuredManager != null && !configuredManager.isNull()) {
            return configuredManager;
        }
        String known = switch (verdict) {
            case DryRunVerdict.Accepted(var ignored, String fieldManager) -> fieldManager;
            case DryRunVerdict.Offline ignored -> "";
            case DryRunVerdict.Immutable ignored -> "";
            case DryRunVerdict.Refused ignored -> "";
        };
        if (known.isEmpty() && evidence != null) {
            known = evidence.fieldManager();
        }
        if (known.isEmpty() && recorded != null) {
            known = recorded.fieldManager();
        }
        return known.isEmpty() ? UnknownValue.of(Type.STRING) : new StringValue(known);
    }

    private String name() {
        return configured
                .manifest()
                .map(manifest -> manifest.identity().toString())
                .orElse("The object");
    }

    private Finding terminating() {
        return Finding.warning(
                "Object is being deleted",
                name()
                        + " is there, but the cluster is deleting it. Apply waits until it is gone and creates it anew; if"
                        + " a finalizer holds it, that never comes.");
    }
}
