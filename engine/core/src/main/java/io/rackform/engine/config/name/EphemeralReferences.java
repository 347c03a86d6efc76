package io.rackform.engine.config.name;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.ProviderReference;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.hcl.syntax.Traversal;
import io.rackform.hcl.syntax.Variables;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which ephemeral resources blocks use as they are written, whatever values turn out to be: by name, through locals and
 * outputs, variables and what their modules depend on, and through other ephemeral resources. Not through managed
 * resources and data sources: whoever uses those takes what is there of them already. For one thread.
 */
public final class EphemeralReferences {
    /** How many names say what is used, by the first of them. */
    private static final Map<String, Integer> LEADING =
            Map.of("var", 2, "local", 2, "ephemeral", ResourceMode.EPHEMERAL.names());

    private final Map<Named, Set<Named>> uses = new HashMap<>();
    private final Map<Named, Set<Named>> answers = new HashMap<>();

    /**
     * Something that a module declares, with all its instances.
     *
     * @param path the names of the calls that lead to the module
     * @param name as references have it, and {@code provider.NAME.ALIAS} and {@code check.NAME}
     */
    public record Named(List<String> path, String name) {
        public Named {
            path = List.copyOf(path);
        }

        public static Named of(ProviderAddress provider, String localName) {
            return new Named(
                    provider.module().path(), "provider." + ProviderReference.blockName(localName, provider.alias()));
        }

        public static Named of(ResourceAddress resource) {
            return new Named(
                    resource.module().path(), resource.mode().prefix() + resource.type() + "." + resource.name());
        }

        private boolean isEphemeral() {
            return name.startsWith(ResourceMode.EPHEMERAL.prefix());
        }
    }

    private EphemeralReferences() {}

    /** Reads the configuration, where it has ephemeral resources at all. */
    public static EphemeralReferences of(Configuration configuration) {
        EphemeralReferences references = new EphemeralReferences();
        List<Module> modules = configuration.modules();
        boolean any = modules.stream()
                .flatMap(module -> module.resources().values().stream())
                .anyMatch(block -> block.mode() == ResourceMode.EPHEMERAL);
        if (any) {
            Map<String, List<Named>> providers = providers(modules);
            modules.forEach(module -> references.read(module, providers));
        }
        return references;
    }

    /** The provider blocks of all modules, by the provider's own name. */
    private static Map<String, List<Named>> providers(List<Module> modules) {
        Map<String, List<Named>> providers = new HashMap<>();
        for (Module module : modules) {
            module.providers()
                    .forEach((name, block) -> providers
                            .computeIfAbsent(module.settings().providerType(block.name()), ignored -> new ArrayList<>())
                            .add(new Named(module.path(), "provider." + name)));
        }
        return providers;
    }

    private void read(Module module, Map<String, List<Named>> providers) {
        WrittenReferences.read(module, (owner, reference, place) -> {
            if (!owner.startsWith("module.") || place.equals(WrittenReferences.Place.DEPENDS_ON)) {
                uses(new Named(module.path(), owner), targets(module, reference));
            }
        });
        module.calls().values().forEach(call -> arguments(module, call));
        module.resources().values().stream()
                .filter(block -> block.mode() == ResourceMode.EPHEMERAL)
                .forEach(block -> opened(module, block.localName(), block, providers));
        module.checks().forEach((name, check) -> {
            if (check.data() != null) {
                opened(module, "check." + name, check.data(), providers);
            }
        });
    }

    /** What is opened or read on a device uses whatever its session is made from: any that may be its own. */
    private void opened(Module module, String user, ResourceBlock block, Map<String, List<Named>> providers) {
        uses(
                new Named(module.path(), user),
                providers.getOrDefault(module.settings().providerType(block.providerName()), List.of()));
    }

    /** Each variable of a module is made from what its argument says. */
    private void arguments(Module module, ModuleCall call) {
        call.arguments()
                .attributes()
                .forEach((name, argument) -> Variables.of(argument.expression())
                        .forEach(reference ->
                                uses(new Named(call.module().path(), "var." + name), targets(module, reference))));
    }

    private void uses(Named user, List<Named> used) {
        if (!used.isEmpty()) {
            uses.computeIfAbsent(user, ignored -> new LinkedHashSet<>()).addAll(used);
        }
    }

    /** What a reference leads on to. */
    private static List<Named> targets(Module module, Traversal reference) {
        List<String> names = new ArrayList<>();
        for (Traversal.Step step : reference.steps()) {
            if (!(step instanceof Traversal.Step.Name(String name, var ignored))) {
                break;
            }
            names.add(name);
        }
        ModuleCall call = names.size() < 2 || !reference.root().equals("module")
                ? null
                : module.calls().get(names.get(1));
        if (call != null) {
            return call.module().outputs().keySet().stream()
                    .map(output -> new Named(call.module().path(), "output." + output))
                    .toList();
        }
        int parts = LEADING.getOrDefault(reference.root(), Integer.MAX_VALUE);
        return names.size() < parts
                ? List.of()
                : List.of(new Named(module.path(), String.join(".", names.subList(0, parts))));
    }

    /** Whether nothing uses any. */
    public boolean isEmpty() {
        return uses.isEmpty();
    }

    /** The ephemeral resources that something uses, directly or through others. */
    public Set<Named> usedBy(Named user) {
        return answers.computeIfAbsent(user, this::reached);
    }

    private Set<Named> reached(Named user) {
        Set<Named> seen = new HashSet<>(Set.of(user));
        Deque<Named> open = new ArrayDeque<>(seen);
        Set<Named> found = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Named at = open.pop();
            if (at.isEphemeral() && !at.equals(user)) {
                found.add(at);
            }
            Set<Named> next = new LinkedHashSet<>(uses.getOrDefault(at, Set.of()));
            if (!at.path().isEmpty()) {
                int last = at.path().size() - 1;
                next.add(new Named(
                        at.path().subList(0, last), "module." + at.path().get(last)));
            }
            next.stream().filter(seen::add).forEach(open::push);
        }
        return found;
    }
}
