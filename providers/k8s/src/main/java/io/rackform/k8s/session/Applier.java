package io.rackform.k8s.session;

import io.rackform.k8s.api.Call;
import io.rackform.k8s.api.Reply;
import io.rackform.k8s.api.ServerStatus;
import io.rackform.k8s.json.Tree;
import io.rackform.k8s.manifest.Attributes;
import io.rackform.k8s.manifest.Evidence;
import io.rackform.k8s.manifest.Identity;
import io.rackform.k8s.manifest.Manifest;
import io.rackform.k8s.manifest.ManifestSchema;
import io.rackform.k8s.manifest.Projection;
import io.rackform.k8s.manifest.WaitRule;
import io.rackform.k8s.manifest.WriteOnlyFields;
import io.rackform.model.type.Type;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.ChangeUnit.Edit;
import io.rackform.spi.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates or updates one object, and waits until it is ready. */
final class Applier {
    /** How long a namespace or a kind may be missing that another operation of the same apply is making. */
    private static final Duration FOR_WHAT_IT_NEEDS = Duration.ofSeconds(60);

    private static final int RACES = 3;

    private final Cluster cluster;
    private final ApplyMonitor monitor;
    private final Attributes configured;
    private final boolean isNew;
    private final @Nullable Attributes prior;
    private final @Nullable Attributes planned;
    private final Manifest manifest;
    private final String manager;
    private final WaitRule rule;
    private final List<Finding> warnings = new ArrayList<>();

    private Applier(Cluster cluster, ApplyMonitor monitor, Edit edit, Attributes configured, Manifest manifest) {
        this.cluster = cluster;
        this.monitor = monitor;
        this.configured = configured;
        this.isNew = edit.kind() == ChangeUnit.Kind.CREATE;
        this.prior = Attributes.of(edit.prior()).orElse(null);
        this.planned = Attributes.of(edit.planned()).orElse(null);
        this.manifest = manifest;
        this.manager = cluster.managerOf(configured);
        this.rule = configured.waitRule();
    }

    static ApplyOutcome apply(Cluster cluster, Edit edit, ApplyMonitor monitor) {
        Attributes configured = new Attributes(Objects.requireNonNull(edit.configuration()));
        Manifest manifest =
                configured.manifest().filter(Manifest::isWhollyKnown).orElse(null);
        if (manifest == null) {
            return failed(
                    Finding.error(
                            "Manifest is not complete",
                            "The manifest does not say which object it is about, or parts of it are not known: nothing was sent."));
        }
        return new Applier(cluster, monitor, edit, configured, manifest).run();
    }

    private static ApplyOutcome failed(Finding finding) {
        return new ApplyOutcome.Failed(List.of(finding));
    }

    private Identity identity() {
        return manifest.identity();
    }

    private ApplyOutcome run() {
        return switch (awaitKind()) {
            case Kinds.Lookup.Absent() -> failed(absentKind());
            case Kinds.Lookup.Unknown(Finding finding, var ignored) -> failed(finding);
            case Kinds.Lookup.Known(ServedKind kind)
            when !kind.namespaced() && !identity().namespace().isEmpty() ->
                failed(DryRuns.namespaceOnClusterScope(identity()));
            case Kinds.Lookup.Known(ServedKind kind) -> look(kind);
        };
    }

    /** A definition is established before discovery serves its kind. */
    private Kinds.Lookup awaitKind() {
        Patience patience = new Patience(monitor, shorter(FOR_WHAT_IT_NEEDS));
        Kinds.Lookup lookup = cluster.kinds().find(identity());
        boolean told = false;
        while (lookup instanceof Kinds.Lookup.Absent) {
            if (!told) {
                monitor.phase("waiting until the cluster serves " + identity().kind());
                told = true;
            }
            if (!patience.again()) {
                return lookup;
            }
            lookup = cluster.kinds().find(identity());
        }
        return lookup;
    }

    private Duration shorter(Duration limit) {
        return rule.timeout().compareTo(limit) < 0 ? rule.timeout() : limit;
    }

