package io.rackform.engine.config;

import io.rackform.engine.config.settings.StateSettings;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration.
 *
 * @param state where the state is
 * @param files every file that was read, by the name that source ranges use: for showing source lines
 * @param whole whether every file could be read and every module was found; else names may seem to stand for nothing
 */
public record Configuration(Module root, StateSettings state, Map<String, SourceFile> files, boolean whole) {
    public Configuration {
        files = Map.copyOf(files);
    }

    /** All modules that are called anywhere, once for each call; the root first. */
    public List<Module> modules() {
        List<Module> modules = new ArrayList<>();
        Deque<Module> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Module module = open.pop();
            modules.add(module);
            module.calls().values().stream().map(ModuleCall::module).forEach(open::push);
        }
        return modules;
    }

    /** The module that an instance belongs to; null where the configuration has no such call. */
    public @Nullable Module module(ModuleAddress address) {
        Module module = root;
        List<ModuleAddress.Step> steps = address.steps();
        for (ModuleAddress.Step step : steps) {
            ModuleCall call = module.calls().get(step.name());
            if (call == null) {
                return null;
            }
            module = call.module();
        }
        return module;
    }

    /** The block of a resource; null where the configuration has none. */
    public @Nullable ResourceBlock resource(ResourceAddress address) {
        Module module = module(address.module());
        if (module == null) {
            return null;
        }
        ResourceBlock block = module.resources().get(localName(address));
        CheckBlock check = block == null ? check(address) : null;
        return check == null ? block : check.data();
    }

    /** The check that a data source stands in; null where it stands in none. */
    public @Nullable CheckBlock check(ResourceAddress address) {
        Module module = module(address.module());
        return module == null ? null : module.checkData().get(localName(address));
    }

    private static String localName(ResourceAddress address) {
        return address.mode().prefix() + address.type() + "." + address.name();
    }
}
