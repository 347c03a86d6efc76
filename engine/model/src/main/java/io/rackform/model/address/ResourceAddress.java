package io.rackform.model.address;

import java.util.Comparator;

/** A resource block in an instance of a module: all its instances together. */
public record ResourceAddress(ModuleAddress module, ResourceMode mode, String type, String name)
        implements Address, Comparable<ResourceAddress> {
    private static final Comparator<ResourceAddress> ORDER = Comparator.comparing(ResourceAddress::module)
            .thenComparing(ResourceAddress::mode)
            .thenComparing(ResourceAddress::type)
            .thenComparing(ResourceAddress::name);

    public InstanceAddress instance(InstanceKey key) {
        return new InstanceAddress(this, key);
    }

    @Override
    public int compareTo(ResourceAddress other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return module.prefix() + mode.prefix() + type + "." + name;
    }
}
