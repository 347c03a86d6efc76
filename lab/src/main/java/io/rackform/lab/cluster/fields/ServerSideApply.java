package io.rackform.lab.cluster.fields;

import io.rackform.lab.cluster.fields.ManagedFields.Manager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The two ways in which ownership of fields changes: an apply, and any other write. */
public final class ServerSideApply {
    /** Fields that no manager ever owns. */
    private static final List<String> SYSTEM = List.of(
            "name",
            "namespace",
            "generateName",
            "selfLink",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "managedFields");

    /** {@code metadata} outlives every manager that owned something in it. */
    private static final FieldSet METADATA =
            FieldSet.of(Json.object("metadata", Json.object("name", "")), Shape.Unknown.ANY);

    private ServerSideApply() {}

    /** What an apply comes to. */
    public sealed interface Result {
        /** The object as it is to be, without its {@code managedFields}, and who owns what of it. */
        record Merged(ObjectNode object, ManagedFields managers) implements Result {}

        /** Others own what the apply would change. */
        record Conflicts(List<Conflict> conflicts) implements Result {
            public Conflicts {
                conflicts = List.copyOf(conflicts);
            }

            /** All in one sentence. */
            public String message() {
                if (conflicts.size() == 1) {
                    Conflict only = conflicts.getFirst();
                    return "Apply failed with 1 conflict: " + only.message() + ": " + only.field();
                }
                Map<String, List<Conflict>> byManager = conflicts.stream()
                        .collect(Collectors.groupingBy(Conflict::manager, LinkedHashMap::new, Collectors.toList()));
                String lines = byManager.entrySet().stream()
                        .map(entry -> "conflicts with " + entry.getKey() + ":\n"
                                + entry.getValue().stream()
                                        .map(conflict -> "- " + conflict.field())
                                        .collect(Collectors.joining("\n")))
                        .collect(Collectors.joining("\n"));
                return "Apply failed with " + conflicts.size() + " conflicts: " + lines;
            }
        }
    }

    /**
     * One field that somebody else owns.
     *
     * @param manager as messages name it
     */
    public record Conflict(String manager, String field) {
        public String message() {
            return "conflict with " + manager;
        }
    }

    /**
     * Applies.
     *
     * @param live the object as it is; empty where there is none
     * @param applied what the manager sent, checked and canonical
     * @param reset the top-level fields that this endpoint does not let a client own
     * @param force whether to take fields from their owners
     */
    public static Result apply(
            ObjectNode live,
            ObjectNode applied,
            Shape shape,
            Manager manager,
            List<String> reset,
            boolean force,
            Instant now) {
        ObjectNode before = withoutManagers(live);
        ManagedFields managers = ManagedFields.of(live);
        FieldSet last = managers.fields(manager);
        FieldSet sent = owned(FieldSet.of(applied, shape), reset);
        ManagedFields claimed = managers.with(manager, sent, now);
        ObjectNode merged = (ObjectNode) Merge.over(before, applied, shape);
        FieldSet kept = claimed.all().union(METADATA);
        ObjectNode pruned = (ObjectNode) Merge.prune(merged, shape, last, kept);
        Comparison change = Comparison.of(before, pruned, shape);
        FieldSet written = owned(change.written(), reset);
        List<Conflict> conflicts = new ArrayList<>();
        for (var other : claimed.sorted()) {
            if (!other.getKey().equals(manager)) {
                String shown = other.getKey().shown(other.getValue().time());
                other.getValue()
                        .fields()
                        .intersect(written)
                        .paths()
                        .forEach(path -> conflicts.add(new Conflict(shown, path)));
            }
        }
        if (!conflicts.isEmpty() && !force) {
            return new Result.Conflicts(conflicts);
        }
        return new Result.Merged(
                pruned, claimed.others(manager, fields -> fields.minus(written).minus(change.removed())));
    }

    /**
     * Who owns what after a write that was no apply: the writer owns what it changed.
     *
     * @param before the object as it was; empty where there was none
     * @param after the object as it is to be
     * @param owned who owned what before the write
     */
    public static ManagedFields written(
            ObjectNode before,
            ObjectNode after,
            ManagedFields owned,
            Shape shape,
            Manager manager,
            List<String> reset,
            Instant now) {
        Comparison change = Comparison.of(withoutManagers(before), withoutManagers(after), shape);
        FieldSet written = owned(change.written(), reset);
        FieldSet mine = owned.fields(manager).minus(change.removed()).union(written);
        return owned.others(manager, fields -> fields.minus(written).minus(change.removed()))
                .with(manager, mine, now);
    }

    private static FieldSet owned(FieldSet fields, List<String> reset) {
        FieldSet owned = fields.without("apiVersion").without("kind");
        for (String name : SYSTEM) {
            owned = owned.without("metadata", name);
        }
        for (String name : reset) {
            owned = owned.without(name);
        }
        return owned.withoutOwn("metadata").withoutOwn("spec").withoutOwn("status");
    }

    private static ObjectNode withoutManagers(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return copy;
    }
}
