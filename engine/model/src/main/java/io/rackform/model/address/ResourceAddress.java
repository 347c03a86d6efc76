package io.rackform.model.address;

import org.jspecify.annotations.Nullable;

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

    // Written out, as in InstanceAddress.
    @Override
    public int hashCode() {
        return (31 * module.hashCode() + type.hashCode()) * 31 + name.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourceAddress that
                && name.equals(that.name)
                && type.equals(that.type)
                && mode == that.mode
                && module.equals(that.module);
    }

    @Override
    public String toString() {
        return module.prefix() + mode.prefix() + type + "." + name;
    }
}
