package io.rackform.engine.refresh;

import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.eval.Findings;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.spi.EphemeralLease;
import io.rackform.spi.EphemeralOpener.Opening;
import io.rackform.spi.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ephemeral resources that are open in one phase of a run. Each is renewed before it ends, and closed when nobody uses it
 * any more or with the phase, those that were opened last first, however the phase ends. Used from many threads.
 */
public final class EphemeralLeases implements AutoCloseable {
    /** Renewed when this part of the time that is left has passed, so that a slow device does not make it too late. */
    private static final int PART = 2;

    private final InstantSource clock;
    private final List<Open> open = new ArrayList<>();
    private final List<Diagnostic> found = new ArrayList<>();
    private final Object ending = new Object();

    /** What closes beside the run, after all that did so before it; null where nothing did. */
    private @Nullable Thread closer;

    private int opening;
    private boolean ended;

    public EphemeralLeases() {
        this(InstantSource.system());
    }

    EphemeralLeases(InstantSource clock) {
        this.clock = clock;
    }

    private static final class Open {
        private final EphemeralLease lease;
        private final InstanceAddress address;
        private final ResourceBlock block;
        private volatile boolean closed;

        Open(EphemeralLease lease, InstanceAddress address, ResourceBlock block) {
            this.lease = lease;
            this.address = address;
            this.block = block;
        }
    }

    /** Opens one and takes it over; refused where the phase has ended meanwhile. */
    Opening open(Supplier<Opening> device, InstanceAddress address, ResourceBlock block) {
        synchronized (open) {
            if (ended) {
                return new Opening.Refused(List.of(
                        Finding.error("Stopped before it started", "The run was stopped before this was opened.")));
            }
            opening++;
        }
        try {
            Opening result = device.get();
            if (result instanceof Opening.Opened(EphemeralLease lease)) {
                add(new Open(lease, address, block));
            }
            return result;
        } finally {
            synchronized (open) {
                opening--;
                open.notifyAll();
            }
        }
    }

    private void add(Open one) {
        synchronized (open) {
            open.add(one);
        }
        if (one.lease.renewBefore().isPresent()) {
            Thread.startVirtualThread(() -> keep(one));
        }
    }

    private void keep(Open one) {
        Optional<Instant> end = one.lease.renewBefore();
        while (end.isPresent()
                && pause(one, Duration.between(clock.instant(), end.get()).dividedBy(PART))) {
            synchronized (one.lease) {
                if (one.closed || tell(one, one.lease::renew)) {
                    return;
                }
            }
            end = one.lease.renewBefore();
        }
    }

    /** Whether the time has passed before the lease was closed. */
    private boolean pause(Open one, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        synchronized (open) {
            for (long left = end - System.nanoTime(); !one.closed && left > 0; left = end - System.nanoTime()) {
                try {
                    open.wait(left / 1_000_000, (int) (left % 1_000_000));
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return !one.closed;
        }
    }

    /** What renewing and closing had to say; all of it once everything is closed. */
    public List<Diagnostic> diagnostics() {
        synchronized (open) {
            return List.copyOf(found);
        }
    }

    /** Closes those that nobody uses any more, while the phase goes on. */
    public void release(Predicate<InstanceAddress> unused) {
        synchronized (open) {
            List<Open> closing = take(unused);
            if (!closing.isEmpty()) {
                Thread before = closer;
                closer = Thread.startVirtualThread(() -> {
                    await(before);
                    closing.forEach(this::end);
                });
            }
        }
    }

    /** Closes all that are left, and returns when everything is closed. */
    @Override
    public void close() {
        synchronized (ending) {
            List<Open> closing;
            Thread before;
            synchronized (open) {
                ended = true;
                awaitOpenings();
                closing = take(address -> true);
                before = closer;
            }
            await(before);
            closing.forEach(this::end);
        }
    }

    private void awaitOpenings() {
        while (opening > 0) {
            try {
                open.wait();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private List<Open> take(Predicate<InstanceAddress> wanted) {
        List<Open> taken =
                open.reversed().stream().filter(one -> wanted.test(one.address)).toList();
        taken.forEach(one -> one.closed = true);
        open.removeIf(one -> one.closed);
        open.notifyAll();
        return taken;
    }

    private static void await(@Nullable Thread thread) {
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Open one) {
        synchronized (one.lease) {
            tell(one, one.lease::close);
        }
    }

    /** Whether there was anything to say. A provider that fails must not keep the others open. */
    private boolean tell(Open one, Supplier<List<Finding>> call) {
        List<Finding> findings;
        try {
            findings = call.get();
        } catch (RuntimeException fault) {
            findings = List.of(
                    Finding.error(
                            "Provider failed while closing",
                            "The provider failed while it renewed or closed this ephemeral resource: " + fault
                                    + ". It may still be open on the device. This is a fault of the provider. Please report it."));
        }
        synchronized (open) {
            findings.forEach(finding ->
                    found.add(Findings.diagnostic(finding, one.block.body(), one.block.range(), one.address)));
        }
        return !findings.isEmpty();
    }
}
