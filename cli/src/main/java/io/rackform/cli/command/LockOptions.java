package io.rackform.cli.command;

import io.rackform.cli.workplace.StackRequest.LockWish;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How long to wait for whoever else changes the state. */
final class LockOptions {
    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,5})s)?");

    @Option(
            names = "-lock-timeout",
            paramLabel = "TIME",
            description = "Wait this long for the lock on the state, for example 30s or 5m.")
    private String timeout = "0s";

    LockWish lock(String reason, Diagnostics diagnostics) {
        Optional<Duration> patience = parse(timeout);
        if (patience.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "Invalid lock timeout",
                    "The option -lock-timeout has the value \"" + timeout
                            + "\", which is no time. Times look like 30s, 5m" + " or 1h30m."));
        }
        return new LockWish.Lock(reason, patience.orElse(Duration.ZERO));
    }

    static Optional<Duration> parse(String text) {
        Matcher parts = TIME.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofHours(number(parts, 1)).plusMinutes(number(parts, 2)).plusSeconds(number(parts, 3)));
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
