package io.rackform.cli.workplace;

import io.rackform.engine.builtin.BuiltInProvider;
import io.rackform.engine.builtin.Outside;
import io.rackform.engine.config.CheckBlock;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.ProviderBlock;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.config.settings.ProviderRequirement;
import io.rackform.engine.eval.ProviderCatalog;
import io.rackform.spi.Provider;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the providers on the class path. Only those that the configuration or the state names are asked for their types;
 * where a name is unknown all are, so that a message can suggest the right one.
 */
final class InstalledProviders {
    private static final Set<String> OWN_TYPES =
            Set.of("terraform_data", "rackform_data", "rackform_password", "rackform_secret");

    private InstalledProviders() {}

    /** For looking at a configuration by itself. */
    static ProviderCatalog catalog(Configuration configuration, StateSnapshot snapshot) {
        return catalog(configuration, snapshot, new BuiltInProvider());
    }

    /** For runs, which may read secrets from the surroundings. */
    static ProviderCatalog catalog(Configuration configuration, StateSnapshot snapshot, Surroundings surroundings) {
        return catalog(
                configuration,
                snapshot,
                new BuiltInProvider(new Outside(surroundings.folder(), surroundings.environment())));
    }

    private static ProviderCatalog catalog(Configuration configuration, StateSnapshot snapshot, Provider own) {
        Set<String> needed = needed(configuration, snapshot);
        needed.remove(own.name());
        List<Provider> all = needed.isEmpty() ? List.of() : installed();
        List<Provider> used = all.stream()
                .filter(provider -> needed.contains(provider.name()))
                .toList();
        return new ProviderCatalog(used.size() < needed.size() ? all : used, own);
    }

    /** All that there are. */
    static ProviderCatalog all() {
        return new ProviderCatalog(installed(), new BuiltInProvider());
    }

    static List<Provider> installed() {
        List<Provider> all = new ArrayList<>();
        ServiceLoader.load(Provider.class, InstalledProviders.class.getClassLoader())
                .forEach(all::add);
        return all;
    }

    /** The names of all providers that something names. */
    static Set<String> needed(Configuration configuration, StateSnapshot snapshot) {
        Set<String> needed = new TreeSet<>();
        Deque<Module> open = new ArrayDeque<>(List.of(configuration.root()));
        Set<Module> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!open.isEmpty()) {
            Module module = open.pop();
            if (!seen.add(module)) {
                continue;
            }
            needed.addAll(neededBy(module));
            module.calls().values().stream().map(ModuleCall::module).forEach(open::push);
        }
        for (RecordedObject object : snapshot.objects().values()) {
            add(object.id().address().resource().type(), object.provider().provider(), needed);
        }
        return needed;
    }

    /** The names of the providers that the blocks of one module name, those of its calls not among them. */
    static NavigableSet<String> neededBy(Module module) {
        NavigableSet<String> needed = new TreeSet<>();
        for (ResourceBlock block : module.resources().values()) {
            add(block.type(), module.settings().providerType(block.providerName()), needed);
            // Where the block names another provider, a message names the one that has the type.
            add(block.type(), prefix(block.type()), needed);
        }
        module.checks().values().stream()
                .map(CheckBlock::data)
                .filter(Objects::nonNull)
                .forEach(block -> add(block.type(), module.settings().providerType(block.providerName()), needed));
        module.providers().values().stream()
                .map(ProviderBlock::name)
                .map(module.settings()::providerType)
                .forEach(needed::add);
        module.settings().providers().values().stream()
                .map(ProviderRequirement::type)
                .forEach(needed::add);
        return needed;
    }

    private static String prefix(String type) {
        int underscore = type.indexOf('_');
        return underscore < 0 ? type : type.substring(0, underscore);
    }

    /** The types of the engine itself need none, whatever their name begins with. */
    private static void add(String type, String provider, Set<String> needed) {
        if (!OWN_TYPES.contains(type)) {
            needed.add(provider);
        }
    }
}
