package io.rackform.engine.eval;

import io.rackform.engine.config.ImportBlock;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.ProviderBlock;
import io.rackform.engine.config.Repetition;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeKey;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import org.jspecify.annotations.Nullable;

/** Makes the scope for an expression from where it stands. */
final class Scopes {
    private final LanguageInputs inputs;

    Scopes(LanguageInputs inputs) {
        this.inputs = inputs;
    }

    /** For expressions that belong to no instance of a block. */
    ModuleScope of(ModuleAddress address, Demand demand) {
        return scope(address, ModuleScope.Repeated.ONCE, null, demand);
    }

    /** For the arguments of an instance of a resource. */
    ModuleScope of(InstanceAddress instance, @Nullable Value self, Demand demand) {
        ResourceBlock block = inputs.configuration().resource(instance.resource());
        Repetition repetition = block == null ? new Repetition.Once() : block.repetition();
        return scope(
                instance.resource().module(),
                repeated(instance.key(), repetition, demand, new LanguageKey.ResourceInstances(instance.resource())),
                self,
                demand);
    }

    /** For the arguments of a module call, evaluated where the call stands; the module is not the root. */
    ModuleScope ofCall(ModuleAddress called, Demand demand) {
        ModuleAddress caller = called.parent();
        ModuleAddress.Step step = called.steps().getLast();
        return scope(
                caller,
                repeated(
                        step.key(),
                        call(called).repetition(),
                        demand,
                        new LanguageKey.ModuleInstances(caller, step.name())),
                null,
                demand);
    }

    /** For the arguments of an instance of a provider block. */
    ModuleScope ofProvider(ModuleAddress address, String blockName, InstanceKey key, Demand demand) {
        ProviderBlock block = module(address).providers().get(blockName);
        Repetition repetition = block == null ? new Repetition.Once() : block.repetition();
        return scope(
                address,
                repeated(key, repetition, demand, new LanguageKey.ProviderInstances(address, blockName)),
                null,
                demand);
    }

    /** For the arguments of an instance of an {@code import} block. */
    ModuleScope ofImport(
            ModuleAddress address, ImportBlock block, Expansion expansion, InstanceKey key, Demand demand) {
        ModuleScope.Repeated repeated = key instanceof InstanceKey.StringKey(String text)
                ? new ModuleScope.Repeated(
                        null, new StringValue(text), expansion.instances().get(key))
                : ModuleScope.Repeated.any(block.repetition());
        return scope(address, repeated, null, demand);
    }

    /** The call that an instance of a module comes from; the module is not the root. */
    ModuleCall call(ModuleAddress called) {
        ModuleCall call =
                module(called.parent()).calls().get(called.steps().getLast().name());
        if (call == null) {
            throw new IllegalStateException("no call of " + called);
        }
        return call;
    }

    Module module(ModuleAddress address) {
        Module module = inputs.configuration().module(address);
        if (module == null) {
            throw new IllegalStateException("no module " + address);
        }
        return module;
    }

    private ModuleScope scope(
            ModuleAddress address, ModuleScope.Repeated repeated, @Nullable Value self, Demand demand) {
        return new ModuleScope(inputs, module(address), address, repeated, self, demand);
    }

    private static ModuleScope.Repeated repeated(
            InstanceKey key, Repetition repetition, Demand demand, NodeKey<Expansion> instances) {
        return switch (key) {
            case InstanceKey.NoKey ignored -> ModuleScope.Repeated.any(repetition);
            case InstanceKey.IntKey(int index) -> new ModuleScope.Repeated(NumberValue.of(index), null, null);
            case InstanceKey.StringKey(String text) -> {
                Value value = demand.ask(instances)
                        .answer()
                        .map(expansion -> expansion.instances().get(key))
                        .orElse(UnknownValue.ANY);
                yield new ModuleScope.Repeated(null, new StringValue(text), value);
            }
        };
    }
}
