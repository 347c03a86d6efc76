package io.rackform.lab.bmc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The firmware's settings: those in force, and those that wait for a reset. */
final class Bios {
    private final BiosRegistry registry;
    private final List<String> refusedAtReset;
    private final Map<String, Object> active;
    private final Map<String, Object> pending = new TreeMap<>();
    private final List<Runnable> whenApplied = new ArrayList<>();
    private List<RedfishMessage> lastMessages = List.of();
    private @Nullable Instant lastApplied;

    Bios(BiosRegistry registry, List<String> refusedAtReset) {
        this.registry = registry;
        this.refusedAtReset = refusedAtReset;
        this.active = new TreeMap<>(registry.defaults());
    }

    Map<String, Object> active() {
        return new LinkedHashMap<>(active);
    }

    /** What will be in force after the next reset. */
    Map<String, Object> planned() {
        Map<String, Object> planned = new LinkedHashMap<>(active);
        planned.putAll(pending);
        return planned;
    }

    boolean waits() {
        return !pending.isEmpty();
    }

    /** What the firmware said when it last took settings over; empty before the first time. */
    List<RedfishMessage> lastMessages() {
        return lastMessages;
    }

    Optional<Instant> lastApplied() {
        return Optional.ofNullable(lastApplied);
    }

    /** What is wrong with the wanted values, judged by what the settings would be with all of them. */
    List<RedfishMessage> problems(JsonNode wanted) {
        Map<String, Object> planned = planned();
        wanted.properties()
                .forEach(property -> registry.find(property.getKey())
                        .filter(attribute ->
                                attribute.problem(property.getValue()).isEmpty())
                        .ifPresent(attribute -> planned.put(attribute.name(), attribute.stored(property.getValue()))));
        List<RedfishMessage> problems = new ArrayList<>();
        wanted.properties()
                .forEach(property -> problem(property.getKey(), property.getValue(), planned)
                        .ifPresent(message -> problems.add(message.about("#/Attributes/" + property.getKey()))));
        return problems;
    }

    private Optional<RedfishMessage> problem(String name, JsonNode value, Map<String, Object> planned) {
        Optional<BiosAttribute> attribute = registry.find(name);
        if (attribute.isEmpty()) {
            return Optional.of(RedfishMessage.unknownProperty(name));
        }
        if (attribute.get().readOnly()) {
            return Optional.of(RedfishMessage.notWritable(name, "it is read-only"));
        }
        Optional<RedfishMessage> badValue = attribute.get().problem(value);
        if (badValue.isPresent()) {
            return badValue;
        }
        // Writing the value that it has anyway does no harm, and tools that send all attributes do it.
        boolean same = attribute.get().stored(value).equals(planned().get(name));
        return same
                ? Optional.empty()
                : registry.lockedBy(name, planned).map(why -> RedfishMessage.notWritable(name, why));
    }

    /** Keeps values that have no {@link #problems} for the next reset. */
    void stage(JsonNode wanted) {
        wanted.properties()
                .forEach(property -> stage(
                        property.getKey(),
                        registry.find(property.getKey()).orElseThrow().stored(property.getValue())));
    }

    void stageDefaults() {
        registry.defaults().forEach(this::stage);
    }

    private void stage(String name, Object value) {
        if (value.equals(active.get(name))) {
            pending.remove(name);
        } else {
            pending.put(name, value);
        }
    }

    /** Runs once, when the firmware has taken over what waits. */
    void whenApplied(Runnable what) {
        whenApplied.add(what);
    }

    /** The firmware takes over what waits, during a reset. */
    void apply() {
        if (!pending.isEmpty()) {
            List<RedfishMessage> messages = new ArrayList<>();
            pending.forEach((name, value) -> {
                if (refusedAtReset.contains(name)) {
                    messages.add(refusal(name, value));
                } else {
                    active.put(name, value);
                }
            });
            pending.clear();
            lastMessages = messages.isEmpty() ? List.of(RedfishMessage.success()) : List.copyOf(messages);
            lastApplied = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        }
        List<Runnable> waiting = List.copyOf(whenApplied);
        whenApplied.clear();
        waiting.forEach(Runnable::run);
    }

    private static RedfishMessage refusal(String name, Object value) {
        return RedfishMessage.problem(
                        "PropertyNotUpdated",
                        "The firmware did not take the value '" + value + "' for " + name + ".",
                        "Read the active attributes and choose a value that this hardware takes.",
                        name)
                .about("#/Attributes/" + name);
    }

    /**
     * Changes an active attribute, as somebody in the firmware's own menu does.
     *
     * @param text the value as it would be typed there
     */
    void setByHand(String name, String text) {
        BiosAttribute attribute = registry.find(name)
                .orElseThrow(() -> new IllegalArgumentException("the BIOS has no attribute '" + name + "'"));
        JsonNode value = Json.node(
                switch (attribute.shape()) {
                    case BiosAttribute.Choice _, BiosAttribute.Text _ -> text;
                    case BiosAttribute.Whole _ -> text.matches("-?\\d{1,18}") ? Long.valueOf(text) : text;
                    case BiosAttribute.Flag _ -> text.matches("true|false") ? Boolean.valueOf(text) : text;
                });
        attribute.problem(value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem.text());
        });
        active.put(name, attribute.stored(value));
        pending.remove(name);
    }
}
