package io.rackform.engine.refactor;

import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.OutputAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.address.ResourceAddress;

/** What an address means where it may stand for many objects. */
public final class Coverage {
    private Coverage() {}

    /** Whether an address names the instance or something that it is part of; a call without key means all its instances. */
    public static boolean covers(Address address, InstanceAddress instance) {
        return switch (address) {
            case ModuleAddress module -> covers(module, instance.resource().module());
            case ResourceAddress resource -> resource.equals(instance.resource());
            case InstanceAddress other -> other.equals(instance);
            case ProviderAddress ignored -> false;
            case OutputAddress ignored -> false;
        };
    }

    private static boolean covers(ModuleAddress address, ModuleAddress module) {
        int depth = address.steps().size();
        if (depth == 0 || !MoveStatement.last(address).key().equals(InstanceKey.none())) {
            return address.contains(module);
        }
        return module.steps().size() >= depth
                && module.steps()
                        .get(depth - 1)
                        .name()
                        .equals(MoveStatement.last(address).name())
                && address.parent().contains(module);
    }
}
