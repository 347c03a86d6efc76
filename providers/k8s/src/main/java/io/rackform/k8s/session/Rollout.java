package io.rackform.k8s.session;

import io.rackform.k8s.api.Call;
import io.rackform.k8s.api.Reply;
import io.rackform.k8s.json.Tree;
import io.rackform.k8s.manifest.Identity;
import io.rackform.k8s.manifest.WaitRule;
import io.rackform.k8s.readiness.Progress;
import io.rackform.k8s.readiness.Readiness;
import io.rackform.model.value.Value;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.Finding;

/** The way of one object from applied to ready. */
final class Rollout {
    private final Cluster cluster;
    private final ServedKind kind;
    private final Identity identity;
    private final ApplyMonitor monitor;
    private final WaitRule rule;
    private String said = "";

    Rollout(Cluster cluster, ServedKind kind, Identity identity, ApplyMonitor monitor, WaitRule rule) {
        this.cluster = cluster;
        this.kind = kind;
        this.identity = identity;
        this.monitor = monitor;
        this.rule = rule;
    }

    /** How it ended, with the object as last seen. */
    sealed interface End {
        record Ready(Value object) implements End {}

        record NotReady(Value object, Finding finding) implements End {}

        /** The user wanted to stop. */
        record Left(Value object) implements End {}
    }

    /** @param applied the object as the apply answered */
    End await(Value applied) {
        Value object = applied;
        Patience patience = new Patience(monitor, rule.timeout());
        while (true) {
            switch (progress(object)) {
                case Progress.Ready() -> {
                    return new End.Ready(object);
                }
                case Progress.Broken(String why) -> {
                    return new End.NotReady(object, broken(why, object));
                }
                case Progress.Waiting(String what) -> {
                    say("waiting: " + what);
                    if (!patience.again()) {
                        return monitor.stopping() ? new End.Left(object) : new End.NotReady(object, late(what, object));
                    }
                }
            }
            // No answer now and then is part of waiting: the API server may restart under its own rollout.
            if (cluster.get(kind, identity) instanceof Reply.Answer answer) {
                if (answer.succeeded()) {
                    object = answer.body();
                } else if (answer.status() == 404) {
                    return new End.NotReady(object, vanished());
                }
            }
        }
    }

    private void say(String words) {
        if (!words.equals(said)) {
            said = words;
            monitor.phase(words);
        }
    }

    private Progress progress(Value object) {
        Progress progress = Readiness.of(object, rule);
        boolean claim = identity.kind().equals("PersistentVolumeClaim") && progress instanceof Progress.Waiting;
        return claim && waitsForConsumer(object) ? new Progress.Ready() : progress;
    }

    /** Such a claim is bound when a pod asks for it, and not before. */
    private boolean waitsForConsumer(Value claim) {
        String name = Tree.text(claim, "spec", "storageClassName");
        return !name.isEmpty()
                && cluster.api().send(Call.get("/apis/storage.k8s.io/v1/storageclasses/" + Call.encode(name)))
                        instanceof Reply.Answer answer
                && Tree.text(answer.body(), "volumeBindingMode").equals("WaitForFirstConsumer");
    }

    private Finding broken(String why, Value object) {
        return Finding.error(
                "Object does not become ready",
                identity + " on " + cluster.server() + " was applied, but " + why + ended(object)
                        + " Correct the manifest and apply again.");
    }

    private Finding late(String what, Value object) {
        return Finding.error(
                "Object is not ready in time",
                identity + " on " + cluster.server() + " was applied, but after "
                        + rule.timeout().toSeconds()
                        + " seconds it is not ready: " + what + ended(object)
                        + " Look at its events, or set a longer timeout in the wait block.");
    }

    private Finding vanished() {
        return Finding.error(
                "Object was deleted while it became ready",
                identity + " on " + cluster.server() + " was applied, and then somebody deleted it. Plan again.");
    }

    private static String ended(Value object) {
        String conditions = Readiness.conditions(object);
        return conditions.isEmpty() ? "." : ". Its conditions: " + conditions + ".";
    }
}
