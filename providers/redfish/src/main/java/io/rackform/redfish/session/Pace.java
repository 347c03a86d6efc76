package io.rackform.redfish.session;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How often a BMC is asked, and until when: often at first, then seldom, as boots take minutes on real servers. */
public final class Pace {
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
    private static final int PARTS = 20;

    private final long start = System.nanoTime();
    private long end;

    private Pace(Duration patience) {
        end = start + patience.toNanos();
    }

    public static Pace within(Duration patience) {
        return new Pace(patience);
    }

    /** Whether the time is up. */
    public boolean over() {
        return System.nanoTime() - end >= 0;
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Leaves this much time from now on, where more is left. */
    public void hurry(Duration rest) {
        end = Math.min(end, System.nanoTime() + rest.toNanos());
    }

    /** Waits a twentieth of the time that went by, within bounds. */
    public void pause() throws InterruptedException {
        Duration part = elapsed().dividedBy(PARTS);
        Thread.sleep(part.compareTo(SHORTEST) < 0 ? SHORTEST : part.compareTo(LONGEST) > 0 ? LONGEST : part);
    }

    static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : time);
    }

    /** {@code Retry-After} in seconds or as a date (RFC 9110 section 10.2.3). */
    static Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After").flatMap(Pace::parse);
    }

    static Optional<Duration> parse(String value) {
        String text = value.strip();
        if (text.matches("\\d{1,6}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant when = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration rest = Duration.between(Instant.now(), when);
            return Optional.of(rest.isNegative() ? Duration.ZERO : rest);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
