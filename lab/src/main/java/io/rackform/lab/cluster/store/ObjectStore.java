package io.rackform.lab.cluster.store;

import io.rackform.lab.cluster.fields.Json;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects and the log of their changes. Objects that were given away are never changed afterwards: whoever wants to
 * change one copies it.
 */
public final class ObjectStore {
    /** Events that a watch can go back; older versions are gone. */
    private static final int EVENTS_KEPT = 20_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<ObjectKey, ObjectNode> objects = new TreeMap<>();
    private final Deque<Event> events = new ArrayDeque<>();
    private final KindTable kinds = new KindTable();
    private long version = 100;
    private boolean closed;
    private Consumer<Event> follower = _ -> {};

    /** What happened to an object. */
    public enum Change {
        ADDED,
        MODIFIED,
        DELETED
    }

    /**
     * One change.
     *
     * @param before null for a new object
     * @param object as it was last for one that was deleted, with the version of its deletion
     */
    public record Event(
            long version,
            Change change,
            ObjectKey key,
            ObjectNode object,
            @Nullable ObjectNode before) {}

    /** Runs with nobody else at the store. */
    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public void locked(Runnable work) {
        locked(() -> {
            work.run();
            return true;
        });
    }

    /** Calls somebody with every change from now on, under the lock: it must not wait for anything. */
    public void follow(Consumer<Event> next) {
        locked(() -> {
            follower = next;
        });
    }

    /** The kinds; to be used under the lock. */
    public KindTable kinds() {
        return kinds;
    }

    public ObjectKey key(ResourceKind kind, String namespace, String name) {
        return new ObjectKey(kind.resource(), kind.namespaced() ? namespace : "", name);
    }

    /** The key of an object of a kind. */
    public ObjectKey key(ResourceKind kind, ObjectNode object) {
        return key(kind, Json.text(object, "metadata", "namespace"), Json.text(object, "metadata", "name"));
    }

    public long version() {
        return locked(() -> version);
    }

    public Optional<ObjectNode> get(ObjectKey key) {
        return locked(() -> Optional.ofNullable(objects.get(key)));
    }

    /**
     * The objects of a resource in the order of their names.
     *
     * @param namespace empty for all namespaces
     */
    public List<ObjectNode> list(String resource, String namespace) {
        return locked(() -> {
            ObjectKey from = new ObjectKey(resource, namespace, "");
            List<ObjectNode> found = new ArrayList<>();
            for (var entry : objects.tailMap(from).entrySet()) {
                ObjectKey key = entry.getKey();
                if (!key.resource().equals(resource)
                        || (!namespace.isEmpty() && !key.namespace().equals(namespace))) {
                    break;
                }
                found.add(entry.getValue());
            }
            return found;
        });
    }

    /** Every object in a namespace. */
    public List<ObjectKey> inNamespace(String namespace) {
        return locked(() -> objects.keySet().stream()
                .filter(key -> key.namespace().equals(namespace))
                .toList());
    }

    public List<ObjectKey> keys() {
        return locked(() -> List.copyOf(objects.keySet()));
    }

    /** Keeps an object under the next version, which it gets as its {@code resourceVersion}. */
    public ObjectNode put(ObjectKey key, ObjectNode object) {
        return locked(() -> {
            ObjectNode kept = stamped(object);
            ObjectNode before = objects.put(key, kept);
            log(new Event(version, before == null ? Change.ADDED : Change.MODIFIED, key, kept, before));
            return kept;
        });
    }

    /** Takes an object away; its last form, or empty where there was none. */
    public Optional<ObjectNode> remove(ObjectKey key) {
        return locked(() -> {
            ObjectNode before = objects.remove(key);
            if (before == null) {
                return Optional.empty();
            }
            ObjectNode last = stamped(before);
            log(new Event(version, Change.DELETED, key, last, before));
            return Optional.of(last);
        });
    }

    private ObjectNode stamped(ObjectNode object) {
        version++;
        ObjectNode kept = object.deepCopy();
        Json.child(kept, "metadata").put("resourceVersion", Long.toString(version));
        return kept;
    }

    private void log(Event event) {
        events.addLast(event);
        if (events.size() > EVENTS_KEPT) {
            events.removeFirst();
        }
        changed.signalAll();
        follower.accept(event);
    }

    /** Whether some event after this version is no longer in the log. */
    public boolean forgot(long after) {
        return locked(() -> events.size() >= EVENTS_KEPT && events.getFirst().version() > after + 1);
    }

    /** What happened to a resource after a version; waits for it up to a limit, then the list is empty. */
    public List<Event> eventsAfter(long after, String resource, Duration limit) throws InterruptedException {
        long nanos = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                List<Event> found = new ArrayList<>();
                var newestFirst = events.descendingIterator();
                while (newestFirst.hasNext()) {
                    Event event = newestFirst.next();
                    if (event.version() <= after) {
                        break;
                    }
                    if (event.key().resource().equals(resource)) {
                        found.addFirst(event);
                    }
                }
                if (!found.isEmpty() || nanos <= 0 || closed) {
                    return found;
                }
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends every wait. */
    public void close() {
        locked(() -> {
            closed = true;
            changed.signalAll();
        });
    }

    public boolean isClosed() {
        return locked(() -> closed);
    }
}
