package io.rackform.engine.eval;

import io.rackform.hcl.function.Function;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.Type;
import io.rackform.spi.DataSourceType;
import io.rackform.spi.EphemeralType;
import io.rackform.spi.EphemeralTypes;
import io.rackform.spi.FunctionProvider;
import io.rackform.spi.Provider;
import io.rackform.spi.ProviderFunction;
import io.rackform.spi.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The providers at hand, and which of them knows a type. */
public final class ProviderCatalog {
    private final Map<String, Provider> providers = new TreeMap<>();
    private final Map<String, ResourceType> resourceTypes = new HashMap<>();
    private final Map<String, DataSourceType> dataSourceTypes = new HashMap<>();

    private final Map<String, EphemeralType> ephemeralTypes = new TreeMap<>();

    private final Map<String, String> owners = new HashMap<>();

    private final Map<String, ProvidedFunction> functions = new TreeMap<>();

    private final Set<String> builtIn = new HashSet<>();

    /**
     * @param providers those that talk to devices
     * @param engineOwn the one that needs no device
     */
    public ProviderCatalog(Collection<Provider> providers, Provider engineOwn) {
        add(engineOwn);
        engineOwn.resourceTypes().forEach(type -> builtIn.add(type.name()));
        providers.forEach(this::add);
    }

    private void add(Provider provider) {
        if (provider instanceof FunctionProvider functional) {
            for (ProviderFunction function : functional.functions()) {
                functions.put(
                        provider.name() + "::" + function.name(), new ProvidedFunction(provider.name(), function));
            }
        }
        this.providers.put(provider.name(), provider);
        provider.resourceTypes().forEach(type -> {
            resourceTypes.put(type.name(), type);
            owners.put(ResourceMode.MANAGED.prefix() + type.name(), provider.name());
        });
        provider.dataSourceTypes().forEach(type -> {
            dataSourceTypes.put(type.name(), type);
            owners.put(ResourceMode.DATA.prefix() + type.name(), provider.name());
        });
        if (provider instanceof EphemeralTypes ephemeral) {
            ephemeral.ephemeralTypes().forEach(type -> {
                ephemeralTypes.put(type.name(), type);
                owners.put(ResourceMode.EPHEMERAL.prefix() + type.name(), provider.name());
            });
        }
    }

    public @Nullable Provider provider(String name) {
        return providers.get(name);
    }

    /** A function of a provider, ready to be called; empty where there is none. */
    public Optional<Function> function(String provider, String name) {
        return Optional.ofNullable(functions.get(provider + "::" + name)).map(ProvidedFunction::callable);
    }

    /** All functions of the providers, sorted by provider and name. */
    public Collection<ProvidedFunction> functions() {
        return Collections.unmodifiableCollection(functions.values());
    }

    /** The name of the provider that knows a type; null where none does. */
    public @Nullable String owner(ResourceMode mode, String type) {
        return owners.get(mode.prefix() + type);
    }

    public @Nullable ResourceType resourceType(String name) {
        return resourceTypes.get(name);
    }

    public @Nullable EphemeralType ephemeralType(String name) {
        return ephemeralTypes.get(name);
    }

    public Collection<String> ephemeralTypeNames() {
        return ephemeralTypes.keySet();
    }

    public @Nullable DataSourceType dataSourceType(String name) {
        return dataSourceTypes.get(name);
    }

    /** The schema of a type; null where no provider at hand knows it. */
    public @Nullable ResourceSchema schema(ResourceMode mode, String type) {
        return switch (mode) {
            case MANAGED -> {
                ResourceType known = resourceTypes.get(type);
                yield known == null ? null : known.schema();
            }
            case DATA -> {
                DataSourceType known = dataSourceTypes.get(type);
                yield known == null ? null : known.schema();
            }
            case EPHEMERAL -> {
                EphemeralType known = ephemeralTypes.get(type);
                yield known == null ? null : known.schema();
            }
        };
    }

    /** What references to an instance of the resource give; an object without attributes where nobody knows the type. */
    public Type objectType(ResourceAddress resource) {
        return declaredType(resource.mode(), resource.type()).orElse(ObjectType.EMPTY);
    }

    /** What the objects of a type are; empty where there is no such type. */
    public Optional<ObjectType> declaredType(ResourceMode mode, String type) {
        return Optional.ofNullable(schema(mode, type))
                .map(schema -> schema.block().impliedType());
    }

    /** Whether a type needs no device: planning it never waits. */
    public boolean isBuiltIn(String resourceType) {
        return builtIn.contains(resourceType);
    }

    public List<String> providerNames() {
        return new ArrayList<>(providers.keySet());
    }

    public Collection<String> resourceTypeNames() {
        return resourceTypes.keySet();
    }

    public Collection<String> dataSourceTypeNames() {
        return dataSourceTypes.keySet();
    }
}