    private Finding absentKind() {
        return Finding.error(
                "Cluster does not have this kind",
                cluster.server() + " serves no " + identity().kind() + " of "
                        + identity().apiVersion()
                        + ". Check apiVersion and kind; if the kind comes from a CustomResourceDefinition, apply that first"
                        + " and let this resource depend on it.");
    }

    /** What is there now, beside what the plan saw. */
    private ApplyOutcome look(ServedKind kind) {
        Reply reply = cluster.get(kind, identity());
        if (reply instanceof Reply.Answer answer
                && answer.succeeded()
                && Evidence.isTerminating(answer.body())
                && Removal.await(cluster, kind, identity(), Tree.text(answer.body(), "metadata", "uid"), monitor, rule)
                        instanceof Removal.Gone) {
            return write(kind, null, true);
        }
        return switch (reply) {
            case Reply.Silence(Finding finding, var ignored) -> failed(finding);
            case Reply.Answer answer
            when answer.status() == 404 -> prior == null ? write(kind, null, true) : failed(gone());
            case Reply.Answer answer
            when !answer.succeeded() -> failed(Refusals.of(cluster.server(), "read", identity(), answer));
            case Reply.Answer answer
            when Evidence.isTerminating(answer.body()) -> failed(stillTerminating(answer.body()));
            case Reply.Answer answer -> writeOver(kind, answer.body());
        };
    }

    private ApplyOutcome writeOver(ServedKind kind, Value there) {
        String uid = Tree.text(there, "metadata", "uid");
        if (prior != null) {
            return prior.uid().isEmpty() || prior.uid().equals(uid)
                    ? write(kind, there, prior.created().orElse(false))
                    : failed(another());
        }
        boolean ours = Evidence.createdBy(there, manager);
        boolean expected = planned == null || !planned.created().orElse(false);
        return ours || expected ? write(kind, there, ours) : failed(appeared());
    }

    private Finding gone() {
        return Finding.error(
                "Object is gone since the plan",
                identity() + " was on " + cluster.server() + " when the plan was made and is not any more. Nothing was"
                        + " changed. Plan again.");
    }

    private Finding another() {
        return Finding.error(
                "Object was made anew since the plan",
                identity() + " on " + cluster.server()
                        + " is another object than when the plan was made: somebody deleted"
                        + " it and created one of the same name. Nothing was changed. Plan again.");
    }

    private Finding appeared() {
        return Finding.error(
                "Object appeared since the plan",
                "The plan was to create " + identity() + " on " + cluster.server()
                        + ", but somebody else has created it"
                        + " meanwhile. Nothing was changed. Plan again to adopt it, or take another name.");
    }

    private Finding stillTerminating(Value there) {
        return Finding.error(
                "Object is still being deleted",
                identity() + " on " + cluster.server() + " is being deleted, and that did not end in time"
                        + Removal.holders(there) + ". Nothing was changed.");
    }

    private ApplyOutcome write(ServedKind kind, @Nullable Value there, boolean created) {
        monitor.phase("applying " + identity());
        String path = kind.path(identity());
        ObjectValue body = there == null ? manifest.sent() : named(there);
        Patience needed = new Patience(monitor, shorter(FOR_WHAT_IT_NEEDS));
        boolean force = configured.forceConflicts().orElse(false);
        int races = 0;
        // A new object is made with its write-only fields, as their manager, and then divided between the two.
        boolean whole = there == null && WriteOnlyFields.isDue(configured, isNew ? null : prior);
        boolean made = false;
        while (true) {
            Reply reply = cluster.api()
                    .send(whole ? wholeObject(path) : Call.apply(path, body, manager, force, Call.Effect.WRITE));
            if (!(reply instanceof Reply.Answer answer)) {
                return made ? unsure((Reply.Silence) reply) : unanswered((Reply.Silence) reply);
            }
            ServerStatus status = ServerStatus.of(answer);
            if (answer.succeeded() && whole) {
                whole = false;
                made = true;
                force = true;
                body = named(answer.body());
            } else if (answer.succeeded()) {
                return settled(kind, answer, created);
            } else if (isAbsentNamespace(kind, status)) {
                monitor.phase("waiting for namespace " + identity().namespace());
                if (!needed.again()) {
                    return failed(absentNamespace());
                }
            } else if (isNotServedYet(status)) {
                if (!needed.again()) {
                    return failed(absentKind());
                }
            } else if (whole) {
                // Its words may quote a value that nothing may keep. What is refused without those values may be told.
                whole = false;
            } else if (status.isConflictOfManagers() && !force) {
                Conflicts conflicts = Conflicts.of(status);
                if (!mayTake(conflicts, there)) {
                    return failed(conflicts.refused(cluster.server(), identity()));
                }
                force = true;
            } else if (status.code() == 409 && status.message().contains("has been modified") && races < RACES) {
                // Somebody wrote between the server's own reading and writing: it changed nothing, and merges anew.
                races++;
            } else {
                return made ? new ApplyOutcome.Indeterminate(List.of(refusal(answer))) : refused(answer, status);
            }
        }
    }

