package io.rackform.lab;

import java.time.Duration;

/** Counts requests and says what the {@link Faults} in force do to each. Safe for many threads. */
public final class FaultScript {
    /** What happens to one request after it took effect. */
    public enum Fate {
        ANSWER,
        CUT,
        RESTART
    }

    private Faults faults = Faults.NONE;
    private int requests;
    private int writes;

    /** Starts anew with these faults: earlier requests no longer count. */
    public synchronized void play(Faults next) {
        faults = next;
        requests = 0;
        writes = 0;
    }

    /** How long the answer is held back. */
    public synchronized Duration delay() {
        return faults.delay();
    }

    /** How long a restart takes. */
    public synchronized Duration downtime() {
        return faults.downtime();
    }

    /** To be asked once for each request, after it took effect. A restart happens once for each {@link #play}. */
    public synchronized Fate next(TrafficLog.Kind kind) {
        requests++;
        if (kind == TrafficLog.Kind.WRITE) {
            writes++;
            if (writes == faults.restartAfterWrites()) {
                return Fate.RESTART;
            }
        }
        return faults.dropEvery() > 0 && requests % faults.dropEvery() == 0 ? Fate.CUT : Fate.ANSWER;
    }
}
