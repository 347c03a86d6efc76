package io.rackform.engine.plan;

import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import java.util.List;

/**
 * What there is in an instance of a module and below it.
 *
 * @param deferred blocks whose instances are not known yet
 * @param failed blocks whose instances could not be told: nothing recorded of them is taken for unwanted
 */
public record ModuleExtent(List<InstanceAddress> instances, List<Address> deferred, List<Address> failed) {
    public ModuleExtent {
        instances = List.copyOf(instances);
        deferred = List.copyOf(deferred);
        failed = List.copyOf(failed);
    }
}
