package io.rackform.gitops.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.engine.config.SourceTree.Commit;
import io.rackform.gitops.loop.ReconcilePolicy.Next;
import io.rackform.gitops.loop.ReconcilePolicy.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcilePolicyTest {
    private static final Commit COMMIT = new Commit("c".repeat(40), "Ada", "Change");

    private static ReconcileOutcome outcome(String name) {
        return switch (name) {
            case "InSync" -> new ReconcileOutcome.InSync(COMMIT);
            case "Applied" -> new ReconcileOutcome.Applied(COMMIT, Purpose.NEW_COMMIT, 1, 0, 0);
            case "Drifted" -> new ReconcileOutcome.Drifted(COMMIT, List.of(), 1);
            case "Waiting" -> new ReconcileOutcome.Waiting(List.of());
            case "Stalled" -> new ReconcileOutcome.Stalled(COMMIT, List.of(), null);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @CsvSource({
        // outcome, failures in a row, status, seconds at an interval of 60
        "InSync,  0, HEALTHY,  60",
        "Applied, 0, HEALTHY,  60",
        "Drifted, 0, DRIFTED,  60",
        "Waiting, 1, RETRYING, 10",
        "Waiting, 2, RETRYING, 20",
        "Waiting, 3, RETRYING, 40",
        "Waiting, 4, RETRYING, 60",
        "Waiting, 1000000, RETRYING, 60",
        "Stalled, 1, STALLED,  60",
        "Stalled, 99, STALLED,  60",
    })
    void everyOutcomeHasAStatusAndATime(String name, int failures, Status status, int seconds) {
        ReconcilePolicy policy = new ReconcilePolicy(Duration.ofSeconds(60), () -> 0.5);
        assertThat(policy.next(outcome(name), failures)).isEqualTo(new Next(status, Duration.ofSeconds(seconds)));
        assertThat(ReconcilePolicy.isFailure(outcome(name))).isEqualTo(failures > 0);
    }

    @Test
    void theIntervalIsNeverExceededByARetry() {
        ReconcilePolicy policy = new ReconcilePolicy(Duration.ofSeconds(2), () -> 0.5);
        assertThat(policy.next(outcome("Waiting"), 1).in()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"0, 54", "0.5, 60", "1, 66"})
    void jitterIsATenthAtMost(double random, int seconds) {
        ReconcilePolicy policy = new ReconcilePolicy(Duration.ofSeconds(60), () -> random);
        assertThat(policy.next(outcome("InSync"), 0).in()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        // interval in seconds, attempts, seconds until the commit is tried again
        "60, 1, 120",
        "60, 2, 240",
        "60, 4, 960",
        "60, 5, 1800",
        "60, 1000000, 1800",
        "7200, 1, 7200",
    })
    void aStalledCommitIsTriedLessAndLessOften(int interval, int attempts, int seconds) {
        ReconcilePolicy policy = ReconcilePolicy.every(Duration.ofSeconds(interval));
        assertThat(policy.retryOfStalled(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void noIntervalIsNoPolicy() {
        assertThatThrownBy(() -> ReconcilePolicy.every(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
