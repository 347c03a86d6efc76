package io.rackform.engine.plan;

import io.rackform.engine.config.SourceTree;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.CheckResult;
import io.rackform.state.ObjectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is to be done, and everything that was found on the way.
 *
 * @param changes of every instance and recorded object, no-ops included, by object
 * @param drift what was changed from outside, sorted by object
 * @param deferred blocks that are planned in the next round
 * @param moves the old address of every recorded instance that has a new one, by the new one
 * @param generated resources that are imported and for which a block is to be written; such a plan is not applied
 * @param conditions what the conditions of everything said, by name
 * @param commit the commit that the configuration is read from; null for a working folder
 */
public record Plan(
        SortedMap<ObjectId, InstanceChange> changes,
        List<Drift> drift,
        List<OutputChange> outputs,
        List<DeferredExpansion> deferred,
        SortedMap<InstanceAddress, InstanceAddress> moves,
        List<GeneratedResource> generated,
        ValueFlow flow,
        List<PlannedCondition> conditions,
        List<Diagnostic> diagnostics,
        long priorSerial,
        SourceTree.@Nullable Commit commit) {
    public Plan {
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
        List<Drift> sortedDrift = new ArrayList<>(drift);
        sortedDrift.sort(Comparator.comparing(Drift::id));
        drift = List.copyOf(sortedDrift);
        outputs = List.copyOf(outputs);
        deferred = List.copyOf(deferred);
        generated = List.copyOf(generated);
        moves = Collections.unmodifiableSortedMap(new TreeMap<>(moves));
        conditions = List.copyOf(conditions);
        diagnostics = List.copyOf(diagnostics);
    }

    /** What all conditions said, as it is recorded. */
    public List<CheckResult> checks() {
        return CheckResult.merged(conditions.stream()
                .map(condition -> condition.key().result(condition.results()))
                .toList());
    }

    /** A plan that was not made. */
    static Plan failed(List<Diagnostic> why, long priorSerial) {
        return new Plan(
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                ValueFlow.EMPTY,
                List.of(),
                why,
                priorSerial,
                null);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** The changes that send something to a device, and reads that wait for one. */
    public List<InstanceChange> pending() {
        return changes.values().stream()
                .filter(change -> change.action() != Action.NO_OP)
                .toList();
    }

    /** The pending changes, and the objects that stay as they are but come to another address. */
    public List<InstanceChange> shown() {
        return changes.values().stream().filter(InstanceChange::isShown).toList();
    }

    /** Whether applying it would do anything. */
    public boolean isEmpty() {
        return moves.isEmpty()
                && changes.values().stream()
                        .noneMatch(change -> change.provenance().isNews())
                && pending().stream().noneMatch(InstanceChange::isChange)
                && outputs.stream().noneMatch(OutputChange::isChange)
                && deferred.isEmpty();
    }

    public long count(Action action) {
        return changes.values().stream()
                .filter(change -> change.action() == action)
                .count();
    }

    /** How many objects are imported. */
    public long imports() {
        return changes.values().stream()
                .filter(change -> change.provenance().isImported())
                .count();
    }

    /** The devices that any change goes to. */
    public List<ProviderAddress> changedDevices() {
        return changes.values().stream()
                .filter(InstanceChange::isChange)
                .map(InstanceChange::provider)
                .distinct()
                .sorted()
                .toList();
    }
}
