package io.rackform.state.h2;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.StateException;
import java.sql.SQLException;
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
 * Group commit. One thread of its own takes all entries that wait, writes them in one transaction, syncs it to the disk,
 * publishes the new contents and only then lets the callers go on. A thread of its own, because an interrupt in the
 * middle of a write would close the database's file, and callers get interrupted.
 */
final class CommitLoop implements AutoCloseable {
    private static final int BATCH = 256;

    private final JournalStatements sql;
    private final Contents working;
    private final Consumer<List<Contents.Step>> publish;
    private final Function<Throwable, Diagnostic> explain;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final AtomicLong commits = new AtomicLong();
    private @Nullable StateException broken;
    private boolean closed;

    /** Something to be written. */
    interface Entry {
        /** Writes itself; whatever it changes it also tells the draft. */
        void write(JournalStatements sql, Draft draft) throws SQLException;
    }

    /** The contents as they are with all entries before, committed or not. */
    static final class Draft {
        private final Contents contents;
        private final List<Contents.Step> steps = new ArrayList<>();

        private Draft(Contents contents) {
            this.contents = contents;
        }

        Contents contents() {
            return contents;
        }

        void apply(Contents.Step step) {
            contents.apply(step);
            steps.add(step);
        }
    }

    private record Waiting(@Nullable Entry entry, CompletableFuture<@Nullable Void> done) {}

    /**
     * @param working contents that are this loop's own
     * @param publish gets what is durable
     * @param explain says what a failed write means
     */
    CommitLoop(
            JournalStatements sql,
            Contents working,
            Consumer<List<Contents.Step>> publish,
            Function<Throwable, Diagnostic> explain) {
        this.sql = sql;
        this.working = working;
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
    void submit(Entry entry) {
        try {
            enqueue(entry, false).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof StateException state) {
                throw new StateException(state.diagnostic(), state);
            }
            throw failed;
        }
    }

    /** How many transactions were needed. */
    long commits() {
        return commits.get();
    }

    /** Ends the loop when everything that waits is written. */
    @Override
    public void close() {
        enqueue(null, true).join();
    }

    /** The mark of the end is the last thing in the queue, so nobody waits for a loop that is gone. */
    private synchronized CompletableFuture<@Nullable Void> enqueue(@Nullable Entry entry, boolean last) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        if (closed && last) {
            done.complete(null);
            return done;
        }
        if (closed) {
            throw new IllegalStateException("the journal is closed");
        }
        closed = last;
        queue.add(new Waiting(entry, done));
        return done;
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
            StateException before = broken;
            if (before == null) {
                before = writeAll(batch);
                broken = before;
            }
            for (Waiting waiting : batch) {
                open &= waiting.entry() != null;
                if (before != null && waiting.entry() != null) {
                    waiting.done().completeExceptionally(before);
                } else {
                    waiting.done().complete(null);
                }
            }
            batch.clear();
        }
    }

    private @Nullable StateException writeAll(List<Waiting> batch) {
        Draft draft = new Draft(working);
        try {
            boolean any = false;
            for (Waiting waiting : batch) {
                Entry entry = waiting.entry();
                if (entry != null) {
                    entry.write(sql, draft);
                    any = true;
                }
            }
            if (any) {
                sql.commitAndSync();
                commits.incrementAndGet();
                publish.accept(draft.steps);
            }
            return null;
        } catch (SQLException | RuntimeException | Error failed) {
            try {
                sql.rollback();
            } catch (SQLException alsoFailed) {
                failed.addSuppressed(alsoFailed);
            }
            return new StateException(explain.apply(failed), failed);
        }
    }
}
