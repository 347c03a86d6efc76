package io.rackform.state.h2;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.StateException;
import io.rackform.state.log.LogWriter;
import io.rackform.state.log.RunLog;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Group commit. One thread of its own takes all entries that wait, appends them to the log, syncs it to the disk once, publishes
 * the new contents and only then lets the callers go on. A thread of its own, because an interrupt in the middle of a write
 * would close the file, and callers get interrupted.
 */
final class CommitLoop implements AutoCloseable {
    private static final int BATCH = 256;

    private final LogWriter log;
    private final Contents working;
    private final InstantSource clock;
    private final Consumer<List<Contents.Step>> publish;
    private final Function<Throwable, Diagnostic> explain;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final AtomicLong syncs = new AtomicLong();
    private volatile @Nullable StateException broken;
    private boolean closed;

    /** Who waits for what: an entry, the run's end, or the end of this loop where both are null. */
    private record Waiting(
            Draft.@Nullable Entry entry, RunLog.@Nullable End end, CompletableFuture<@Nullable Void> done) {
        boolean isLast() {
            return entry == null && end == null;
        }
    }

    /**
     * @param working contents that are this loop's own
     * @param publish gets what is durable
     * @param explain says what a failed write means
     */
    CommitLoop(
            LogWriter log,
            Contents working,
            InstantSource clock,
            Consumer<List<Contents.Step>> publish,
            Function<Throwable, Diagnostic> explain) {
        this.log = log;
        this.working = working;
        this.clock = clock;
        this.publish = publish;
        this.explain = explain;
        Thread.ofPlatform().name("state-journal").daemon().start(this::run);
    }

    /**
     * Returns when the entry is durable. An interrupt of the caller does not shorten the wait.
     *
     * @throws IllegalStateException after {@link #close}
     * @throws StateException where this or an earlier entry could not be written
     */
    void submit(Draft.Entry entry) {
        await(new Waiting(entry, null, new CompletableFuture<>()));
    }

    /** As {@link #submit(Draft.Entry)}, for the end of the run. */
    void submit(RunLog.End end) {
        await(new Waiting(null, end, new CompletableFuture<>()));
    }

    private void await(Waiting waiting) {
        try {
            enqueue(waiting).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof StateException state) {
                throw new StateException(state.diagnostic(), state);
            }
            throw failed;
        }
    }

    /** Whether every write went well. */
    boolean isIntact() {
        return broken == null;
    }

    /** How often the disk was waited for. */
    long syncs() {
        return syncs.get();
    }

    /** Ends the loop when everything that waits is written. */
    @Override
    public void close() {
        enqueue(new Waiting(null, null, new CompletableFuture<>())).join();
    }

    /** The mark of the end is the last thing in the queue, so nobody waits for a loop that is gone. */
    private synchronized CompletableFuture<@Nullable Void> enqueue(Waiting waiting) {
        if (closed && waiting.isLast()) {
            waiting.done().complete(null);
        } else if (closed) {
            throw new IllegalStateException("the journal is closed");
        } else {
            closed = waiting.isLast();
            queue.add(waiting);
        }
        return waiting.done();
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        boolean open = true;
        while (open) {
            try {
                batch.add(queue.take());
            } catch (InterruptedException nobodyDoes) {
                continue;
            }
            queue.drainTo(batch, BATCH - 1);
            open = batch.stream().noneMatch(Waiting::isLast);
            StateException failed = broken;
            if (failed == null) {
                failed = writeAll(batch);
                broken = failed;
            }
            for (Waiting waiting : batch) {
                if (failed != null && !waiting.isLast()) {
                    waiting.done().completeExceptionally(failed);
                } else {
                    waiting.done().complete(null);
                }
            }
            batch.clear();
        }
    }

    private @Nullable StateException writeAll(List<Waiting> batch) {
        Draft draft = new Draft(working, clock.instant());
        try {
            int written = 0;
            boolean ends = false;
            for (Waiting waiting : batch) {
                if (waiting.entry() != null) {
                    waiting.entry().write(draft);
                }
                for (; written < draft.records().size(); written++) {
                    log.append(draft.records().get(written));
                }
                if (waiting.end() != null) {
                    log.append(waiting.end());
                    ends = true;
                }
            }
            if (written > 0 || ends) {
                log.sync();
                syncs.incrementAndGet();
                publish.accept(draft.steps());
            }
            return null;
        } catch (IOException | RuntimeException | Error failed) {
            return new StateException(explain.apply(failed), failed);
        }
    }
}
