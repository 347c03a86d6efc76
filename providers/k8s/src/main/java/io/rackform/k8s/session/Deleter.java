package io.rackform.k8s.session;

import io.rackform.k8s.api.Call;
import io.rackform.k8s.api.Reply;
import io.rackform.k8s.api.ServerStatus;
import io.rackform.k8s.json.Tree;
import io.rackform.k8s.manifest.Attributes;
import io.rackform.k8s.manifest.Identity;
import io.rackform.k8s.manifest.Manifest;
import io.rackform.k8s.manifest.WriteOnlyFields;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit.Edit;
import io.rackform.spi.Finding;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Deletes an object that Rackform created, and gives up the fields of one that was there before. */
final class Deleter {
    private final Cluster cluster;
    private final ApplyMonitor monitor;
    private final Attributes prior;
    private final Manifest manifest;

    private Deleter(Cluster cluster, ApplyMonitor monitor, Attributes prior, Manifest manifest) {
        this.cluster = cluster;
        this.monitor = monitor;
        this.prior = prior;
        this.manifest = manifest;
    }

    static ApplyOutcome delete(Cluster cluster, Edit edit, ApplyMonitor monitor) {
        Attributes prior = new Attributes(Objects.requireNonNullElse(edit.prior(), ObjectValue.EMPTY));
        Manifest manifest = prior.manifest().orElse(null);
        // Nothing was there when it was last looked at.
        return manifest == null ? ApplyOutcome.Applied.of(null) : new Deleter(cluster, monitor, prior, manifest).run();
    }

    private Identity identity() {
        return manifest.identity();
    }

    private ApplyOutcome run() {
        return switch (cluster.kinds().find(identity())) {
            // With the definition of a kind all its objects go.
            case Kinds.Lookup.Absent() -> ApplyOutcome.Applied.of(null);
            case Kinds.Lookup.Unknown(Finding finding, var ignored) -> failed(finding);
            case Kinds.Lookup.Known(ServedKind kind) -> prior.created().orElse(false) ? delete(kind) : release(kind);
        };
    }

    private static ApplyOutcome failed(Finding finding) {
        return new ApplyOutcome.Failed(List.of(finding));
    }

    private ApplyOutcome delete(ServedKind kind) {
        monitor.phase("deleting " + identity());
        ObjectValue options = ObjectValue.of(Map.of(
                "apiVersion", new StringValue("v1"),
                "kind", new StringValue("DeleteOptions"),
                "propagationPolicy", new StringValue("Foreground")));
        if (!prior.uid().isEmpty()) {
            options = Tree.with(options, new StringValue(prior.uid()), "preconditions", "uid");
        }
        Reply reply = cluster.api().send(Call.delete(kind.path(identity()), options));
        return switch (reply) {
            case Reply.Silence silence -> unanswered(silence);
            case Reply.Answer answer when answer.status() == 404 -> ApplyOutcome.Applied.of(null);
            case Reply.Answer answer when answer.status() == 409 && isAnother(answer) -> failed(another());
            case Reply.Answer answer when !answer.succeeded() -> refused("delete", answer);
            case Reply.Answer ignored -> awaitEnd(kind);
        };
    }

    private static boolean isAnother(Reply.Answer answer) {
        return ServerStatus.of(answer).message().contains("UID in precondition");
    }

    private ApplyOutcome awaitEnd(ServedKind kind) {
        return switch (Removal.await(cluster, kind, identity(), prior.uid(), monitor, prior.waitRule())) {
            case Removal.Gone() -> ApplyOutcome.Applied.of(null);
            case Removal.Held(var object) ->
                new ApplyOutcome.Partial(
                        prior.all(),
                        List.of(Finding.error(
                                "Object is not gone in time",
                                "The cluster took the deletion of " + identity() + " on " + cluster.server()
                                        + ", but the object is still there" + Removal.holders(object)
                                        + ". Rackform strips no finalizers: find out why their owner does not finish, then"
                                        + " apply again.")));
        };
    }

    private Finding another() {
        return Finding.error(
                "Object of that name is another one",
                identity() + " on " + cluster.server()
                        + " is not the object that was recorded: somebody deleted that and"
                        + " created a new one. It was not deleted. Plan again.");
    }

    private ApplyOutcome unanswered(Reply.Silence silence) {
        return silence.mayHaveArrived()
                ? new ApplyOutcome.Indeterminate(List.of(silence.finding()))
                : failed(silence.finding());
    }

    private ApplyOutcome refused(String doing, Reply.Answer answer) {
        Finding finding = Refusals.of(cluster.server(), doing, identity(), answer);
        return answer.status() >= 500 ? new ApplyOutcome.Indeterminate(List.of(finding)) : failed(finding);
    }

    /** An apply that lists nothing takes away what only we own, and leaves the rest to its owners. */
    private ApplyOutcome release(ServedKind kind) {
        monitor.phase("giving up the fields of " + identity());
        Reply there = cluster.get(kind, identity());
        if (there instanceof Reply.Answer answer && answer.status() == 404) {
            return ApplyOutcome.Applied.of(null);
        }
        ObjectValue bare = prior.uid().isEmpty()
                ? manifest.bare()
                : Tree.with(manifest.bare(), new StringValue(prior.uid()), "metadata", "uid");
        if (WriteOnlyFields.areOn(prior)) {
            String manager = WriteOnlyFields.manager(cluster.managerOf(prior));
            Reply given =
                    cluster.api().send(Call.apply(kind.path(identity()), bare, manager, false, Call.Effect.WRITE));
            if (given instanceof Reply.Silence silence) {
                return unanswered(silence);
            }
        }
        Reply reply = cluster.api()
                .send(Call.apply(kind.path(identity()), bare, cluster.managerOf(prior), false, Call.Effect.WRITE));
        return switch (reply) {
            case Reply.Silence silence -> unanswered(silence);
            case Reply.Answer answer
            when answer.succeeded() ->
                new ApplyOutcome.Applied(
                        null,
                        List.of(Finding.warning(
                                "Adopted object was not deleted",
                                identity()
                                        + " was there before Rackform: the fields that this resource had set were given"
                                        + " up, and the object stays.")));
            case Reply.Answer answer when answer.status() == 422 -> failed(cannotRelease(answer));
            case Reply.Answer answer -> refused("give up the fields of", answer);
        };
    }

    private Finding cannotRelease(Reply.Answer answer) {
        String words = identity().isSecret()
                ? "it is a Secret"
                : ServerStatus.of(answer).message();
        return Finding.error(
                "Fields of an adopted object cannot be given up",
                identity() + " on " + cluster.server()
                        + " was there before Rackform, so that it is not deleted; but without"
                        + " the fields that this resource set it would not be valid: " + words
                        + ". Delete it by hand, or only forget it with `rackform state rm`.");
    }
}
