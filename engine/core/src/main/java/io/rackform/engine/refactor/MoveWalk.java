package io.rackform.engine.refactor;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.state.RecordedObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes every recorded address along the moves that concern it, one after the other, each at most once. What stood at an
 * address before any move keeps it: nothing is ever moved onto a recorded object.
 */
final class MoveWalk {
    private final MoveStatements statements;
    private final SortedSet<InstanceAddress> addresses;
    private final Set<InstanceAddress> instances;
    private final Set<ResourceAddress> resources = new HashSet<>();
    private final Set<ModuleAddress> modules = new HashSet<>();
    private final SortedMap<InstanceAddress, InstanceAddress> moves = new TreeMap<>();
    private final SortedMap<InstanceAddress, InstanceAddress> blocked = new TreeMap<>();

    MoveWalk(MoveStatements statements, Collection<InstanceAddress> addresses) {
        this.statements = statements;
        this.addresses = new TreeSet<>(addresses);
        this.instances = new HashSet<>(addresses);
        addresses.forEach(address -> {
            resources.add(address.resource());
            modules.add(address.resource().module());
        });
    }

    void walk() {
        for (InstanceAddress start : addresses) {
            List<InstanceAddress> way = way(start);
            for (int i = way.size() - 1; i > 0; i--) {
                if (moves.putIfAbsent(way.get(i), start) == null) {
                    break;
                }
                blocked.put(way.get(i - 1), way.get(i));
            }
        }
    }

    /** Every address that an object gets, the last one being where it stays. */
    private List<InstanceAddress> way(InstanceAddress start) {
        List<InstanceAddress> way = new ArrayList<>(List.of(start));
        Set<MoveStatement> done = new HashSet<>();
        while (true) {
            InstanceAddress at = way.getLast();
            Optional<MoveStatement> next = statements.moving(at, done);
            if (next.isEmpty()) {
                return way;
            }
            done.add(next.get());
            InstanceAddress target = next.get().target(at).orElseThrow();
            if (isTaken(target, next.get().extent())) {
                blocked.put(at, target);
                return way;
            }
            way.add(target);
        }
    }

    private boolean isTaken(InstanceAddress target, MoveStatement.Extent extent) {
        return switch (extent) {
            case INSTANCE -> instances.contains(target);
            case RESOURCE -> resources.contains(target.resource());
            case MODULE, CALL -> modules.contains(target.resource().module());
        };
    }

    /** The old address of each instance that moved, by the new one. */
    SortedMap<InstanceAddress, InstanceAddress> moves() {
        return moves;
    }

    /** Where something would have moved to, by where it stays. */
    SortedMap<InstanceAddress, InstanceAddress> blocked() {
        return blocked;
    }

    /** The provider of an object, which moves with the module that configures it. */
    ProviderAddress provider(RecordedObject object) {
        ProviderAddress provider = object.provider();
        if (provider.module().isRoot()) {
            return provider;
        }
        // Something in that module stands for it: whatever moves the module moves this.
        ResourceAddress stand = new ResourceAddress(
                provider.module(), object.id().address().resource().mode(), "", "");
        InstanceAddress at = stand.instance(InstanceKey.none());
        ModuleAddress module = way(at).getLast().resource().module();
        return new ProviderAddress(module, provider.provider(), provider.alias(), provider.key());
    }
}
