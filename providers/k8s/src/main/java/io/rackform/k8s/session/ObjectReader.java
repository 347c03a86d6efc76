package io.rackform.k8s.session;

import io.rackform.k8s.api.Reply;
import io.rackform.k8s.json.Tree;
import io.rackform.k8s.manifest.Attributes;
import io.rackform.k8s.manifest.Evidence;
import io.rackform.k8s.manifest.ImportName;
import io.rackform.k8s.manifest.LiveManifest;
import io.rackform.k8s.manifest.Manifest;
import io.rackform.k8s.manifest.ManifestSchema;
import io.rackform.k8s.manifest.Overlay;
import io.rackform.k8s.manifest.Projection;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.spi.Finding;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads the objects of one batch and says what each is like in the words of its resource. Used from many threads. */
final class ObjectReader {
    private final Cluster cluster;

    /** One silence speaks for the whole cluster: the rest of the batch does not wait for its own. */
    private final AtomicReference<@Nullable Finding> away = new AtomicReference<>();

    ObjectReader(Cluster cluster) {
        this.cluster = cluster;
    }

    ReadOutcome read(ReadRequest request) {
        Attributes recorded = Attributes.of(request.recorded()).orElse(null);
        Attributes about = recorded != null ? recorded : wanted(request);
        boolean whole = request.identity() != null && request.desired() == null;
        Manifest manifest = about.manifest().orElse(null);
        if (manifest == null) {
            return recorded == null ? new ReadOutcome.NotFound() : unreadable();
        }
        Finding known = away.get();
        if (known != null) {
            return new ReadOutcome.Unreachable(List.of(known));
        }
        return switch (cluster.kinds().find(manifest.identity())) {
            case Kinds.Lookup.Absent() -> new ReadOutcome.NotFound();
            case Kinds.Lookup.Unknown(Finding finding, boolean silent) ->
                silent ? silence(finding) : new ReadOutcome.Unreachable(List.of(finding));
            case Kinds.Lookup.Known(ServedKind kind) ->
                outcome(cluster.get(kind, manifest.identity()), manifest, about, recorded, whole);
        };
    }

    /** What is looked for where nothing is recorded: what is wanted, else what only has a name. */
    private static Attributes wanted(ReadRequest request) {
        ObjectValue identity = request.identity();
        return identity != null && request.desired() == null
                ? ImportName.attributes(identity)
                : new Attributes(Objects.requireNonNullElse(request.desired(), ObjectValue.EMPTY));
    }

    private ReadOutcome silence(Finding finding) {
        away.compareAndSet(null, finding);
        return new ReadOutcome.Unreachable(List.of(finding));
    }

    private static ReadOutcome unreadable() {
        return new ReadOutcome.Unreachable(
                List.of(
                        Finding.error(
                                "Recorded manifest names no object",
                                "The state has this resource without apiVersion, kind or name, so that nobody can tell which object of the"
                                        + " cluster it is. The state was changed by other means than Rackform; restore a version of it.")));
    }

    /** @param whole whether all of the object is asked for, not only what a manifest names */
    private ReadOutcome outcome(
            Reply reply, Manifest manifest, Attributes about, @Nullable Attributes recorded, boolean whole) {
        return switch (reply) {
            case Reply.Silence(Finding finding, var ignored) -> silence(finding);
            case Reply.Answer answer when answer.status() == 404 -> new ReadOutcome.NotFound();
            case Reply.Answer answer
            when !answer.succeeded() ->
                new ReadOutcome.Unreachable(
                        List.of(Refusals.of(cluster.server(), "read", manifest.identity(), answer)));
            case Reply.Answer answer
            when whole -> {
                ObjectValue all = LiveManifest.of(answer.body(), manifest.identity());
                yield found(
                        answer.body(),
                        new Manifest(manifest.identity(), all),
                        new Attributes(about.all().with(ManifestSchema.MANIFEST, all)),
                        null);
            }
            case Reply.Answer answer -> found(answer.body(), manifest, about, recorded);
        };
    }

    private ReadOutcome found(Value object, Manifest manifest, Attributes about, @Nullable Attributes recorded) {
        String manager = cluster.managerOf(about);
        // Of an object that is not recorded, a plan that is in doubt may say what it was to be.
        Value before = about.object();
        ObjectValue live = Projection.ofLive(object, manifest, manager, before);
        Value written = Objects.requireNonNull(about.configuredManifest());
        String uid = Tree.text(object, "metadata", "uid");
        // Another uid is another object, whatever was recorded of the one before.
        boolean created = (recorded != null && recorded.uid().equals(uid))
                ? recorded.created().orElse(false)
                : Evidence.createdBy(object, manager);
        Attributes attributes =
                known(about).with(Overlay.of(written, before, live, object), live, manager, uid, created);
        return new ReadOutcome.Found(
                attributes.all(),
                Evidence.of(object, manager, cluster.fieldManager()).value());
    }

    /** What a configuration does not say yet is no property of the live object. */
    private static Attributes known(Attributes attributes) {
        TreeMap<String, Value> values = new TreeMap<>();
        attributes
                .all()
                .attributes()
                .forEach((name, value) ->
                        values.put(name, Values.isWhollyKnown(value) ? value : new NullValue(value.type())));
        return new Attributes(new ObjectValue(values));
    }
}
