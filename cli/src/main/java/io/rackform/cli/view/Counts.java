package io.rackform.cli.view;

import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;

/**
 * How much of what a plan does, or an apply did.
 *
 * @param forgotten objects that are only taken off the record
 */
public record Counts(long added, long changed, long destroyed, long forgotten, long imported) {
    public static Counts of(Plan plan) {
        long replaced = plan.count(Action.REPLACE);
        long kept = plan.changes().values().stream()
                .filter(change -> change.action() == Action.REPLACE)
                .filter(InstanceChange::keptOnDestroy)
                .count();
        return new Counts(
                plan.count(Action.CREATE) + replaced,
                plan.count(Action.UPDATE),
                plan.count(Action.DELETE) + replaced - kept,
                plan.count(Action.FORGET) + kept,
                plan.imports());
    }

    /** {@code 1 to add, 0 to change, 0 to destroy.} What is rare is named only where there is any. */
    public String toDo() {
        return (imported > 0 ? imported + " to import, " : "")
                + "%d to add, %d to change, %d to destroy".formatted(added, changed, destroyed)
                + (forgotten > 0 ? ", " + forgotten + " to forget." : ".");
    }

    /** {@code 1 added, 0 changed, 0 destroyed.} */
    public String done() {
        return (imported > 0 ? imported + " imported, " : "")
                + "%d added, %d changed, %d destroyed".formatted(added, changed, destroyed)
                + (forgotten > 0 ? ", " + forgotten + " forgotten." : ".");
    }
}
