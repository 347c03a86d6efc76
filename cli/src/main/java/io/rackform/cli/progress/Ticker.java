package io.rackform.cli.progress;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again until it is closed. */
final class Ticker implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Ticker(Duration period, Runnable work) {
        this.thread = Thread.ofVirtual().unstarted(() -> run(period, work));
    }

    static Ticker start(Duration period, Runnable work) {
        Ticker ticker = new Ticker(period, work);
        ticker.thread.start();
        return ticker;
    }

    private void run(Duration period, Runnable work) {
        try {
            while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                work.run();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the work does not run any more and will not again. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
