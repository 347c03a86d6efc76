package io.rackform.engine.plan;

import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what was made from other objects, as it is recorded: it has to go before they do. */
final class Dependents {
    private Dependents() {}

    /** All objects that depend on one of those that are meant, directly or through others. */
    static Set<InstanceAddress> of(StateSnapshot prior, Predicate<InstanceAddress> meant) {
        Map<Address, List<InstanceAddress>> users = new HashMap<>();
        Deque<InstanceAddress> open = new ArrayDeque<>();
        for (RecordedObject object : prior.objects().values()) {
            InstanceAddress address = object.id().address();
            object.dependencies()
                    .forEach(used -> users.computeIfAbsent(used, ignored -> new ArrayList<>())
                            .add(address));
            if (meant.test(address)) {
                open.add(address);
            }
        }
        Set<InstanceAddress> found = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            InstanceAddress address = open.pop();
            // A dependency names an instance, or the resource where they are many.
            for (Address used : List.of(address, address.resource())) {
                for (InstanceAddress user : users.getOrDefault(used, List.of())) {
                    if (found.add(user)) {
                        open.push(user);
                    }
                }
            }
        }
        return found;
    }
}
