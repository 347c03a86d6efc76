package io.rackform.model.address;

/** One instance of a resource. */
public record InstanceAddress(ResourceAddress resource, InstanceKey key)
        implements Address, Comparable<InstanceAddress> {
    @Override
    public int compareTo(InstanceAddress other) {
        int byResource = resource.compareTo(other.resource);
        return byResource != 0 ? byResource : key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return resource.toString() + key;
    }
}
