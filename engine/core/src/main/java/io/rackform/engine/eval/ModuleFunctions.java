package io.rackform.engine.eval;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.RelativePath;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.FunctionContext;
import java.util.List;
import java.util.Optional;

/** What functions see of the outside: files of the source tree, relative to the root module's folder, and the plan's time. */
final class ModuleFunctions implements FunctionContext {
    private final LanguageInputs inputs;
    private final Module module;
    private final ModuleOrigin origin;

    ModuleFunctions(LanguageInputs inputs, Module module) {
        this.inputs = inputs;
        this.module = module;
        this.origin = module.origin();
    }

    private String inTree(String path) {
        String root = inputs.configuration().root().origin().folder();
        return RelativePath.from(root, path);
    }

    @Override
    public Optional<byte[]> file(String path) {
        return origin.tree().read(inTree(path));
    }

    @Override
    public List<String> files(String folder) {
        return origin.tree().filesBelow(inTree(folder));
    }

    @Override
    public Optional<Function> provided(String name) {
        String[] parts = name.split("::", -1);
        return parts.length == 3
                ? inputs.providers().function(module.settings().providerType(parts[1]), parts[2])
                : Optional.empty();
    }

    @Override
    public List<String> providedNames() {
        return inputs.providers().functions().stream()
                .map(function -> "provider::" + module.settings().localName(function.provider()) + "::"
                        + function.function().name())
                .toList();
    }

    @Override
    public String planTime() {
        return inputs.planTime();
    }

    @Override
    public boolean applying() {
        return inputs.applying();
    }

    @Override
    public Optional<String> currentTime() {
        return Optional.ofNullable(inputs.impure()).map(LanguageInputs.Impure::now);
    }

    @Override
    public Optional<String> newUuid() {
        return Optional.ofNullable(inputs.impure()).map(LanguageInputs.Impure::uuid);
    }

    @Override
    public Optional<byte[]> newSalt() {
        return Optional.ofNullable(inputs.impure()).map(LanguageInputs.Impure::salt);
    }

    @Override
    public Optional<String> home() {
        return origin.tree().home();
    }

    @Override
    public String absolute(String path) {
        return origin.tree().absolute(inTree(path));
    }
}
