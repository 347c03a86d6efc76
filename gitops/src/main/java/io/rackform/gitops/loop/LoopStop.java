package io.rackform.gitops.loop;

import io.rackform.engine.apply.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a loop: at once where it waits, after what it is at where it applies. */
public final class LoopStop {
    private final StopSignal signal = new StopSignal();
    private final CountDownLatch stopped = new CountDownLatch(1);

    public void stop() {
        signal.stop();
        stopped.countDown();
    }

    /** For {@link ReconcileInputs}: what makes a running apply stop. */
    public StopSignal signal() {
        return signal;
    }

    /** Waits; true where the wait was ended by {@link #stop}. */
    boolean stoppedWithin(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
