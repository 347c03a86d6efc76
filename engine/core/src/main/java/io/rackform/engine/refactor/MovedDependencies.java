package io.rackform.engine.refactor;

import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Rewrites what recorded objects depend on, so that they are still destroyed in the right order. */
final class MovedDependencies {
    private final Map<InstanceAddress, InstanceAddress> newAddress;

    /** What became of the instances of each resource that any of them left. */
    private final Map<ResourceAddress, Set<ResourceAddress>> newResources = new HashMap<>();

    MovedDependencies(Map<InstanceAddress, InstanceAddress> newAddress, Collection<ObjectId> recorded) {
        this.newAddress = newAddress;
        newAddress.keySet().forEach(from -> newResources.put(from.resource(), new TreeSet<>()));
        recorded.forEach(id -> {
            Set<ResourceAddress> known = newResources.get(id.address().resource());
            if (known != null) {
                known.add(newAddress.getOrDefault(id.address(), id.address()).resource());
            }
        });
    }

    RecordedObject rewritten(RecordedObject object) {
        Set<Address> rewritten = new LinkedHashSet<>();
        for (Address used : object.dependencies()) {
            switch (used) {
                case InstanceAddress instance -> rewritten.add(newAddress.getOrDefault(instance, instance));
                case ResourceAddress resource ->
                    rewritten.addAll(newResources.getOrDefault(resource, Set.of(resource)));
                case Address other -> rewritten.add(other);
            }
        }
        return rewritten.equals(new LinkedHashSet<>(object.dependencies()))
                ? object
                : object.withDependencies(List.copyOf(rewritten));
    }
}
