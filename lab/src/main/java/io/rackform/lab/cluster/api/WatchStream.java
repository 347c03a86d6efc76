package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ApiProblem;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ObjectStore.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells one client of every change of a resource, one JSON object a line. */
final class WatchStream implements Answer.Source {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    /** A client that went away is noticed only when something is written to it. */
    private static final Duration QUIET = Duration.ofSeconds(20);

    private final ObjectStore store;
    private final Request request;
    private final Target target;
    private final Predicate<JsonNode> matches;
    private final Table table;
    private boolean columnsSent;

    WatchStream(ObjectStore store, Clock clock, Request request, Target target, Predicate<JsonNode> matches) {
        this.store = store;
        this.request = request;
        this.target = target;
        this.matches = matches;
        this.table = new Table(target.kind(), request, clock);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException, InterruptedException {
        String seconds = request.parameter("timeoutSeconds");
        Duration limit = seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : LONGEST;
        long end = System.nanoTime() + limit.toNanos();
        String from = request.parameter("resourceVersion");
        long seen;
        if (from.isEmpty() || from.equals("0") || request.flag("sendInitialEvents")) {
            seen = sendPresent(out);
        } else {
            seen = Long.parseLong(from);
            if (store.forgot(seen)) {
                ApiProblem expired = new ApiProblem(
                        410, "Expired", "too old resource version: " + from + " (" + store.version() + ")");
                send(out, "ERROR", expired.status());
                return;
            }
        }
        while (!store.isClosed()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            Duration wait = Duration.ofNanos(Math.min(left, QUIET.toNanos()));
            List<Event> events = store.eventsAfter(seen, target.kind().resource(), wait);
            for (Event event : events) {
                seen = event.version();
                tell(out, event);
            }
            if (events.isEmpty() && request.flag("allowWatchBookmarks")) {
                send(out, "BOOKMARK", bookmark(seen));
            }
        }
    }

    private long sendPresent(OutputStream out) throws IOException {
        record Present(long version, List<ObjectNode> objects) {}
        Present present = store.locked(
                () -> new Present(store.version(), store.list(target.kind().resource(), target.namespace())));
        for (ObjectNode object : present.objects()) {
            if (matches.test(object)) {
                send(out, "ADDED", object);
            }
        }
        if (request.flag("sendInitialEvents")) {
            ObjectNode mark = bookmark(present.version());
            Json.child(Json.child(mark, "metadata"), "annotations").put("k8s.io/initial-events-end", "true");
            send(out, "BOOKMARK", mark);
        }
        return present.version();
    }

    private ObjectNode bookmark(long version) {
        return Json.object(
                "kind", target.kind().kind(),
                "apiVersion", target.kind().apiVersion(),
                "metadata", Json.object("resourceVersion", Long.toString(version)));
    }

    /** To a selector an object comes when it begins to match and goes when it no longer does. */
    private void tell(OutputStream out, Event event) throws IOException {
        if (!target.namespace().isEmpty() && !event.key().namespace().equals(target.namespace())) {
            return;
        }
        ObjectNode before = event.before();
        boolean did = before != null && matches.test(before);
        boolean does = event.change() != ObjectStore.Change.DELETED && matches.test(event.object());
        if (does) {
            send(out, did ? "MODIFIED" : "ADDED", event.object());
        } else if (did) {
            send(out, "DELETED", event.object());
        }
    }

    private void send(OutputStream out, String type, ObjectNode object) throws IOException {
        ObjectNode shown = object;
        if (!type.equals("ERROR")) {
            shown = Reads.inVersion(target.kind(), object);
            if (Table.wanted(request) && !type.equals("BOOKMARK")) {
                shown = table.of(List.of(shown), !columnsSent, Json.object());
                columnsSent = true;
            }
        }
        out.write(Json.bytes(Json.object("type", type, "object", shown)));
        out.write('\n');
        out.flush();
    }
}
