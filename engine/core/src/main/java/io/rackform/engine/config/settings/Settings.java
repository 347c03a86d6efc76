package io.rackform.engine.config.settings;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All {@code rackform} and {@code terraform} blocks of a module together.
 *
 * @param providers by local name
 * @param backend null where the state is where it always is
 * @param encryption null where the key is where it always is
 */
public record Settings(
        List<VersionRequirement> versions,
        SortedMap<String, ProviderRequirement> providers,
        @Nullable BackendBlock backend,
        @Nullable EncryptionBlock encryption) {
    public static final Settings NONE = new Settings(List.of(), new TreeMap<>(), null, null);

    public Settings {
        versions = List.copyOf(versions);
        providers = Collections.unmodifiableSortedMap(new TreeMap<>(providers));
    }

    /** The provider that a module calls by a name: another one only where its requirements say so. */
    public String providerType(String localName) {
        ProviderRequirement requirement = providers.get(localName);
        return requirement == null ? localName : requirement.type();
    }

    /** What the module calls a provider. */
    public String localName(String providerType) {
        return providers.values().stream()
                .filter(requirement -> requirement.type().equals(providerType))
                .map(ProviderRequirement::localName)
                .findFirst()
                .orElse(providerType);
    }
}
