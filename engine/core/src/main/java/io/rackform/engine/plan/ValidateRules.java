package io.rackform.engine.plan;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.ProviderBlock;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.config.name.NameCheck;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.demand.Rules;
import io.rackform.engine.eval.ConditionKey;
import io.rackform.engine.eval.Expansion;
import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.LanguageRules;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.List;

/** The rules of validation: every object is unknown, everything else is evaluated as ever. */
public final class ValidateRules {
    private final LanguageInputs inputs;
    private final Evaluation evaluation;

    private ValidateRules(LanguageInputs inputs) {
        this.inputs = inputs;
        this.evaluation = new Evaluation(new LanguageRules(inputs)
                .addTo(Rules.builder())
                .on(LanguageKey.InstanceObject.class, this::value)
                .build(LanguageRules.cycles(inputs)));
    }

    /** Everything that is wrong, whatever the values of variables. */
    public static List<Diagnostic> validate(LanguageInputs inputs) {
        ValidateRules rules = new ValidateRules(inputs);
        rules.module(ModuleAddress.ROOT);
        return NameCheck.merged(
                NameCheck.check(inputs.configuration(), inputs.providers()::declaredType),
                rules.evaluation.diagnostics());
    }

    /** What references give while validating: nothing is known but the type, and that the configuration is sound. */
    private NodeResult<Value> value(LanguageKey.InstanceObject key, Demand demand) {
        return demand.ask(new LanguageKey.Desired(key.instance())).answer().isPresent()
                ? NodeResult.ok(UnknownValue.of(
                        inputs.providers().objectType(key.instance().resource())))
                : new NodeResult.Blocked<>(new LanguageKey.Desired(key.instance()));
    }

    private void module(ModuleAddress address) {
        Module module = inputs.configuration().module(address);
        if (module == null) {
            return;
        }
        module.variables().keySet().forEach(name -> evaluation.ask(new LanguageKey.VariableValue(address, name)));
        module.locals().keySet().forEach(name -> evaluation.ask(new LanguageKey.LocalValue(address, name)));
        module.outputs().keySet().forEach(name -> evaluation.ask(new LanguageKey.OutputValue(address, name)));
        for (ProviderBlock provider : module.providers().values()) {
            if (!address.isRoot() && provider.isEmpty()) {
                continue; // what the caller has is what counts
            }
            for (InstanceKey key : instances(new LanguageKey.ProviderInstances(address, provider.blockName()))) {
                evaluation.ask(new LanguageKey.ProviderConfiguration(new ProviderAddress(
                        address, module.settings().providerType(provider.name()), provider.alias(), key)));
            }
        }
        for (ResourceBlock block : module.resources().values()) {
            ResourceAddress resource = new ResourceAddress(address, block.mode(), block.type(), block.name());
            evaluation.ask(new LanguageKey.DestroyPrevented(resource));
            for (InstanceKey key : instances(new LanguageKey.ResourceInstances(resource))) {
                evaluation.ask(new LanguageKey.Desired(resource.instance(key)));
                evaluation.ask(new ConditionKey.Postconditions(resource.instance(key)));
            }
        }
        module.checks().keySet().forEach(name -> evaluation.ask(new ConditionKey.Assertions(address, name)));
        for (int i = 0; i < module.refactorings().imports().size(); i++) {
            evaluation.ask(new LanguageKey.ImportSound(address, i));
        }
        for (ModuleCall call : module.calls().values()) {
            for (InstanceKey key : instances(new LanguageKey.ModuleInstances(address, call.name()))) {
                module(address.child(call.name(), key));
            }
        }
    }

    /** The instances, or one that stands for any where there is none yet: what a block says is looked at in any case. */
    private List<InstanceKey> instances(LanguageKey<Expansion> key) {
        List<InstanceKey> known = evaluation
                .ask(key)
                .answer()
                .map(expansion -> List.copyOf(expansion.instances().keySet()))
                .orElse(List.of());
        return known.isEmpty() ? List.of(InstanceKey.none()) : known;
    }
}
