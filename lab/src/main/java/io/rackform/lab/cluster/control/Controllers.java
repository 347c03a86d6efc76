package io.rackform.lab.cluster.control;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ObjectKey;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ObjectStore.Change;
import io.rackform.lab.cluster.store.ObjectStore.Event;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows the store and does what follows from each change, a little later and one thing at a time. */
public final class Controllers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Controllers.class);
    /** Long enough for a client to see the state in between, short enough not to wait for. */
    private static final Duration SOON = Duration.ofMillis(5);

    private final ObjectStore store;
    private final Duration readyTime;
    private final SystemWriter writer;
    private final Statuses statuses;
    private final GarbageCollector collector;
    private final ScheduledExecutorService agenda = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("lab-cluster-controllers").factory());

    /**
     * Starts to follow the store.
     *
     * @param readyTime from a workload's creation or change until it is ready
     * @param caPem what every namespace's {@code kube-root-ca.crt} holds
     */
    public Controllers(ObjectStore store, Clock clock, Duration readyTime, String caPem) {
        this.store = store;
        this.readyTime = readyTime;
        this.writer = new SystemWriter(store, clock);
        this.statuses = new Statuses(store, clock);
        this.collector = new GarbageCollector(store, writer, caPem);
        store.follow(this::on);
    }

    @Override
    public void close() {
        store.follow(_ -> {});
        agenda.shutdownNow();
    }

    private void on(Event event) {
        ObjectKey key = event.key();
        JsonNode metadata = event.object().path("metadata");
        if (event.change() == Change.DELETED) {
            soon(() -> collector.collectDependents(Json.text(metadata, "uid")));
            soon(collector::drainTerminating);
            if (key.resource().equals(GarbageCollector.DEFINITIONS)) {
                store.kinds().undefine(event.object());
            }
        } else if (metadata.has("deletionTimestamp")) {
            soon(collector::drainTerminating);
            soon(() -> collector.finish(key));
        } else {
            changed(event);
        }
        if (!key.resource().equals("resourcequotas") && event.change() != Change.MODIFIED) {
            store.list("resourcequotas", key.namespace()).stream()
                    .filter(_ -> !key.namespace().isEmpty())
                    .forEach(quota -> soon(() -> settle(quotaKey(quota), statuses::quota)));
        }
    }

    private void changed(Event event) {
        ObjectKey key = event.key();
        boolean added = event.change() == Change.ADDED;
        switch (key.resource()) {
            case "namespaces" -> {
                if (added) {
                    soon(() -> collector.furnish(key.name()));
                }
            }
            case "deployments.apps", "statefulsets.apps", "daemonsets.apps", "replicasets.apps" -> workload(event);
            case "jobs.batch" -> {
                if (added) {
                    soon(() -> settle(key, statuses::startedJob));
                    later(readyTime, () -> settle(key, statuses::finishedJob));
                }
            }
            case "pods" -> {
                if (added) {
                    later(readyTime, () -> settleWhole(key, statuses::runningPod));
                }
            }
            case "persistentvolumeclaims" -> {
                if (added) {
                    later(readyTime, () -> settleWhole(key, statuses::boundClaim));
                }
            }
            case "services" -> later(readyTime, () -> settle(key, statuses::loadBalancer));
            case "ingresses.networking.k8s.io" -> later(readyTime, () -> settle(key, statuses::loadBalancer));
            case "resourcequotas" -> soon(() -> settle(key, statuses::quota));
            case GarbageCollector.DEFINITIONS -> definition(event);
            default -> {}
        }
    }

    private void workload(Event event) {
        ObjectKey key = event.key();
        JsonNode generation = event.object().path("metadata").path("generation");
        JsonNode observed = event.object().path("status").path("observedGeneration");
        if (!generation.equals(observed)) {
            soon(() -> settle(key, object -> isAt(object, generation) ? statuses.observed(object) : object));
            later(
                    readyTime,
                    () -> settle(key, object -> isAt(object, generation) ? statuses.rolledOut(object) : object));
        }
    }

    private static boolean isAt(ObjectNode object, JsonNode generation) {
        return object.path("metadata").path("generation").equals(generation);
    }

    /** Established first, served a moment later: a client that does not wait for discovery is caught here. */
    private void definition(Event event) {
        ObjectKey key = event.key();
        if (event.change() == Change.ADDED
                || event.object().path("status").path("conditions").isEmpty()) {
            later(readyTime, () -> settle(key, statuses::established));
            later(readyTime.plus(readyTime.dividedBy(2)), () -> serve(key));
        } else {
            soon(() -> serve(key));
        }
    }

    private void serve(ObjectKey definition) {
        store.get(definition)
                .filter(object -> !object.path("status").path("conditions").isEmpty())
                .ifPresent(object -> store.kinds().define(object));
    }

    private static ObjectKey quotaKey(ObjectNode quota) {
        return new ObjectKey(
                "resourcequotas", Json.text(quota, "metadata", "namespace"), Json.text(quota, "metadata", "name"));
    }

    private void settle(ObjectKey key, UnaryOperator<ObjectNode> change) {
        writer.change(key, "status", change);
    }

    private void settleWhole(ObjectKey key, UnaryOperator<ObjectNode> change) {
        writer.change(key, "", change);
    }

    private void soon(Runnable work) {
        later(SOON, work);
    }

    private void later(Duration delay, Runnable work) {
        try {
            // run() reports what goes wrong: nobody waits for the future.
            Future<?> _ = agenda.schedule(() -> run(work), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the cluster is closed: nothing follows from a last change");
        }
    }

    private void run(Runnable work) {
        try {
            store.locked(work);
        } catch (RuntimeException e) {
            LOG.error("a controller of the lab cluster failed", e);
            throw e;
        }
    }
}
