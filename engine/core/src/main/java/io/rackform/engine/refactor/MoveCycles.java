package io.rackform.engine.refactor;

import io.rackform.engine.config.MovedBlock;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds moves that lead back to where they began. Every move has at most one that goes on from it. */
final class MoveCycles {
    private MoveCycles() {}

    /** A move's end, as the next one would write it. */
    private record End(List<String> module, Address address) {}

    static List<Diagnostic> of(List<MoveStatement> statements) {
        Map<End, MoveStatement> next = new HashMap<>();
        statements.forEach(statement -> next.putIfAbsent(end(statement.module(), statement.from()), statement));
        List<Diagnostic> found = new ArrayList<>();
        Set<MoveStatement> seen = new HashSet<>();
        for (MoveStatement start : statements) {
            List<MoveStatement> way = new ArrayList<>();
            Set<MoveStatement> onWay = new HashSet<>();
            MoveStatement at = start;
            while (at != null && seen.add(at)) {
                way.add(at);
                onWay.add(at);
                at = next.get(end(at.module(), at.to()));
            }
            if (at != null && onWay.contains(at)) {
                found.add(cycle(way.subList(way.indexOf(at), way.size())));
            }
        }
        return found;
    }

    /** The same place, whichever module names it. */
    private static End end(List<String> module, Address address) {
        ModuleAddress outer = new ModuleAddress(module.stream()
                .map(name -> new ModuleAddress.Step(name, InstanceKey.none()))
                .toList());
        Address absolute = MoveStatement.absolute(outer, address);
        return new End(
                switch (absolute) {
                    case ModuleAddress whole -> whole.path();
                    case ResourceAddress resource -> resource.module().path();
                    case InstanceAddress instance ->
                        instance.resource().module().path();
                    case Address ignored -> List.of();
                },
                absolute);
    }

    private static Diagnostic cycle(List<MoveStatement> cycle) {
        StringBuilder way = new StringBuilder();
        for (MoveStatement statement : cycle) {
            MovedBlock block = Objects.requireNonNull(statement.block());
            way.append("\n  ").append(block.range()).append(": ").append(statement);
        }
        return Diagnostic.error(
                "Moves in a circle",
                "These moves lead back to where they begin, so there is no address where the object could stay:" + way
                        + "\nRemove one of them.",
                Objects.requireNonNull(cycle.getFirst().block()).range());
    }
}
