package io.rackform.k8s.session;

import io.rackform.k8s.api.Call;
import io.rackform.k8s.api.ClusterApi;
import io.rackform.k8s.api.Reply;
import io.rackform.k8s.json.Tree;
import io.rackform.k8s.manifest.Identity;
import io.rackform.model.value.Value;
import io.rackform.spi.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Which kinds the server serves, by discovery; asked once for each version of a group, and again for a kind not found. */
final class Kinds {
    private final ClusterApi api;
    private final Map<String, Map<String, ServedKind>> served = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean provenServer;

    Kinds(ClusterApi api) {
        this.api = api;
    }

    /** What a look for a kind came to. */
    sealed interface Lookup {
        record Known(ServedKind kind) implements Lookup {}

        /** The server has no such kind, now. */
        record Absent() implements Lookup {}

        /** @param silent whether the whole cluster gave no answer */
        record Unknown(Finding finding, boolean silent) implements Lookup {}
    }

    /** One caller asks, the others wait for its answer: all of a batch want the same few lists. */
    Lookup find(Identity identity) {
        lock.lock();
        try {
            ServedKind known =
                    served.getOrDefault(identity.apiVersion(), Map.of()).get(identity.kind());
            return known == null ? discover(identity) : new Lookup.Known(known);
        } finally {
            lock.unlock();
        }
    }

    private Lookup discover(Identity identity) {
        return switch (api.send(Call.get(ServedKind.root(identity.apiVersion())))) {
            case Reply.Silence(Finding finding, var ignored) -> new Lookup.Unknown(finding, true);
            case Reply.Answer answer when answer.status() == 404 -> absent();
            case Reply.Answer answer
            when !answer.succeeded() -> new Lookup.Unknown(Refusals.ofServer(api.server(), answer), false);
            case Reply.Answer answer -> {
                Map<String, ServedKind> kinds = kinds(identity.apiVersion(), answer.body());
                served.put(identity.apiVersion(), kinds);
                ServedKind found = kinds.get(identity.kind());
                yield found == null ? new Lookup.Absent() : new Lookup.Known(found);
            }
        };
    }

    /**
     * Any server says 404 to paths that it does not know. Only one that is an API server may say by it that a kind, and so
     * every object of it, is not there: else a wrong address would read as an empty cluster.
     */
    private Lookup absent() {
        if (provenServer) {
            return new Lookup.Absent();
        }
        return switch (api.send(Call.get("/api"))) {
            case Reply.Silence(Finding finding, var ignored) -> new Lookup.Unknown(finding, true);
            case Reply.Answer answer
            when answer.status() == 404 || isSomethingElse(answer) ->
                new Lookup.Unknown(Refusals.noApiServer(api.server()), true);
            case Reply.Answer answer
            when !answer.succeeded() -> new Lookup.Unknown(Refusals.ofServer(api.server(), answer), false);
            case Reply.Answer ignored -> {
                provenServer = true;
                yield new Lookup.Absent();
            }
        };
    }

    private static boolean isSomethingElse(Reply.Answer answer) {
        return answer.succeeded() && !Tree.text(answer.body(), "kind").equals("APIVersions");
    }

    private static Map<String, ServedKind> kinds(String apiVersion, Value list) {
        Map<String, ServedKind> kinds = new HashMap<>();
        for (Value resource : Tree.elementsAt(list, "resources")) {
            String plural = Tree.text(resource, "name");
            // Names with a slash are subresources.
            if (!plural.contains("/")) {
                kinds.putIfAbsent(
                        Tree.text(resource, "kind"),
                        new ServedKind(apiVersion, plural, Tree.isTrue(resource, "namespaced")));
            }
        }
        return kinds;
    }
}
