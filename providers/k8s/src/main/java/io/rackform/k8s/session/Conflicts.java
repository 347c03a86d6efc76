package io.rackform.k8s.session;

import io.rackform.k8s.api.ServerStatus;
import io.rackform.k8s.manifest.Attributes;
import io.rackform.k8s.manifest.Identity;
import io.rackform.k8s.manifest.Manifest;
import io.rackform.spi.Finding;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields that an apply would take from other managers. */
record Conflicts(List<Conflict> all) {
    /** {@code conflict with "kubectl-edit" with subresource "scale" using v1 at 2026-01-01T00:00:00Z}. */
    private static final Pattern MANAGER =
            Pattern.compile("conflict with \"((?:[^\"\\\\]|\\\\.)*)\"( with subresource \"[^\"]*\")?( using )?");

    /**
     * One field.
     *
     * @param owner its manager as the server words it, with how it wrote
     * @param manager the name alone
     * @param byHand whether it was set by a plain update of the object, and neither by another's apply nor by way of a
     *     subresource, as autoscalers do
     */
    record Conflict(String owner, String manager, boolean byHand, String field) {}

    Conflicts {
        all = List.copyOf(all);
    }

    static Conflicts of(ServerStatus status) {
        return new Conflicts(status.causes().stream()
                .filter(cause -> cause.reason().equals("FieldManagerConflict"))
                .map(Conflicts::conflict)
                .toList());
    }

    private static Conflict conflict(ServerStatus.Cause cause) {
        String owner = cause.message().replaceFirst("^conflict with ", "");
        Matcher manager = MANAGER.matcher(cause.message());
        return manager.lookingAt()
                ? new Conflict(
                        owner, manager.group(1), manager.group(2) == null && manager.group(3) != null, cause.field())
                : new Conflict(owner, "", false, cause.field());
    }

    /**
     * Whether all of it may be taken without being asked for: what we had applied and somebody has edited by hand since
     * is a drift, and what we own under a former name is ours. Everything else is somebody's own.
     *
     * @param recorded the object as recorded; null where this resource has applied nothing yet
     */
    boolean mayBeTakenBack(Attributes configured, @Nullable Attributes recorded) {
        if (recorded == null || configured.forceConflicts().isPresent()) {
            return false;
        }
        Manifest applied = recorded.manifest().orElse(null);
        return applied != null
                && all.stream()
                        .allMatch(conflict -> conflict.manager().equals(recorded.fieldManager())
                                || (conflict.byHand() && FieldPath.isIn(applied.sent(), conflict.field())));
    }

    String owners() {
        return all.stream()
                .map(conflict -> conflict.field() + " (owned by " + conflict.owner() + ")")
                .collect(Collectors.joining(", "));
    }

    Finding refused(String server, Identity identity) {
        return Finding.error(
                "Field is owned by another manager",
                "The cluster did not apply " + identity + " on " + server
                        + ", because others own fields that the manifest sets to another value: " + owners()
                        + ". Nothing was changed. Take the fields out of the manifest to leave them to their owners, or set"
                        + " \"force_conflicts = true\" to take them over.");
    }

    Finding takenBack(Identity identity) {
        return Finding.warning(
                "Field edited by hand is taken back",
                "Fields of " + identity + " that this resource had set were changed since: " + owners()
                        + ". They are set again. To leave them as they are, take them out of the manifest; to have the plan"
                        + " fail instead, set \"force_conflicts = false\".");
    }
}
