package io.rackform.engine.plan;

import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ModuleAddress;
import java.util.List;

/**
 * What there is in an instance of a module and below it.
 *
 * @param modules this instance of a module and all below it
 * @param deferred blocks whose instances are not known yet
 * @param failed blocks whose instances could not be told: nothing recorded of them is taken for unwanted
 */
public record ModuleExtent(
        List<InstanceAddress> instances, List<ModuleAddress> modules, List<Address> deferred, List<Address> failed) {
    static final ModuleExtent EMPTY = new ModuleExtent(List.of(), List.of(), List.of(), List.of());

    public ModuleExtent {
        instances = List.copyOf(instances);
        modules = List.copyOf(modules);
        deferred = List.copyOf(deferred);
        failed = List.copyOf(failed);
    }
}
