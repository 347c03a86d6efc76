package io.rackform.k8s.session;

import io.rackform.spi.ApplyMonitor;
import java.time.Duration;

/** Waits a little longer each time, until a time is over or the user wants to stop. */
final class Patience {
    private static final long FIRST_MILLIS = 25;
    private static final long LONGEST_MILLIS = 2_000;

    private final ApplyMonitor monitor;
    private final long endNanos;
    private long nextMillis = FIRST_MILLIS;

    Patience(ApplyMonitor monitor, Duration limit) {
        this.monitor = monitor;
        this.endNanos = System.nanoTime() + limit.toNanos();
    }

    /** Waits; false where there is no more time, or nobody wants to wait. */
    boolean again() {
        long leftMillis = (endNanos - System.nanoTime()) / 1_000_000;
        if (leftMillis <= 0 || monitor.stopping()) {
            return false;
        }
        try {
            Thread.sleep(Math.min(nextMillis, leftMillis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        nextMillis = Math.min(nextMillis * 3 / 2, LONGEST_MILLIS);
        return true;
    }
}
