package io.rackform.k8s.session;

import io.rackform.k8s.api.ClusterApi;
import io.rackform.k8s.manifest.ManifestSchema;
import io.rackform.model.address.InstanceAddress;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.ChangeUnit.Edit;
import io.rackform.spi.DryRunAnswer;
import io.rackform.spi.DryRunner;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The session with one cluster. */
public final class ClusterSession implements ProviderSession, DryRunner {
    /** Most of a unit's time is waiting for readiness; what travels at once is limited for each request. */
    private static final int UNITS_AT_ONCE = 32;

    private final Cluster cluster;

    /** @param fieldManager for resources that name none */
    public ClusterSession(ClusterApi api, String fieldManager) {
        this.cluster = new Cluster(api, new Kinds(api), fieldManager);
    }

    @Override
    public String device() {
        return cluster.server();
    }

    @Override
    public int parallelUnits() {
        return UNITS_AT_ONCE;
    }

    @Override
    public Map<InstanceAddress, ReadOutcome> read(List<ReadRequest> requests) {
        ObjectReader reader = new ObjectReader(cluster);
        return each(requests, ReadRequest::address, reader::read);
    }

    @Override
    public boolean dryRuns(String type) {
        return type.equals(ManifestSchema.TYPE);
    }

    @Override
    public Map<InstanceAddress, DryRunAnswer> dryRun(List<DryRunRequest> requests) {
        DryRuns dryRuns = new DryRuns(cluster);
        return each(requests, DryRunRequest::address, dryRuns::dryRun);
    }

    @Override
    public Map<InstanceAddress, ApplyOutcome> apply(ChangeUnit unit, ApplyMonitor monitor) {
        return each(unit.edits(), Edit::address, edit -> switch (edit.kind()) {
            case CREATE, UPDATE -> Applier.apply(cluster, edit, monitor);
            case DELETE -> Deleter.delete(cluster, edit, monitor);
        });
    }

    @Override
    public void close() {
        cluster.api().close();
    }

    /** Each on a thread of its own; a fault of the program is the caller's to see. */
    private static <T, R> Map<InstanceAddress, R> each(
            List<T> requests, Function<T, InstanceAddress> address, Function<T, R> answer) {
        if (requests.size() == 1) {
            T only = requests.getFirst();
            return Map.of(address.apply(only), answer.apply(only));
        }
        Map<InstanceAddress, R> answers = new ConcurrentHashMap<>();
        List<Callable<Object>> tasks = requests.stream()
                .<Callable<Object>>map(request -> () -> {
                    answers.put(address.apply(request), answer.apply(request));
                    return request;
                })
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            // What is missing counts as unreachable or indeterminate.
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request to the cluster failed in the program", e.getCause());
        }
        return new HashMap<>(answers);
    }
}
