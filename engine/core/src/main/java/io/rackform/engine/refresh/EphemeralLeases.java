package io.rackform.engine.refresh;

import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.eval.Findings;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.spi.EphemeralLease;
import io.rackform.spi.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ephemeral resources that are open in one phase of a run. Each is renewed before it ends and closed with the phase,
 * in the reverse order of their opening, however the phase ends. Used from many threads.
 */
public final class EphemeralLeases implements AutoCloseable {
    /** Renewed when this part of the time that is left has passed, so that a slow device does not make it too late. */
    private static final int PART = 2;

    private final InstantSource clock;
    private final List<Open> open = new ArrayList<>();
    private final List<Diagnostic> found = new ArrayList<>();
    private boolean closed;

    public EphemeralLeases() {
        this(InstantSource.system());
    }

    EphemeralLeases(InstantSource clock) {
        this.clock = clock;
    }

    private record Open(EphemeralLease lease, InstanceAddress address, ResourceBlock block) {
        Diagnostic diagnostic(Finding finding) {
            return Findings.diagnostic(finding, block.body(), block.range(), address);
        }
    }

    /** Takes over a lease that was just opened. */
    void add(EphemeralLease lease, InstanceAddress address, ResourceBlock block) {
        Open one = new Open(lease, address, block);
        synchronized (open) {
            open.add(one);
        }
        if (lease.renewBefore().isPresent()) {
            Thread.startVirtualThread(() -> keep(one));
        }
    }

    private void keep(Open one) {
        Optional<Instant> end = one.lease.renewBefore();
        while (end.isPresent()
                && pause(Duration.between(clock.instant(), end.get()).dividedBy(PART))) {
            synchronized (one.lease) {
                List<Finding> findings = one.lease.renew();
                tell(one, findings);
                if (!findings.isEmpty()) {
                    return;
                }
            }
            end = one.lease.renewBefore();
        }
    }

    /** Whether the time has passed without the end of the phase. */
    private boolean pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        synchronized (open) {
            for (long left = end - System.nanoTime(); !closed && left > 0; left = end - System.nanoTime()) {
                try {
                    open.wait(left / 1_000_000, (int) (left % 1_000_000));
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return !closed;
        }
    }

    /** What renewing and closing had to say; all of it once everything is closed. */
    public List<Diagnostic> diagnostics() {
        synchronized (open) {
            return List.copyOf(found);
        }
    }

    /** Closes all of them. */
    @Override
    public void close() {
        List<Open> closing;
        synchronized (open) {
            closed = true;
            open.notifyAll();
            closing = List.copyOf(open).reversed();
            open.clear();
        }
        for (Open one : closing) {
            synchronized (one.lease) {
                tell(one, one.lease.close());
            }
        }
    }

    private void tell(Open one, List<Finding> findings) {
        synchronized (open) {
            findings.forEach(finding -> found.add(one.diagnostic(finding)));
        }
    }
}
