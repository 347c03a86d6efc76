package io.rackform.cli.progress;

import io.rackform.cli.terminal.OneLine;
import io.rackform.engine.apply.ApplyEvent;
import io.rackform.engine.execution.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What runs at the moment, from the events of a run. For one thread at a time: its owner locks. */
final class Running {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * One operation under way.
     *
     * @param device what people call it; empty for what needs none
     * @param words what it is doing
     */
    record Entry(Operation operation, String device, Instant since, String words, Instant saidAt) {
        Entry saying(String newWords, Instant now) {
            return new Entry(operation, device, since, newWords, now);
        }

        Entry said(Instant now) {
            return new Entry(operation, device, since, words, now);
        }
    }

    void started(ApplyEvent.Started event, Instant now) {
        entries.put(
                event.operation().id(),
                new Entry(event.operation(), device(event.operation()), now, doing(event.operation()), now));
    }

    Entry phase(ApplyEvent.Phase event, Instant now) {
        return entries.compute(
                event.operation().id(),
                (id, entry) -> (entry == null
                                ? new Entry(event.operation(), device(event.operation()), now, "", now)
                                : entry)
                        .saying(OneLine.of(event.words()), now));
    }

    /** Takes it off, and says how long it took. */
    Duration ended(Operation operation, Instant now) {
        Entry entry = entries.remove(operation.id());
        return entry == null ? Duration.ZERO : Duration.between(entry.since(), now);
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    void said(Entry entry, Instant now) {
        entries.replace(entry.operation().id(), entry.said(now));
    }

    /** The address of the device's provider block: {@code redfish.bmc["srv1"]}. */
    static String device(Operation operation) {
        return switch (operation) {
            case Operation.ChangeUnitOperation unit -> {
                String address = unit.provider().toString();
                yield address.startsWith("provider.") ? address.substring("provider.".length()) : address;
            }
            case Operation.ReadOperation ignored -> "";
            case Operation.ForgetOperation ignored -> "";
            case Operation.JointOperation ignored -> "";
        };
    }

    static String doing(Operation operation) {
        return switch (operation) {
            case Operation.ChangeUnitOperation unit -> {
                List<String> kinds = unit.edits().stream()
                        .map(edit -> gerund(edit.kind()))
                        .distinct()
                        .toList();
                yield kinds.size() == 1 ? kinds.getFirst() : "changing";
            }
            case Operation.ReadOperation ignored -> "reading";
            case Operation.ForgetOperation ignored -> "forgetting";
            case Operation.JointOperation ignored -> "";
        };
    }

    static String gerund(Operation.EditKind kind) {
        return switch (kind) {
            case CREATE -> "creating";
            case UPDATE -> "modifying";
            case DELETE -> "destroying";
        };
    }

    static String completed(Operation.EditKind kind) {
        return switch (kind) {
            case CREATE -> "Creation complete";
            case UPDATE -> "Modifications complete";
            case DELETE -> "Destruction complete";
        };
    }

    static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** {@code 12s}, {@code 3m05s}, {@code 1h02m}. */
    static String shortTime(Duration time) {
        if (time.toHours() > 0) {
            return "%dh%02dm".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? "%dm%02ds".formatted(time.toMinutes(), time.toSecondsPart())
                : time.toSeconds() + "s";
    }
}
