package io.rackform.engine.execution;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Operations and their order.
 *
 * @param operations by id
 * @param after for each operation the ids that must be done before it, sorted
 */
public record ExecutionGraph(SortedMap<String, Operation> operations, SortedMap<String, List<String>> after) {
    public ExecutionGraph {
        operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
        TreeMap<String, List<String>> copy = new TreeMap<>();
        after.forEach(
                (id, before) -> copy.put(id, before.stream().sorted().distinct().toList()));
        after = Collections.unmodifiableSortedMap(copy);
    }

    public List<String> before(String id) {
        return after.getOrDefault(id, List.of());
    }

    /** The units of changes, sorted by id. */
    public List<Operation.ChangeUnitOperation> units() {
        return operations.values().stream()
                .filter(Operation.ChangeUnitOperation.class::isInstance)
                .map(Operation.ChangeUnitOperation.class::cast)
                .toList();
    }
}