    private Call wholeObject(String path) {
        return Call.apply(
                path,
                WriteOnlyFields.on(manifest.sent(), configured, manifest),
                WriteOnlyFields.manager(manager),
                false,
                Call.Effect.WRITE);
    }

    /** What is sent to an object that is there, and to no other of its name. */
    private ObjectValue named(Value there) {
        return Tree.with(manifest.sent(), new StringValue(Tree.text(there, "metadata", "uid")), "metadata", "uid");
    }

    private static boolean isAbsentNamespace(ServedKind kind, ServerStatus status) {
        return status.code() == 404 && kind.namespaced() && status.aboutKind().equals("namespaces");
    }

    /** One of several API servers may serve a new kind a moment later than the one that was asked for its kinds. */
    private static boolean isNotServedYet(ServerStatus status) {
        return status.code() == 404 && status.reason().isEmpty();
    }

    /** Only what the plan showed is taken back: where the object changed once more since, its owners are told instead. */
    private boolean mayTake(Conflicts conflicts, @Nullable Value there) {
        if (there == null || prior == null || !conflicts.mayBeTakenBack(configured, prior)) {
            return false;
        }
        Manifest applied = prior.manifest().orElse(manifest);
        return Projection.ofLive(there, applied, cluster.managerOf(prior), prior.object())
                .equals(prior.object());
    }

    private ApplyOutcome unanswered(Reply.Silence silence) {
        return silence.mayHaveArrived() ? unsure(silence) : failed(silence.finding());
    }

    private static ApplyOutcome unsure(Reply.Silence silence) {
        return new ApplyOutcome.Indeterminate(List.of(silence.finding()));
    }

    private Finding refusal(Reply.Answer answer) {
        return Refusals.of(cluster.server(), "apply", identity(), answer);
    }

    private ApplyOutcome refused(Reply.Answer answer, ServerStatus status) {
        Finding finding = refusal(answer);
        return status.code() >= 500 && !Refusals.isSchemaFault(status)
                ? new ApplyOutcome.Indeterminate(List.of(finding))
                : failed(finding);
    }

    private Finding absentNamespace() {
        return Finding.error(
                "Namespace is not there",
                identity() + " belongs to namespace " + identity().namespace() + ", which " + cluster.server()
                        + " does not have. If a resource of this configuration makes it, refer to that resource in"
                        + " metadata.namespace, so that it comes first; else create it, or correct the name.");
    }

    private ApplyOutcome settled(ServedKind kind, Reply.Answer answer, boolean created) {
        if (planned == null || planned.object() == null) {
            answer.warnings().forEach(warning -> warnings.add(Warnings.of(identity(), warning)));
        }
        releaseFormerName(kind);
        Optional<Finding> secrets = WriteOnlyFields.isDue(configured, isNew ? null : prior)
                ? writeSecrets(kind, answer.body())
                : Optional.empty();
        if (secrets.isPresent()) {
            return withoutSecrets(attributes(answer.body(), created), secrets.get());
        }
        if (!rule.ready()) {
            return new ApplyOutcome.Applied(attributes(answer.body(), created), warnings);
        }
        return switch (new Rollout(cluster, kind, identity(), monitor, rule).await(answer.body())) {
            case Rollout.End.Ready(Value object) -> new ApplyOutcome.Applied(attributes(object, created), warnings);
            case Rollout.End.NotReady(Value object, Finding finding) -> notReady(attributes(object, created), finding);
            case Rollout.End.Left(Value object) -> {
                warnings.add(Finding.warning(
                        "Readiness was not waited for",
                        identity() + " is applied, but Rackform was told to stop before it was ready."));
                yield new ApplyOutcome.Applied(attributes(object, created), warnings);
            }
        };
    }

