package io.rackform.lab.cluster.fields;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which manager owns what of one object: its {@code metadata.managedFields}. */
public record ManagedFields(Map<Manager, Entry> entries) {
    public static final ManagedFields NONE = new ManagedFields(Map.of());

    /** How a manager writes: by server-side apply, or by anything else. */
    public enum Operation {
        APPLY("Apply"),
        UPDATE("Update");

        private final String text;

        Operation(String text) {
            this.text = text;
        }
    }

    /**
     * Who writes. The same name with another operation, version or subresource is another manager.
     *
     * @param subresource empty for the object itself
     */
    public record Manager(String name, Operation operation, String apiVersion, String subresource) {
        /** As conflict messages name it. */
        String shown(String time) {
            String shown = Json.quoted(name);
            if (!subresource.isEmpty()) {
                shown += " with subresource " + Json.quoted(subresource);
            }
            if (operation == Operation.UPDATE) {
                shown += " using " + apiVersion + (time.isEmpty() ? "" : " at " + time);
            }
            return shown;
        }
    }

    /** @param time of the last change of the set, RFC 3339 in seconds */
    public record Entry(FieldSet fields, String time) {}

    public ManagedFields {
        Map<Manager, Entry> copy = new LinkedHashMap<>();
        entries.forEach((manager, entry) -> {
            if (!entry.fields().isEmpty()) {
                copy.put(manager, entry);
            }
        });
        entries = Map.copyOf(copy);
    }

    /** @throws IllegalArgumentException where the object's entries cannot be read */
    public static ManagedFields of(JsonNode object) {
        Map<Manager, Entry> entries = new LinkedHashMap<>();
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            if (entry.isEmpty()) {
                continue;
            }
            Operation operation = Json.text(entry, "operation").equals("Apply") ? Operation.APPLY : Operation.UPDATE;
            Manager manager = new Manager(
                    Json.text(entry, "manager"),
                    operation,
                    Json.text(entry, "apiVersion"),
                    Json.text(entry, "subresource"));
            entries.put(manager, new Entry(FieldSet.decode(entry.path("fieldsV1")), Json.text(entry, "time")));
        }
        return new ManagedFields(entries);
    }

    public void writeTo(ObjectNode object) {
        ObjectNode metadata = Json.child(object, "metadata");
        metadata.remove("managedFields");
        if (entries.isEmpty()) {
            return;
        }
        ArrayNode array = metadata.putArray("managedFields");
        Comparator<Map.Entry<Manager, Entry>> byOperation =
                Comparator.comparing(entry -> entry.getKey().operation());
        entries.entrySet().stream()
                .sorted(byOperation
                        .thenComparing(entry -> entry.getValue().time())
                        .thenComparing(entry -> entry.getKey().name())
                        .thenComparing(entry -> entry.getKey().subresource()))
                .forEach(entry -> array.add(encoded(entry.getKey(), entry.getValue())));
    }

    private static ObjectNode encoded(Manager manager, Entry entry) {
        ObjectNode encoded = Json.object(
                "manager", manager.name(),
                "operation", manager.operation().text,
                "apiVersion", manager.apiVersion(),
                "time", entry.time(),
                "fieldsType", "FieldsV1",
                "fieldsV1", entry.fields().encoded());
        if (!manager.subresource().isEmpty()) {
            encoded.put("subresource", manager.subresource());
        }
        return encoded;
    }

    public FieldSet fields(Manager manager) {
        Entry entry = entries.get(manager);
        return entry == null ? FieldSet.EMPTY : entry.fields();
    }

    /** With another set for one manager; its time moves on only where the set differs. */
    public ManagedFields with(Manager manager, FieldSet fields, Instant now) {
        if (fields(manager).equals(fields)) {
            return this;
        }
        Map<Manager, Entry> changed = new LinkedHashMap<>(entries);
        changed.put(
                manager, new Entry(fields, now.truncatedTo(ChronoUnit.SECONDS).toString()));
        return new ManagedFields(changed);
    }

    /** With another set for every manager but one. */
    ManagedFields others(Manager except, UnaryOperator<FieldSet> change) {
        Map<Manager, Entry> changed = new LinkedHashMap<>();
        entries.forEach((manager, entry) -> changed.put(
                manager, manager.equals(except) ? entry : new Entry(change.apply(entry.fields()), entry.time())));
        return new ManagedFields(changed);
    }

    /** Everything that somebody owns. */
    FieldSet all() {
        return entries.values().stream().map(Entry::fields).reduce(FieldSet.EMPTY, FieldSet::union);
    }

    /** The managers by name and kind, for messages in a stable order. */
    List<Map.Entry<Manager, Entry>> sorted() {
        return entries.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .toList();
    }
}
