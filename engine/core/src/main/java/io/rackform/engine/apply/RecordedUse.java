package io.rackform.engine.apply;

import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.ValueFlow;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ResourceAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which objects one depends on, as it is recorded with it: the instances that values came from, or their resource where
 * they are many, so that what is kept grows with the number of references.
 */
final class RecordedUse {
    private static final int MANY = 8;

    private final ValueFlow use;
    private final Map<ValueFlow.Node, Set<Address>> throughJoints = new HashMap<>();

    RecordedUse(ValueFlow use) {
        this.use = use;
    }

    /** The recorded dependencies of an object: those it had, and those that the flow shows. */
    synchronized List<Address> of(InstanceChange change) {
        Set<InstanceAddress> instances = new TreeSet<>();
        Set<ResourceAddress> resources = new TreeSet<>();
        for (Address kept : change.recordedDependencies()) {
            add(kept, instances, resources);
        }
        for (ValueFlow.Node source :
                use.into(new ValueFlow.Node.Instance(change.id().address()))) {
            through(source).forEach(address -> add(address, instances, resources));
        }
        return collapsed(instances, resources);
    }

    private static void add(Address address, Set<InstanceAddress> instances, Set<ResourceAddress> resources) {
        if (address instanceof InstanceAddress instance) {
            instances.add(instance);
        } else if (address instanceof ResourceAddress resource) {
            resources.add(resource);
        }
    }

    private Set<Address> through(ValueFlow.Node start) {
        if (start instanceof ValueFlow.Node.Instance(InstanceAddress address)) {
            return Set.of(address);
        }
        Set<Address> known = throughJoints.get(start);
        if (known != null) {
            return known;
        }
        Set<InstanceAddress> instances = new TreeSet<>();
        Deque<ValueFlow.Node> open = new ArrayDeque<>(List.of(start));
        Set<ValueFlow.Node> seen = new HashSet<>();
        while (!open.isEmpty()) {
            ValueFlow.Node node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            switch (node) {
                case ValueFlow.Node.Instance(InstanceAddress address) -> instances.add(address);
                case ValueFlow.Node.Joint joint -> use.into(joint).forEach(open::push);
            }
        }
        Set<Address> found = new HashSet<>(collapsed(instances, new TreeSet<>()));
        throughJoints.put(start, found);
        return found;
    }

    private static List<Address> collapsed(Set<InstanceAddress> instances, Set<ResourceAddress> resources) {
        Map<ResourceAddress, List<InstanceAddress>> byResource = new TreeMap<>();
        for (InstanceAddress instance : instances) {
            byResource
                    .computeIfAbsent(instance.resource(), ignored -> new ArrayList<>())
                    .add(instance);
        }
        Set<ResourceAddress> whole = new TreeSet<>(resources);
        byResource.forEach((resource, found) -> {
            if (found.size() > MANY) {
                whole.add(resource);
            }
        });
        List<Address> all = new ArrayList<>(whole);
        byResource.forEach((resource, found) -> {
            if (!whole.contains(resource)) {
                all.addAll(found);
            }
        });
        return all;
    }
}
