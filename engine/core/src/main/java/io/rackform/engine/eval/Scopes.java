package io.rackform.engine.eval;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.demand.Demand;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
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
        return scope(
                instance.resource().module(),
                repeated(instance.key(), demand, new LanguageKey.ResourceInstances(instance.resource())),
                self,
                demand);
    }

    /** For the arguments of a module call, evaluated where the call stands; the module is not the root. */
    ModuleScope ofCall(ModuleAddress called, Demand demand) {
        ModuleAddress caller = called.parent();
        ModuleAddress.Step step = called.steps().getLast();
        return scope(
                caller,
                repeated(step.key(), demand, new LanguageKey.ModuleInstances(caller, step.name())),
                null,
                demand);
    }

    /** For the arguments of an instance of a provider block. */
    ModuleScope ofProvider(ModuleAddress address, String blockName, InstanceKey key, Demand demand) {
        return scope(
                address, repeated(key, demand, new LanguageKey.ProviderInstances(address, blockName)), null, demand);
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
            InstanceKey key, Demand demand, io.rackform.engine.demand.NodeKey<Expansion> instances) {
        if (key.equals(InstanceKey.none())) {
            return ModuleScope.Repeated.ONCE;
        }
        Value each = demand.ask(instances)
                .answer()
                .map(expansion -> expansion.instances().get(key))
                .orElse(null);
        return new ModuleScope.Repeated(key, each);
    }
}
