package io.rackform.gitops.loop;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * What an outcome means for the status and for the time of the next try. There is no other place that decides this.
 *
 * @param interval between two looks at the source and the devices
 * @param random from 0 to 1, so that many loops do not knock at one time
 */
public record ReconcilePolicy(Duration interval, DoubleSupplier random) {
    /** After a first failure that may pass by itself. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration LONGEST_RETRY = Duration.ofMinutes(30);

    /** Part of the interval by which a look is early or late at most. */
    private static final double JITTER = 0.1;

    private static final int MOST_DOUBLINGS = 20;

    public ReconcilePolicy {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("an interval is longer than nothing: " + interval);
        }
    }

    public static ReconcilePolicy every(Duration interval) {
        return new ReconcilePolicy(interval, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** How a stack stands. */
    public enum Status {
        HEALTHY,
        /** Works, and differs from its commit. */
        DRIFTED,
        /** Expected to pass by itself. */
        RETRYING,
        /** A person must act. */
        STALLED
    }

    /** @param in how long until the next pass */
    public record Next(Status status, Duration in) {}

    /** @param failures how many passes in a row ended in Waiting or Stalled, this one included; 0 for all other outcomes */
    public Next next(ReconcileOutcome outcome, int failures) {
        return switch (outcome) {
            case ReconcileOutcome.InSync ignored -> new Next(Status.HEALTHY, jittered(interval));
            case ReconcileOutcome.Applied ignored -> new Next(Status.HEALTHY, jittered(interval));
            case ReconcileOutcome.Drifted ignored -> new Next(Status.DRIFTED, jittered(interval));
            case ReconcileOutcome.Waiting ignored ->
                new Next(Status.RETRYING, jittered(shorter(doubled(SOON, failures - 1), interval)));
            // The source is looked at as often as ever, because a new commit may be the cure.
            case ReconcileOutcome.Stalled ignored -> new Next(Status.STALLED, jittered(interval));
        };
    }

    /** Whether the loop counts an outcome as a failure. */
    static boolean isFailure(ReconcileOutcome outcome) {
        return switch (outcome) {
            case ReconcileOutcome.InSync ignored -> false;
            case ReconcileOutcome.Applied ignored -> false;
            case ReconcileOutcome.Drifted ignored -> false;
            case ReconcileOutcome.Waiting ignored -> true;
            case ReconcileOutcome.Stalled ignored -> true;
        };
    }

    /** How long a commit is left alone after it stalled this many times: devices may come back, but not for being asked often. */
    Duration retryOfStalled(int attempts) {
        Duration longest = interval.compareTo(LONGEST_RETRY) > 0 ? interval : LONGEST_RETRY;
        return shorter(doubled(interval, attempts), longest);
    }

    private static Duration doubled(Duration duration, int times) {
        return duration.multipliedBy(1L << Math.clamp(times, 0, MOST_DOUBLINGS));
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) <= 0 ? left : right;
    }

    private Duration jittered(Duration duration) {
        double factor = 1 + JITTER * (2 * random.getAsDouble() - 1);
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
