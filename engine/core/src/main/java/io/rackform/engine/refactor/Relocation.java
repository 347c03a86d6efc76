package io.rackform.engine.refactor;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.eval.ProviderCatalog;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The recorded state with every object at the address that the configuration knows it by.
 *
 * @param snapshot what is planned from
 * @param moves the old address of every instance that has a new one, by the new one
 * @param changes what makes the state durably so; they belong into one record
 */
public record Relocation(
        StateSnapshot snapshot,
        SortedMap<InstanceAddress, InstanceAddress> moves,
        List<Change> changes,
        List<Diagnostic> diagnostics) {
    public Relocation {
        moves = Collections.unmodifiableSortedMap(new TreeMap<>(moves));
        changes = List.copyOf(changes);
        diagnostics = List.copyOf(diagnostics);
    }

    /** A state in which nothing moves. */
    public static Relocation none(StateSnapshot snapshot) {
        return new Relocation(snapshot, new TreeMap<>(), List.of(), List.of());
    }

    /** Moves what the configuration says. A pure function: nothing is changed anywhere. */
    public static Relocation of(Configuration configuration, StateSnapshot recorded, ProviderCatalog providers) {
        List<InstanceAddress> addresses = addresses(recorded);
        MoveStatements statements = MoveStatements.explicit(configuration);
        statements.addImplied(configuration, addresses);
        if (statements.isEmpty() || addresses.isEmpty()) {
            return none(recorded);
        }
        MoveWalk walk = new MoveWalk(statements, addresses);
        walk.walk();
        List<Diagnostic> diagnostics = new ArrayList<>();
        if (!walk.blocked().isEmpty()) {
            diagnostics.add(blocked(walk.blocked()));
        }
        return walk.moves().isEmpty()
                ? new Relocation(recorded, new TreeMap<>(), List.of(), diagnostics)
                : moved(recorded, walk, new TypeChange(providers::resourceType, diagnostics), diagnostics);
    }

    /** Moves what one statement says, between addresses of one type: all of it, or with an error nothing. */
    static Relocation by(MoveStatement statement, StateSnapshot recorded) {
        MoveWalk walk = new MoveWalk(MoveStatements.only(statement), addresses(recorded));
        walk.walk();
        return walk.blocked().isEmpty()
                ? moved(recorded, walk, new TypeChange(none -> null, new ArrayList<>()), List.of())
                : new Relocation(recorded, new TreeMap<>(), List.of(), List.of(taken(walk.blocked())));
    }

    private static List<InstanceAddress> addresses(StateSnapshot recorded) {
        List<InstanceAddress> addresses = new ArrayList<>();
        recorded.objects().keySet().forEach(id -> addresses.add(id.address()));
        recorded.inDoubt().forEach(intent -> addresses.add(intent.object().address()));
        return addresses;
    }

    private static Diagnostic taken(SortedMap<InstanceAddress, InstanceAddress> blocked) {
        return Diagnostic.error(
                "Object is recorded there already",
                blocked.firstKey() + " cannot be moved to " + blocked.get(blocked.firstKey())
                        + ": something is recorded there already, and would be lost. Nothing was changed. Choose another"
                        + " address, or remove what is there from the state first, with \"rackform state rm\".");
    }

    /** With more objects on record. */
    public Relocation with(List<RecordedObject> more) {
        SortedMap<ObjectId, RecordedObject> objects = new TreeMap<>(snapshot.objects());
        more.forEach(object -> objects.put(object.id(), object));
        return new Relocation(
                new StateSnapshot(
                        snapshot.lineage(),
                        snapshot.serial(),
                        objects,
                        snapshot.outputs(),
                        snapshot.checks(),
                        snapshot.inDoubt()),
                moves,
                changes,
                diagnostics);
    }

    private static Diagnostic blocked(SortedMap<InstanceAddress, InstanceAddress> blocked) {
        StringBuilder list = new StringBuilder();
        blocked.forEach(
                (from, to) -> list.append("\n  - ").append(from).append(" to ").append(to));
        return Diagnostic.warning(
                "Address of a move is taken",
                "These recorded objects could not get their new address, because there is another recorded object"
                        + " already:" + list
                        + "\n\nThey keep their old address, and are planned as what stands there: most likely to be"
                        + " destroyed. If the object at the new address is the one that should go, remove it from the"
                        + " state first.");
    }

    private static Relocation moved(
            StateSnapshot recorded, MoveWalk walk, TypeChange types, List<Diagnostic> diagnostics) {
        Map<InstanceAddress, InstanceAddress> newAddress = new HashMap<>();
        walk.moves().forEach((to, from) -> newAddress.put(from, to));
        MovedDependencies dependencies =
                new MovedDependencies(newAddress, recorded.objects().keySet());
        SortedMap<ObjectId, RecordedObject> objects = new TreeMap<>();
        List<Change> changes = new ArrayList<>();
        for (RecordedObject object : recorded.objects().values()) {
            ObjectId id = at(object.id(), newAddress);
            RecordedObject placed =
                    types.adapted(dependencies.rewritten(object), id).withProvider(walk.provider(object));
            objects.put(id, placed);
            if (!placed.equals(object)) {
                changes.add(new Change.Move(object.id(), id, placed));
            }
        }
        List<Intent> intents = new ArrayList<>();
        for (Intent intent : recorded.inDoubt()) {
            ObjectId id = at(intent.object(), newAddress);
            intents.add(intent.withObject(id));
            if (!id.equals(intent.object()) && !recorded.objects().containsKey(intent.object())) {
                changes.add(new Change.Move(intent.object(), id, null));
            }
        }
        return new Relocation(
                new StateSnapshot(
                        recorded.lineage(), recorded.serial(), objects, recorded.outputs(), recorded.checks(), intents),
                walk.moves(),
                changes,
                diagnostics);
    }

    private static ObjectId at(ObjectId id, Map<InstanceAddress, InstanceAddress> newAddress) {
        InstanceAddress address = newAddress.get(id.address());
        return address == null ? id : new ObjectId(address, id.deposedKey());
    }
}
