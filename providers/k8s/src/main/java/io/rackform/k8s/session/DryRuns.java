package io.rackform.k8s.session;

import io.rackform.k8s.api.Call;
import io.rackform.k8s.api.Reply;
import io.rackform.k8s.api.ServerStatus;
import io.rackform.k8s.manifest.Attributes;
import io.rackform.k8s.manifest.DryRunVerdict;
import io.rackform.k8s.manifest.Identity;
import io.rackform.k8s.manifest.Immutability;
import io.rackform.k8s.manifest.Manifest;
import io.rackform.k8s.manifest.Projection;
import io.rackform.model.value.Value;
import io.rackform.spi.DryRunAnswer;
import io.rackform.spi.DryRunner.DryRunRequest;
import io.rackform.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the server what an apply would give, without making it. */
final class DryRuns {
    private final Cluster cluster;

    DryRuns(Cluster cluster) {
        this.cluster = cluster;
    }

    DryRunAnswer dryRun(DryRunRequest request) {
        Attributes configured = new Attributes(request.configuration());
        Attributes recorded = Attributes.of(request.recorded()).orElse(null);
        Manifest manifest = configured.manifest().orElse(null);
        DryRunVerdict offline = new DryRunVerdict.Offline();
        if (manifest == null || !manifest.isWhollyKnown() || !isKnown(configured)) {
            return offline.answer(List.of());
        }
        Identity identity = manifest.identity();
        return switch (cluster.kinds().find(identity)) {
            case Kinds.Lookup.Absent() -> offline.answer(List.of());
            case Kinds.Lookup.Unknown(Finding finding, var ignored) -> refused(finding);
            case Kinds.Lookup.Known(ServedKind kind)
            when !kind.namespaced() && !identity.namespace().isEmpty() -> refused(namespaceOnClusterScope(identity));
            case Kinds.Lookup.Known(ServedKind kind) ->
                new Attempt(configured, sameObject(recorded, identity), manifest, kind.path(identity)).answer(offline);
        };
    }

    private static boolean isKnown(Attributes configured) {
        Value fieldManager = configured.all().get("field_manager");
        return fieldManager == null || fieldManager.isKnown();
    }

    /** The recorded object says nothing of another one that takes its place. */
    private static @Nullable Attributes sameObject(@Nullable Attributes recorded, Identity identity) {
        return Optional.ofNullable(recorded)
                .filter(before -> before.manifest()
                        .filter(manifest -> manifest.identity().name().equals(identity.name())
                                && manifest.identity().namespace().equals(identity.namespace())
                                && manifest.identity().kind().equals(identity.kind()))
                        .isPresent())
                .orElse(null);
    }

    static Finding namespaceOnClusterScope(Identity identity) {
        return Finding.error(
                "Kind has no namespace",
                "The manifest of " + identity + " sets metadata.namespace, but objects of this kind belong to the whole"
                        + " cluster. Take the namespace out.");
    }

    private static DryRunAnswer refused(Finding finding) {
        return new DryRunVerdict.Refused().answer(List.of(finding));
    }

    /** One object's dry run. */
    private final class Attempt {
        private final Attributes configured;
        private final @Nullable Attributes recorded;
        private final Manifest manifest;
        private final String path;
        private final String manager;
        private final List<Finding> findings = new ArrayList<>();

        Attempt(Attributes configured, @Nullable Attributes recorded, Manifest manifest, String path) {
            this.configured = configured;
            this.recorded = recorded;
            this.manifest = manifest;
            this.path = path;
            this.manager = cluster.managerOf(configured);
        }

        DryRunAnswer answer(DryRunVerdict offline) {
            Reply reply = send(configured.forceConflicts().orElse(false));
            if (reply instanceof Reply.Answer answer && answer.status() == 409) {
                Conflicts conflicts = Conflicts.of(ServerStatus.of(answer));
                if (!conflicts.all().isEmpty()) {
                    if (!conflicts.mayBeTakenBack(configured, recorded)) {
                        return refused(conflicts.refused(cluster.server(), manifest.identity()));
                    }
                    findings.add(conflicts.takenBack(manifest.identity()));
                    reply = send(true);
                }
            }
            return switch (reply) {
                case Reply.Silence(Finding finding, var ignored) -> refused(finding);
                case Reply.Answer answer -> verdict(answer, offline).answer(findings);
            };
        }

        private Reply send(boolean force) {
            return cluster.api().send(Call.apply(path, manifest.sent(), manager, force, Call.Effect.DRY_RUN));
        }

        private DryRunVerdict verdict(Reply.Answer answer, DryRunVerdict offline) {
            answer.warnings().forEach(warning -> findings.add(Warnings.of(manifest.identity(), warning)));
            if (answer.succeeded()) {
                Value before = recorded == null ? null : recorded.object();
                return new DryRunVerdict.Accepted(
                        Projection.ofDryRun(answer.body(), manifest, manager, before), manager);
            }
            if (answer.status() == 404) {
                // The namespace, or the kind, is made by this plan: the manifest is all that can be shown.
                return offline;
            }
            ServerStatus status = ServerStatus.of(answer);
            Optional<List<String>> immutable = Immutability.fields(manifest.identity(), status);
            if (immutable.isPresent()) {
                String words = manifest.identity().isSecret() ? "the Secret is immutable" : status.message();
                return new DryRunVerdict.Immutable(immutable.get(), words);
            }
            findings.add(Refusals.of(cluster.server(), "apply", manifest.identity(), answer));
            return new DryRunVerdict.Refused();
        }
    }
}
