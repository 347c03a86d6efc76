package io.rackform.cli.json;

import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.ReplaceCause;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ResourceAddress;
import io.rackform.state.ObjectId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects and their changes as JSON objects. */
final class ResourceTree {
    private ResourceTree() {}

    static Map<String, @Nullable Object> of(ObjectId id, String provider) {
        ResourceAddress resource = id.address().resource();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("addr", id.address().toString());
        tree.put("module", resource.module().toString());
        tree.put("resource", resource.module().isRoot() ? id.address().toString() : local(id));
        tree.put("implied_provider", provider);
        tree.put("resource_type", resource.type());
        tree.put("resource_name", resource.name());
        tree.put("resource_key", key(id.address().key()));
        if (id.isDeposed()) {
            tree.put("deposed", id.deposedKey());
        }
        return tree;
    }

    /** The address within its module. */
    private static String local(ObjectId id) {
        return id.address()
                .toString()
                .substring(id.address().resource().module().toString().length() + 1);
    }

    private static @Nullable Object key(InstanceKey key) {
        return switch (key) {
            case InstanceKey.NoKey ignored -> null;
            case InstanceKey.IntKey(int index) -> index;
            case InstanceKey.StringKey(String text) -> text;
        };
    }

    static Map<String, @Nullable Object> change(InstanceChange change) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("resource", of(change.id(), change.provider().provider()));
        InstanceAddress movedFrom = change.provenance().movedFrom();
        if (movedFrom != null) {
            tree.put(
                    "previous_resource",
                    of(ObjectId.current(movedFrom), change.provider().provider()));
            tree.put("previous_address", movedFrom.toString());
        }
        tree.put("action", action(change));
        tree.put("device", change.provider().label());
        if (!change.causes().isEmpty()) {
            tree.put("reason", reason(change.causes()));
            tree.put(
                    "reasons", change.causes().stream().map(ResourceTree::cause).toList());
        }
        String importedAs = change.provenance().importedAs();
        if (importedAs != null) {
            tree.put("importing", Map.of("id", importedAs));
        }
        if (!change.note().isEmpty()) {
            tree.put("note", change.note());
        }
        if (!change.impact().isEmpty()) {
            tree.put(
                    "impact",
                    change.impact().stream()
                            .map(impact -> Map.of("kind", impact.kind().name(), "detail", impact.detail()))
                            .toList());
        }
        return tree;
    }

    static String action(InstanceChange change) {
        return switch (change.action()) {
            case NO_OP ->
                change.provenance().recovered()
                        ? "record"
                        : change.provenance().isImported()
                                ? "import"
                                : change.provenance().movedFrom() == null ? "noop" : "move";
            case CREATE -> "create";
            case UPDATE -> "update";
            case REPLACE -> "replace";
            case DELETE -> "delete";
            case READ -> "read";
            case FORGET -> "forget";
        };
    }

    /** The first reason in the words of the reference. */
    private static String reason(List<ReplaceCause> causes) {
        return switch (causes.getFirst()) {
            case ReplaceCause.Tainted ignored -> "tainted";
            case ReplaceCause.Requested ignored -> "requested";
            case ReplaceCause.Triggered ignored -> "replace_triggered_by";
            case ReplaceCause.Attribute ignored -> "cannot_update";
        };
    }

    private static String cause(ReplaceCause cause) {
        return switch (cause) {
            case ReplaceCause.Tainted ignored -> "tainted";
            case ReplaceCause.Requested ignored -> "requested";
            case ReplaceCause.Triggered(String reference) -> "replace_triggered_by " + reference;
            case ReplaceCause.Attribute(var path) -> "cannot_update " + path;
        };
    }
}
