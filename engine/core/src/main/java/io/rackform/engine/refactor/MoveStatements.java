package io.rackform.engine.refactor;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.Repetition;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All moves of a configuration, found by what they move. */
final class MoveStatements {
    private final List<MoveStatement> all = new ArrayList<>();
    private final Map<String, List<MoveStatement>> byPlace = new HashMap<>();

    /** What the blocks say. */
    static MoveStatements explicit(Configuration configuration) {
        MoveStatements statements = new MoveStatements();
        statements.collect(configuration.root());
        return statements;
    }

    /** One alone. */
    static MoveStatements only(MoveStatement statement) {
        MoveStatements statements = new MoveStatements();
        statements.add(statement);
        return statements;
    }

    private void collect(Module module) {
        module.refactorings().moves().forEach(block -> add(MoveStatement.of(module.path(), block)));
        for (ModuleCall call : module.calls().values()) {
            collect(call.module());
        }
    }

    private void add(MoveStatement statement) {
        all.add(statement);
        byPlace.computeIfAbsent(statement.place(), ignored -> new ArrayList<>()).add(statement);
    }

    List<MoveStatement> all() {
        return all;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Adds what no block needs to say: where a resource is repeated by count now, its only object is the first of the new
     * ones, and the other way round. A block that names the resource is the user's own word on it.
     */
    void addImplied(Configuration configuration, Collection<InstanceAddress> recorded) {
        Set<String> named = new HashSet<>();
        all.forEach(statement -> {
            named(statement, statement.from()).ifPresent(named::add);
            named(statement, statement.to()).ifPresent(named::add);
        });
        for (InstanceAddress address : recorded) {
            ResourceAddress resource = address.resource();
            boolean first = address.key() instanceof InstanceKey.IntKey(int index) && index == 0;
            boolean only = address.key() instanceof InstanceKey.NoKey;
            ResourceBlock block = first || only ? configuration.resource(resource) : null;
            if (block == null) {
                continue;
            }
            boolean fits = switch (block.repetition()) {
                case Repetition.Once ignored -> first;
                case Repetition.Count ignored -> only;
                case Repetition.ForEach ignored -> false;
            };
            if (fits && named.add(MoveStatement.place(resource.module().path(), MoveStatement.localName(resource)))) {
                add(MoveStatement.implied(
                        resource, address.key(), first ? InstanceKey.none() : new InstanceKey.IntKey(0)));
            }
        }
    }

    private static Optional<String> named(MoveStatement statement, Address address) {
        ResourceAddress resource = switch (address) {
            case ResourceAddress whole -> whole;
            case InstanceAddress instance -> instance.resource();
            case Address ignored -> null;
        };
        if (resource == null) {
            return Optional.empty();
        }
        List<String> path = new ArrayList<>(statement.module());
        path.addAll(resource.module().path());
        return Optional.of(MoveStatement.place(path, MoveStatement.localName(resource)));
    }

    /** The statement that moves an object, the closest to it where there are several: instance, resource, then modules. */
    Optional<MoveStatement> moving(InstanceAddress object, Set<MoveStatement> done) {
        ModuleAddress module = object.resource().module();
        List<String> path = module.path();
        Optional<MoveStatement> found =
                best(MoveStatement.place(path, MoveStatement.localName(object.resource())), object, done);
        for (int depth = path.size(); depth > 0 && found.isEmpty(); depth--) {
            found = best(MoveStatement.place(path.subList(0, depth), ""), object, done);
        }
        return found;
    }

    private Optional<MoveStatement> best(String place, InstanceAddress object, Set<MoveStatement> done) {
        MoveStatement best = null;
        for (MoveStatement statement : byPlace.getOrDefault(place, List.of())) {
            if (!done.contains(statement)
                    && (best == null || statement.extent().compareTo(best.extent()) > 0)
                    && statement.target(object).isPresent()) {
                best = statement;
            }
        }
        return Optional.ofNullable(best);
    }
}
