package io.rackform.lab;

import java.time.Duration;

/**
 * The faults a device plays.
 *
 * @param delay waited before each answer
 * @param dropEvery the connection is cut instead of the answer to every n-th request (after the request took effect);
 *     0 never
 * @param restartAfterWrites the device goes away for {@code downtime} after this many further writes; 0 never
 * @param downtime how long a restart takes
 */
public record Faults(Duration delay, int dropEvery, int restartAfterWrites, Duration downtime) {
    public static final Faults NONE = new Faults(Duration.ZERO, 0, 0, Duration.ZERO);

    public static Faults slow(Duration delay) {
        return new Faults(delay, 0, 0, Duration.ZERO);
    }

    public static Faults drop(int every) {
        return new Faults(Duration.ZERO, every, 0, Duration.ZERO);
    }

    public static Faults restart(int afterWrites, Duration downtime) {
        return new Faults(Duration.ZERO, 0, afterWrites, downtime);
    }
}
