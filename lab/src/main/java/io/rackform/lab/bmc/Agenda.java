package io.rackform.lab.bmc;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/**
 * What is going to happen to the device, and when. Nothing runs by itself: {@link #runDue()} catches up, in order of
 * time, with what fell due since the last call.
 */
final class Agenda {
    /** Which part of the device an entry belongs to; a reset cancels what the last one had planned. */
    enum Group {
        POWER,
        TASK
    }

    private record Entry(long due, long order, Group group, Runnable what) {}

    private final LongSupplier nanoTime;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::order));
    private long now;
    private long order;

    Agenda(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.now = nanoTime.getAsLong();
    }

    /** The device's time in nanoseconds: while an entry runs, the moment for which it was planned. */
    long now() {
        return now;
    }

    void after(Duration wait, Group group, Runnable what) {
        entries.add(new Entry(now + wait.toNanos(), order++, group, what));
    }

    void cancel(Group group) {
        entries.removeIf(entry -> entry.group() == group);
    }

    void runDue() {
        long actual = nanoTime.getAsLong();
        for (Entry next = entries.peek(); next != null && next.due() <= actual; next = entries.peek()) {
            entries.remove();
            now = next.due();
            next.what().run();
        }
        now = actual;
    }
}
