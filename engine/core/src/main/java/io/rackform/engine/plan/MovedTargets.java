package io.rackform.engine.plan;

import io.rackform.engine.refactor.Coverage;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/** A plan of a part of the configuration must cover what moves: else an object would be at neither of its addresses. */
final class MovedTargets {
    private MovedTargets() {}

    /** The error where moved objects are left out; empty where all are covered. */
    static List<Diagnostic> excluded(SortedMap<InstanceAddress, InstanceAddress> moves, List<Address> targets) {
        if (targets.isEmpty()) {
            return List.of();
        }
        TreeSet<InstanceAddress> excluded = new TreeSet<>();
        moves.forEach((to, from) -> {
            for (InstanceAddress address : List.of(from, to)) {
                if (targets.stream().noneMatch(target -> Coverage.covers(target, address))) {
                    excluded.add(address);
                }
            }
        });
        if (excluded.isEmpty()) {
            return List.of();
        }
        StringBuilder options = new StringBuilder();
        excluded.forEach(
                address -> options.append("\n  -target='").append(address).append("'"));
        return List.of(Diagnostic.error(
                "Targets leave out moved objects",
                "Recorded objects have new addresses in this configuration, and the plan must cover both addresses of"
                        + " each, because a move is done as a whole or not at all. Plan without -target, or add"
                        + " these:" + options));
    }
}
