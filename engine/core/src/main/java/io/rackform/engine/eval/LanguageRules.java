package io.rackform.engine.eval;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.OutputBlock;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeKey;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.demand.Rules;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** The rules that every phase shares. A phase adds its own for {@code InstanceValue}. */
public final class LanguageRules {
    private final LanguageInputs inputs;
    private final Scopes scopes;
    private final VariableRule variables;
    private final ExpansionRules expansions;
    private final ProviderRules providers;
    private final DesiredRule desired;
    private final ImportRules imports;
    private final ConditionRules conditions;

    public LanguageRules(LanguageInputs inputs) {
        this(inputs, true);
    }

    /** @param conditions whether conditions of objects and outputs count; they do not where everything is to go */
    public LanguageRules(LanguageInputs inputs, boolean conditions) {
        this.inputs = inputs;
        this.scopes = new Scopes(inputs);
        this.variables = new VariableRule(inputs, scopes);
        this.expansions = new ExpansionRules(inputs, scopes);
        this.providers = new ProviderRules(inputs, scopes);
        this.desired = new DesiredRule(inputs, scopes);
        this.imports = new ImportRules(inputs, scopes);
        this.conditions = new ConditionRules(inputs, scopes, conditions);
    }

    /** Adds the rules of the language to those of a phase. */
    public Rules.Builder addTo(Rules.Builder rules) {
        return conditions
                .addTo(rules)
                .on(LanguageKey.VariableValue.class, variables::valid)
                .on(LanguageKey.GivenValue.class, variables::given)
                .on(LanguageKey.LocalValue.class, this::local)
                .on(LanguageKey.OutputValue.class, this::output)
                .on(LanguageKey.ModuleInstances.class, expansions::module)
                .on(LanguageKey.ResourceInstances.class, expansions::resource)
                .on(LanguageKey.ProviderInstances.class, expansions::provider)
                .on(LanguageKey.ProviderOf.class, providers::providerOf)
                .on(LanguageKey.ProviderConfiguration.class, providers::configuration)
                .on(LanguageKey.Desired.class, desired::answer)
                .on(LanguageKey.ImportsTo.class, imports::targets)
                .on(LanguageKey.ImportOf.class, imports::request)
                .on(LanguageKey.ImportSound.class, imports::sound)
                .on(LanguageKey.DestroyPrevented.class, this::destroyPrevented)
                .on(LanguageKey.InstanceValue.class, this::instance)
                .on(LanguageKey.ResourceValue.class, this::resource)
                .on(LanguageKey.ModuleValue.class, this::module)
                .on(LanguageKey.ModuleComplete.class, this::complete)
                .on(LanguageKey.ModuleAdmission.class, this::admission);
    }

    /** The message for a cycle. */
    public static Function<List<NodeKey<?>>, Diagnostic> cycles(LanguageInputs inputs) {
        return new CyclePath(inputs.configuration())::diagnostic;
    }

    private Module module(ModuleAddress address) {
        Module module = inputs.configuration().module(address);
        if (module == null) {
            throw new IllegalStateException("no module " + address);
        }
        return module;
    }

    private NodeResult<Value> local(LanguageKey.LocalValue key, Demand demand) {
        Attribute local = Objects.requireNonNull(module(key.module()).locals().get(key.name()));
        Diagnostics diagnostics = new Diagnostics();
        Value value = Evaluator.evaluate(local.expression(), scopes.of(key.module(), demand), diagnostics);
        return new NodeResult.Ok<>(value, diagnostics.list());
    }

    private NodeResult<Value> output(LanguageKey.OutputValue key, Demand demand) {
        OutputBlock output =
                Objects.requireNonNull(module(key.module()).outputs().get(key.name()));
        if (!output.preconditions().isEmpty()
                && demand.ask(new ConditionKey.OutputConditions(key.module(), key.name()))
                        .answer()
                        .filter(ConditionResults::holds)
                        .isEmpty()) {
            return NodeResult.ok(Failures.FAILED);
        }
        Diagnostics diagnostics = new Diagnostics();
        if (output.ephemeral() && key.module().isRoot()) {
            diagnostics.add(Diagnostic.error(
                    "Ephemeral output of the root module",
                    "The outputs of the root module are recorded, and an ephemeral value never is: only a module that"
                            + " another one calls has ephemeral outputs. Remove \"ephemeral = true\".",
                    output.range()));
        }
        ModuleScope scope = scopes.of(key.module(), demand);
        Value value = Evaluator.evaluate(output.value(), scope, diagnostics);
        Dependencies.await(module(key.module()), key.module(), output.dependsOn(), demand, diagnostics);
        if (diagnostics.hasErrors()) {
            value = Failures.FAILED;
        } else if (EphemeralUse.isEphemeral(value) && !output.ephemeral()) {
            diagnostics.add(EphemeralUse.undeclared("the output \"" + key.name() + "\"", output.value(), scope));
            value = Failures.FAILED;
        } else if (output.sensitive()) {
            value = value.withMark(Mark.SENSITIVE);
        } else if (key.module().isRoot() && Values.marksDeep(value).contains(Mark.SENSITIVE)) {
            diagnostics.add(Diagnostic.error(
                            "Output refers to sensitive values",
                            "The value of this output comes from something sensitive. If it is meant to be an output all"
                                    + " the same, set \"sensitive = true\": it is then masked wherever it is shown.",
                            output.value().range())
                    .using(Evaluator.used(output.value(), scope)));
        }
        return new NodeResult.Ok<>(output.ephemeral() ? value.withMark(Mark.EPHEMERAL) : value, diagnostics.list());
    }

