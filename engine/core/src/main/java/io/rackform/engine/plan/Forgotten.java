package io.rackform.engine.plan;

import io.rackform.model.diagnostic.Diagnostic;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Says which objects nobody manages any more once the plan is applied: nothing else will ever remind of them. */
final class Forgotten {
    /** More names than this are counted. */
    private static final int NAMED = 20;

    private Forgotten() {}

    static Optional<Diagnostic> warning(Collection<InstanceChange> changes) {
        List<InstanceChange> forgotten = changes.stream()
                .filter(change -> change.action() == Action.FORGET
                        || (change.action() == Action.REPLACE && change.keptOnDestroy()))
                .toList();
        if (forgotten.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder list = new StringBuilder();
        forgotten.stream()
                .limit(NAMED)
                .forEach(change -> list.append("\n  - ")
                        .append(change.id())
                        .append(change.action() == Action.REPLACE ? " (the object that is there now)" : ""));
        if (forgotten.size() > NAMED) {
            list.append("\n  - and ").append(forgotten.size() - NAMED).append(" more");
        }
        return Optional.of(Diagnostic.warning(
                "Objects will no longer be managed",
                "Applying this plan takes these objects off the record and leaves them as they are on their devices:"
                        + list + "\n\nAfterwards no plan shows or changes them. To manage them again, import them."));
    }
}
