package io.rackform.engine.refactor;

import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.StateSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a person does to the record by hand, by the rules of the blocks that do the same: as a whole or, with a fault,
 * not at all. No configuration is asked, and no device.
 *
 * @param moves the old address of every instance that gets a new one, by the new one
 * @param removed what is on record no longer
 * @param changes belong into one record; none where there is a fault
 */
public record StateEdit(
        SortedMap<InstanceAddress, InstanceAddress> moves,
        SortedSet<ObjectId> removed,
        List<Change> changes,
        List<Diagnostic> faults) {
    public StateEdit {
        moves = Collections.unmodifiableSortedMap(new TreeMap<>(moves));
        removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
        changes = List.copyOf(changes);
        faults = List.copyOf(faults);
    }

    private static StateEdit refused(List<Diagnostic> faults) {
        return new StateEdit(new TreeMap<>(), new TreeSet<>(), List.of(), faults);
    }

    /** Gives what is recorded as the one the address of the other. */
    public static StateEdit move(Address from, Address to, StateSnapshot recorded) {
        Optional<Diagnostic> mismatch = mismatch(from, to, recorded);
        if (mismatch.isPresent()) {
            return refused(List.of(mismatch.get()));
        }
        MoveStatement statement = MoveStatement.of(List.of(), from, to, null);
        Relocation relocation = Relocation.by(statement, recorded);
        if (!relocation.diagnostics().isEmpty()) {
            return refused(relocation.diagnostics());
        }
        return relocation.moves().isEmpty()
                ? refused(List.of(notRecorded(from.toString(), recorded)))
                : new StateEdit(relocation.moves(), new TreeSet<>(), relocation.changes(), List.of());
    }

    /** Forgets everything that the addresses cover, and leaves it as it is on its devices. */
    public static StateEdit removal(List<Address> addresses, StateSnapshot recorded) {
        TreeSet<ObjectId> removed = new TreeSet<>();
        List<Change> changes = new ArrayList<>();
        List<Diagnostic> faults = new ArrayList<>();
        for (Address address : addresses) {
            List<ObjectId> covered = recorded.objects().keySet().stream()
                    .filter(id -> Coverage.covers(address, id.address()))
                    .toList();
            List<ObjectId> inDoubt = recorded.inDoubt().stream()
                    .map(Intent::object)
                    .filter(id -> Coverage.covers(address, id.address()))
                    .toList();
            if (covered.isEmpty() && inDoubt.isEmpty()) {
                faults.add(notRecorded(address.toString(), recorded));
            }
            covered.stream().filter(removed::add).forEach(id -> changes.add(new Change.Remove(id)));
            inDoubt.stream().filter(removed::add).forEach(id -> changes.add(new Change.Settle(id)));
        }
        return faults.isEmpty() ? new StateEdit(new TreeMap<>(), removed, changes, List.of()) : refused(faults);
    }

    /** Why the one can never become the other; empty where that depends on what is recorded there. */
    private static Optional<Diagnostic> mismatch(Address from, Address to, StateSnapshot recorded) {
        if (from.equals(to)) {
            return Optional.of(refusal(from, to, "both are the same address"));
        }
        if (from instanceof ModuleAddress || to instanceof ModuleAddress) {
            return from instanceof ModuleAddress && to instanceof ModuleAddress
                    ? Optional.empty()
                    : Optional.of(refusal(from, to, "one is a module and the other is none"));
        }
        ResourceAddress source = resource(from);
        ResourceAddress target = resource(to);
        if (source.mode() != ResourceMode.MANAGED || target.mode() != ResourceMode.MANAGED) {
            return Optional.of(refusal(from, to, "only managed resources are recorded, and one of these is none"));
        }
        if (!source.type().equals(target.type())) {
            return Optional.of(refusal(
                    from,
                    to,
                    "the types differ. A \"moved\" block can do this where the new type can take over what the old one"
                            + " recorded"));
        }
        boolean many = from instanceof ResourceAddress
                && to instanceof InstanceAddress
                && recorded.current(source.instance(InstanceKey.none())) == null
                && recorded.objects().keySet().stream().anyMatch(id -> Coverage.covers(source, id.address()));
        return many
                ? Optional.of(refusal(
                        from,
                        to,
                        "the first is all instances of a resource, and the second a single one. Name one instance"))
                : Optional.empty();
    }

    private static ResourceAddress resource(Address address) {
        return address instanceof InstanceAddress instance ? instance.resource() : (ResourceAddress) address;
    }

    private static Diagnostic refusal(Address from, Address to, String why) {
        return Diagnostic.error(
                "Objects cannot be moved there",
                from + " cannot be moved to " + to + ": " + why + ". Nothing was changed.");
    }

    /** That nothing is recorded under a name. */
    public static Diagnostic notRecorded(String name, StateSnapshot recorded) {
        List<String> known =
                recorded.objects().keySet().stream().map(ObjectId::toString).toList();
        return Diagnostic.error(
                "Object not recorded",
                "The state has no object \"" + name + "\"." + Suggestion.didYouMean(name, known)
                        + " \"rackform state list\" shows all of them.");
    }
}
