package io.rackform.state;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who may change the state at the moment.
 *
 * @param pid the process, on its host
 */
public record LockHolder(String who, String reason, Instant since, long pid, String host) {
    /** For a message: holder, reason, place and age. */
    public String describe(Instant now) {
        return "%s runs \"%s\" as process %d on %s, since %s (%s ago)"
                .formatted(who, reason, pid, host, since.truncatedTo(ChronoUnit.SECONDS), age(now));
    }

    private String age(Instant now) {
        Duration age = Duration.between(since, now);
        if (age.isNegative()) {
            return "0 s";
        }
        if (age.toHours() > 0) {
            return age.toHours() + " h " + age.toMinutesPart() + " min";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min " + age.toSecondsPart() + " s" : age.toSeconds() + " s";
    }
}
