package io.rackform.model.address;

/** A resource block in an instance of a module: all its instances together. */
public record ResourceAddress(ModuleAddress module, ResourceMode mode, String type, String name)
        implements Address, Comparable<ResourceAddress> {
    public InstanceAddress instance(InstanceKey key) {
        return new InstanceAddress(this, key);
    }

    @Override
    public int compareTo(ResourceAddress other) {
        // Written out: every sorted map of objects goes through here, and a chain of comparators costs three times as
        // much.
        int order = module.compareTo(other.module);
        if (order == 0) {
            order = mode.compareTo(other.mode);
        }
        if (order == 0) {
            order = type.compareTo(other.type);
        }
        return order == 0 ? name.compareTo(other.name) : order;
    }

    @Override
    public String toString() {
        return module.prefix() + mode.prefix() + type + "." + name;
    }
}
