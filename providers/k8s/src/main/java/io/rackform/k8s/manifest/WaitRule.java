package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is waited for after a write.
 *
 * @param ready whether for readiness at all
 * @param timeout for everything together
 * @param conditions types of conditions that must be {@code True}, beside the kind's own rule
 * @param fields texts that fields must have, by path: {@code status.phase}
 */
public record WaitRule(boolean ready, Duration timeout, List<String> conditions, SortedMap<String, String> fields) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,3})h)?(?:(\\d{1,4})m)?(?:(\\d{1,5})s)?");

    public WaitRule {
        conditions = List.copyOf(conditions);
        fields = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** @param block the {@code wait} block; null where there is none */
    static WaitRule of(@Nullable Value block) {
        SortedMap<String, String> fields = new TreeMap<>();
        Tree.fields(Tree.at(block, ManifestSchema.WAIT_FIELDS)).forEach((path, text) -> {
            if (text instanceof StringValue(String wanted)) {
                fields.put(path, wanted);
            }
        });
        return new WaitRule(
                !(Tree.at(block, ManifestSchema.WAIT_READY) instanceof BoolValue(boolean ready)) || ready,
                duration(Tree.text(block, ManifestSchema.WAIT_TIMEOUT)).orElse(DEFAULT_TIMEOUT),
                Tree.elementsAt(block, ManifestSchema.WAIT_CONDITIONS).stream()
                        .map(Tree::text)
                        .toList(),
                fields);
    }

    /** {@code 90s}, {@code 5m}, {@code 1h30m}; empty for anything else, and for nothing at all. */
    static Optional<Duration> duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3))));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
