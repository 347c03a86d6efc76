package io.rackform.engine.eval;

import io.rackform.engine.demand.NodeKey;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ModuleAddress;
import io.rackform.state.CheckResult;

/** The questions whether what must be so is so. */
public sealed interface ConditionKey extends NodeKey<ConditionResults> {
    /** What must hold before an instance is planned. */
    record Preconditions(InstanceAddress instance) implements ConditionKey {
        @Override
        public String describe() {
            return instance + " (preconditions)";
        }
    }

    /** What must hold of an instance before anything uses it. */
    record Postconditions(InstanceAddress instance) implements ConditionKey {
        @Override
        public String describe() {
            return instance + " (postconditions)";
        }
    }

    /** What must hold before an output has its value. */
    record OutputConditions(ModuleAddress module, String output) implements ConditionKey {
        @Override
        public String describe() {
            return LanguageKey.inside(module, "output." + output) + " (preconditions)";
        }
    }

    /** What must hold of what was given for a variable. */
    record Validations(ModuleAddress module, String variable) implements ConditionKey {
        @Override
        public String describe() {
            return LanguageKey.inside(module, "var." + variable) + " (validations)";
        }
    }

    /** What a check asserts. */
    record Assertions(ModuleAddress module, String check) implements ConditionKey {
        @Override
        public String describe() {
            return LanguageKey.inside(module, "check." + check);
        }
    }

    /** The answer as it is recorded. */
    default CheckResult result(ConditionResults results) {
        return switch (this) {
            case Preconditions(InstanceAddress instance) -> of(instance, results);
            case Postconditions(InstanceAddress instance) -> of(instance, results);
            case OutputConditions(ModuleAddress module, String output) ->
                of(CheckResult.Kind.OUTPUT, module, "output." + output, results);
            case Validations(ModuleAddress module, String variable) ->
                of(CheckResult.Kind.VARIABLE, module, "var." + variable, results);
            case Assertions(ModuleAddress module, String check) ->
                of(CheckResult.Kind.CHECK, module, "check." + check, results);
        };
    }

    private static CheckResult of(InstanceAddress instance, ConditionResults results) {
        String local = instance.resource().mode().prefix() + instance.resource().type() + "."
                + instance.resource().name();
        return new CheckResult(
                CheckResult.Kind.RESOURCE,
                withoutKeys(instance.resource().module(), local),
                instance.toString(),
                results.status(),
                results.problems());
    }

    private static CheckResult of(CheckResult.Kind kind, ModuleAddress module, String local, ConditionResults results) {
        return new CheckResult(
                kind,
                withoutKeys(module, local),
                LanguageKey.inside(module, local),
                results.status(),
                results.problems());
    }

    private static String withoutKeys(ModuleAddress module, String local) {
        StringBuilder text = new StringBuilder();
        module.path().forEach(name -> text.append("module.").append(name).append('.'));
        return text.append(local).toString();
    }
}