    private NodeResult<Boolean> destroyPrevented(LanguageKey.DestroyPrevented key, Demand demand) {
        ResourceBlock block = Objects.requireNonNull(inputs.configuration().resource(key.resource()));
        Expression expression = block.lifecycle().preventDestroyWhen();
        if (expression == null) {
            return NodeResult.ok(false);
        }
        Diagnostics diagnostics = new Diagnostics();
        ModuleScope scope = scopes.of(key.resource().module(), demand);
        Value value = Evaluator.evaluate(expression, scope, diagnostics);
        if (Failures.isFailed(value)) {
            return new NodeResult.Ok<>(true, diagnostics.list());
        }
        if (!value.isNull()
                && Conversion.convert(value.unmarked(), Type.BOOL)
                        instanceof Conversion.Result.Converted(BoolValue(boolean prevented))) {
            return new NodeResult.Ok<>(prevented, diagnostics.list());
        }
        return NodeResult.failed(Diagnostic.error(
                        "Invalid prevent_destroy argument",
                        "The argument \"prevent_destroy\" must be true or false, and known while planning: an object is"
                                + " safe only where that can be told before anything is done.",
                        expression.range())
                .using(Evaluator.used(expression, scope)));
    }

    /** The object, where its postconditions hold: an object that is not as it must be is of no use to anyone. */
    private NodeResult<Value> instance(LanguageKey.InstanceValue key, Demand demand) {
        NodeResult<Value> object = demand.ask(new LanguageKey.InstanceObject(key.instance()));
        ResourceBlock block = inputs.configuration().resource(key.instance().resource());
        if (object.answer().isEmpty()) {
            return new NodeResult.Blocked<>(new LanguageKey.InstanceObject(key.instance()));
        }
        ConditionKey.Postconditions conditions = new ConditionKey.Postconditions(key.instance());
        return block == null
                        || block.lifecycle().postconditions().isEmpty()
                        || demand.ask(conditions)
                                .answer()
                                .filter(ConditionResults::holds)
                                .isPresent()
                ? NodeResult.ok(object.answer().get())
                : new NodeResult.Blocked<>(conditions);
    }

    private NodeResult<Value> resource(LanguageKey.ResourceValue key, Demand demand) {
        return switch (demand.ask(new LanguageKey.ResourceInstances(key.resource()))) {
            case NodeResult.Ok<Expansion>(Expansion expansion, var ignored) ->
                NodeResult.ok(Collections.of(
                        expansion,
                        instance -> Failures.valueOf(demand.ask(
                                new LanguageKey.InstanceValue(key.resource().instance(instance))))));
            case NodeResult.Failed<Expansion> ignored -> NodeResult.ok(Failures.FAILED);
            case NodeResult.Blocked<Expansion> ignored -> NodeResult.ok(Failures.FAILED);
        };
    }

    private NodeResult<Value> module(LanguageKey.ModuleValue key, Demand demand) {
        TreeMap<String, Value> outputs = new TreeMap<>();
        for (String name : module(key.module()).outputs().keySet()) {
            outputs.put(name, Failures.valueOf(demand.ask(new LanguageKey.OutputValue(key.module(), name))));
        }
        return NodeResult.ok(new ObjectValue(outputs));
    }

    private NodeResult<Boolean> complete(LanguageKey.ModuleComplete key, Demand demand) {
        Module module = module(key.module());
        for (ResourceBlock resource : module.resources().values()) {
            if (resource.mode() == ResourceMode.EPHEMERAL) {
                continue;
            }
            demand.ask(new LanguageKey.ResourceValue(
                    new ResourceAddress(key.module(), resource.mode(), resource.type(), resource.name())));
        }
        for (ModuleCall call : module.calls().values()) {
            awaitCall(key.module(), call.name(), demand);
        }
        return NodeResult.ok(true);
    }

    /** Once for each instance of a module, however much is in it. */
    private NodeResult<Boolean> admission(LanguageKey.ModuleAdmission key, Demand demand) {
        ModuleAddress caller = key.module().parent();
        Diagnostics diagnostics = new Diagnostics();
        if (!caller.isRoot()) {
            demand.ask(new LanguageKey.ModuleAdmission(caller));
        }
        Dependencies.await(module(caller), caller, scopes.call(key.module()).dependsOn(), demand, diagnostics);
        return diagnostics.hasErrors()
                ? new NodeResult.Failed<>(diagnostics.list())
                : new NodeResult.Ok<>(true, diagnostics.list());
    }

    static void awaitCall(ModuleAddress caller, String call, Demand demand) {
        demand.ask(new LanguageKey.ModuleInstances(caller, call)).answer().ifPresent(expansion -> {
            for (InstanceKey instance : expansion.instances().keySet()) {
                demand.ask(new LanguageKey.ModuleComplete(caller.child(call, instance)));
            }
        });
    }
}
