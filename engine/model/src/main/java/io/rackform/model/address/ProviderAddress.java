package io.rackform.model.address;

import java.util.Comparator;

/**
 * One configured instance of a provider: usually one device.
 *
 * @param module the module whose provider block it is
 * @param provider the provider's name, for example {@code redfish}
 * @param alias empty for the default configuration
 * @param key tells the instances of a provider block with for_each apart
 */
public record ProviderAddress(ModuleAddress module, String provider, String alias, InstanceKey key)
        implements Address, Comparable<ProviderAddress> {
    private static final Comparator<ProviderAddress> ORDER = Comparator.comparing(ProviderAddress::module)
            .thenComparing(ProviderAddress::provider)
            .thenComparing(ProviderAddress::alias)
            .thenComparing(ProviderAddress::key);

    /** What people call the device: the instance key, else the alias, else the provider's name. */
    public String label() {
        return switch (key) {
            case InstanceKey.StringKey(String text) -> text;
            case InstanceKey.IntKey(int index) -> alias + index;
            case InstanceKey.NoKey ignored -> alias.isEmpty() ? provider : alias;
        };
    }

    @Override
    public int compareTo(ProviderAddress other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return module.prefix() + "provider." + provider + (alias.isEmpty() ? "" : "." + alias) + key;
    }
}