    /** Applies the fields that nothing keeps; what went wrong, where something did. */
    private Optional<Finding> writeSecrets(ServedKind kind, Value there) {
        ObjectValue body = Tree.with(
                WriteOnlyFields.body(configured, manifest),
                new StringValue(Tree.text(there, "metadata", "uid")),
                "metadata",
                "uid");
        Reply reply = cluster.api()
                .send(Call.apply(
                        kind.path(identity()),
                        body,
                        WriteOnlyFields.manager(manager),
                        configured.forceConflicts().orElse(false),
                        Call.Effect.WRITE));
        boolean done = reply instanceof Reply.Answer answer && answer.succeeded();
        // The server's words may quote a value that nothing may keep: only the outcome is told.
        return done
                ? Optional.empty()
                : Optional.of(Finding.error(
                        "Write-only fields were not applied",
                        identity() + " on " + cluster.server() + " is applied, but its write-only fields are not: "
                                + (reply instanceof Reply.Answer refused
                                        ? "the cluster refused them with status " + refused.status()
                                                + (refused.status() == 409
                                                        ? ", because another field manager owns one of them"
                                                        : "")
                                        : "the cluster did not answer")
                                + ". Its words may quote the values, so they are not shown. The next apply sends them"
                                + " again."));
    }

    /** Recorded with the version that it had, so that the next plan sends the fields again. */
    private ApplyOutcome withoutSecrets(ObjectValue object, Finding finding) {
        Value version = isNew || prior == null ? null : prior.all().get(ManifestSchema.SENSITIVE_FIELDS_VERSION);
        warnings.add(finding);
        return new ApplyOutcome.Applied(
                object.with(
                        ManifestSchema.SENSITIVE_FIELDS_VERSION,
                        Objects.requireNonNullElse(version, new NullValue(Type.NUMBER))),
                warnings);
    }

    /**
     * The fault stops what depends on the object. A new object is what was wanted all the same, only not ready yet: as
     * half-made it would be deleted and made anew by the next apply, although applying again is all that it needs.
     */
    private ApplyOutcome notReady(ObjectValue object, Finding finding) {
        if (prior != null) {
            return new ApplyOutcome.Partial(object, List.of(finding));
        }
        warnings.add(finding);
        return new ApplyOutcome.Applied(object, warnings);
    }

    /** Under another name than before, we would stay the owner of what the manifest no longer lists. */
    private void releaseFormerName(ServedKind kind) {
        String former = prior == null ? "" : prior.fieldManager();
        if (former.isEmpty() || former.equals(manager)) {
            return;
        }
        Reply reply = cluster.api()
                .send(Call.apply(kind.path(identity()), manifest.bare(), former, false, Call.Effect.WRITE));
        if (!(reply instanceof Reply.Answer answer && answer.succeeded())) {
            warnings.add(Finding.warning(
                    "Former field manager still owns fields",
                    "The fields of " + identity() + " are now owned as \"" + manager
                            + "\", but giving up those owned as \"" + former
                            + "\" failed. Fields that leave the manifest later may stay on the object."));
        }
    }

    private ObjectValue attributes(Value object, boolean created) {
        Value before = prior == null ? null : prior.object();
        Value written = Objects.requireNonNullElse(configured.configuredManifest(), NullValue.ANY);
        return configured
                .with(
                        written,
                        Projection.ofLive(object, manifest, manager, before),
                        manager,
                        Tree.text(object, "metadata", "uid"),
                        created)
                .all()
                .with(ManifestSchema.SENSITIVE_FIELDS, new NullValue(Type.map(Type.STRING)));
    }
}
