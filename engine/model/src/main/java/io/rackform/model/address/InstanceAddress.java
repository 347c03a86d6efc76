package io.rackform.model.address;

import org.jspecify.annotations.Nullable;

/** One instance of a resource. */
public record InstanceAddress(ResourceAddress resource, InstanceKey key)
        implements Address, Comparable<InstanceAddress> {
    @Override
    public int compareTo(InstanceAddress other) {
        int byResource = resource.compareTo(other.resource);
        return byResource != 0 ? byResource : key.compareTo(other.key);
    }

    // Written out: what a record makes of its parts by itself stays slow under the first compiler, and every question
    // of
    // a plan is looked up by an address.
    @Override
    public int hashCode() {
        return 31 * resource.hashCode() + key.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InstanceAddress that && resource.equals(that.resource) && key.equals(that.key);
    }

    @Override
    public String toString() {
        return resource.toString() + key;
    }
}
