package io.rackform.engine.eval;

import io.rackform.engine.config.Module;
import io.rackform.engine.demand.NodeKey;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import java.util.List;
import java.util.Optional;

/** The questions of the language. */
public sealed interface LanguageKey<V> extends NodeKey<V> {
    /** Whether the names of a reference are those of a variable or of a local value, declared or not. */
    static boolean isValue(List<String> names) {
        return names.size() >= 2
                && (names.getFirst().equals("var") || names.getFirst().equals("local"));
    }

    /** The value of a variable or of a local value by its names in a module; empty where it is not declared. */
    static Optional<LanguageKey<Value>> value(Module module, ModuleAddress address, List<String> names) {
        String name = names.get(1);
        if (names.getFirst().equals("var")) {
            return module.variables().containsKey(name)
                    ? Optional.of(new VariableValue(address, name))
                    : Optional.empty();
        }
        return module.locals().containsKey(name) ? Optional.of(new LocalValue(address, name)) : Optional.empty();
    }

    /** The value of an input variable, converted and validated. */
    record VariableValue(ModuleAddress module, String name) implements LanguageKey<Value> {
        @Override
        public String describe() {
            return inside(module, "var." + name);
        }
    }

    /** What was given for an input variable, or its default; converted, not yet validated. */
    record GivenValue(ModuleAddress module, String name) implements LanguageKey<Value> {
        @Override
        public String describe() {
            return inside(module, "var." + name) + " (as given)";
        }
    }

    /** The value of a local. */
    record LocalValue(ModuleAddress module, String name) implements LanguageKey<Value> {
        @Override
        public String describe() {
            return inside(module, "local." + name);
        }
    }

    /** The value of an output. */
    record OutputValue(ModuleAddress module, String name) implements LanguageKey<Value> {
        @Override
        public String describe() {
            return inside(module, "output." + name);
        }
    }

    /** Which instances of a called module there are. */
    record ModuleInstances(ModuleAddress caller, String call) implements LanguageKey<Expansion> {
        @Override
        public String describe() {
            return inside(caller, "module." + call) + " (instances)";
        }
    }

    /** Which instances of a resource there are. */
    record ResourceInstances(ResourceAddress resource) implements LanguageKey<Expansion> {
        @Override
        public String describe() {
            return resource + " (instances)";
        }
    }

    /** Which instances of a provider block there are. */
    record ProviderInstances(ModuleAddress module, String blockName) implements LanguageKey<Expansion> {
        @Override
        public String describe() {
            return inside(module, "provider." + blockName) + " (instances)";
        }
    }

    /** Which provider instance an instance belongs to. */
    record ProviderOf(InstanceAddress instance) implements LanguageKey<ProviderAddress> {
        @Override
        public String describe() {
            return instance + " (provider)";
        }
    }

    /** The configuration of a provider instance; attributes may be unknown. */
    record ProviderConfiguration(ProviderAddress provider) implements LanguageKey<ObjectValue> {
        @Override
        public String describe() {
            return provider.toString();
        }
    }

    /** Whether the block of a resource forbids to destroy its objects. */
    record DestroyPrevented(ResourceAddress resource) implements LanguageKey<Boolean> {
        @Override
        public String describe() {
            return resource + " (prevent_destroy)";
        }
    }

    /** The evaluated configuration of an instance. */
    record Desired(InstanceAddress instance) implements LanguageKey<DesiredInstance> {
        @Override
        public String describe() {
            return instance + " (configuration)";
        }
    }

    /** What an instance is, whether or not it is as it must be: each phase has its own rule. */
    record InstanceObject(InstanceAddress instance) implements LanguageKey<Value> {
        @Override
        public String describe() {
            return instance + " (object)";
        }
    }

    /** What a reference to an instance gives: the object, where its postconditions hold. */
    record InstanceValue(InstanceAddress instance) implements LanguageKey<Value> {
        @Override
        public String describe() {
            return instance.toString();
        }
    }

    /** What a reference to a resource without a key gives: its only instance, or all of them. */
    record ResourceValue(ResourceAddress resource) implements LanguageKey<Value> {
        @Override
        public String describe() {
            return resource.toString();
        }
    }

    /** All outputs of an instance of a module, as one object. */
    record ModuleValue(ModuleAddress module) implements LanguageKey<Value> {
        @Override
        public String describe() {
            return module.toString();
        }
    }

    /** That everything in an instance of a module is there, for {@code depends_on}. */
    record ModuleComplete(ModuleAddress module) implements LanguageKey<Boolean> {
        @Override
        public String describe() {
            return module + " (complete)";
        }
    }

    /**
     * Which addresses an {@code import} block gives.
     *
     * @param index of the block in its module
     */
    record ImportsTo(ModuleAddress module, int index) implements LanguageKey<ImportTargets> {
        @Override
        public String describe() {
            return inside(module, "import block " + (index + 1)) + " (targets)";
        }
    }

    /** Which object is to be imported for an instance; empty where none is. */
    record ImportOf(InstanceAddress instance) implements LanguageKey<Optional<ImportRequest>> {
        @Override
        public String describe() {
            return instance + " (import)";
        }
    }

    /**
     * That an {@code import} block says what is to be imported and where to, as far as that is known. Only validation asks:
     * a plan asks for the objects.
     *
     * @param index of the block in its module
     */
    record ImportSound(ModuleAddress module, int index) implements LanguageKey<Boolean> {
        @Override
        public String describe() {
            return inside(module, "import block " + (index + 1));
        }
    }

    /** That everything is there which the call of a module, or a call that leads to it, names in {@code depends_on}. */
    record ModuleAdmission(ModuleAddress module) implements LanguageKey<Boolean> {
        @Override
        public String describe() {
            return module + " (depends_on)";
        }
    }

    static String inside(ModuleAddress module, String name) {
        return module.isRoot() ? name : module + "." + name;
    }
}
