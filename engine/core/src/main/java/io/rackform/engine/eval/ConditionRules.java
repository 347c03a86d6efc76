package io.rackform.engine.eval;

import io.rackform.engine.config.CheckBlock;
import io.rackform.engine.config.ConditionBlock;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.config.VariableBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.demand.Rules;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Severity;
import io.rackform.model.value.Value;
import io.rackform.state.CheckResult;
import java.util.List;
import java.util.Objects;

/** Whether what must be so is so: one rule for each kind of condition. */
final class ConditionRules {
    private final LanguageInputs inputs;
    private final Scopes scopes;
    private final boolean ofObjects;

    /** @param ofObjects whether conditions of objects and outputs count; they do not where everything is to go */
    ConditionRules(LanguageInputs inputs, Scopes scopes, boolean ofObjects) {
        this.inputs = inputs;
        this.scopes = scopes;
        this.ofObjects = ofObjects;
    }

    Rules.Builder addTo(Rules.Builder rules) {
        return rules.on(ConditionKey.Preconditions.class, this::preconditions)
                .on(ConditionKey.Postconditions.class, this::postconditions)
                .on(ConditionKey.OutputConditions.class, this::output)
                .on(ConditionKey.Validations.class, this::validations)
                .on(ConditionKey.Assertions.class, this::assertions);
    }

    private NodeResult<ConditionResults> preconditions(ConditionKey.Preconditions key, Demand demand) {
        List<ConditionBlock> conditions = block(key.instance()).lifecycle().preconditions();
        if (!ofObjects || conditions.isEmpty()) {
            return NodeResult.ok(ConditionResults.NONE);
        }
        return about(
                key.instance(),
                Conditions.evaluate(
                        "Resource precondition failed",
                        Severity.ERROR,
                        conditions,
                        scopes.of(key.instance(), null, demand)));
    }

    private NodeResult<ConditionResults> postconditions(ConditionKey.Postconditions key, Demand demand) {
        List<ConditionBlock> conditions = block(key.instance()).lifecycle().postconditions();
        if (!ofObjects || conditions.isEmpty()) {
            return NodeResult.ok(ConditionResults.NONE);
        }
        NodeResult<Value> object = demand.ask(new LanguageKey.InstanceObject(key.instance()));
        if (object.answer().isEmpty()) {
            return new NodeResult.Blocked<>(new LanguageKey.InstanceObject(key.instance()));
        }
        return about(
                key.instance(),
                Conditions.evaluate(
                        "Resource postcondition failed",
                        Severity.ERROR,
                        conditions,
                        scopes.of(key.instance(), object.answer().get(), demand)));
    }

    private ResourceBlock block(InstanceAddress instance) {
        return Objects.requireNonNull(inputs.configuration().resource(instance.resource()));
    }

    private static NodeResult<ConditionResults> about(InstanceAddress instance, NodeResult<ConditionResults> results) {
        return results instanceof NodeResult.Ok<ConditionResults>(ConditionResults found, List<Diagnostic> notes)
                ? new NodeResult.Ok<>(
                        found, notes.stream().map(note -> note.about(instance)).toList())
                : results;
    }

    private NodeResult<ConditionResults> output(ConditionKey.OutputConditions key, Demand demand) {
        List<ConditionBlock> conditions = Objects.requireNonNull(
                        scopes.module(key.module()).outputs().get(key.output()))
                .preconditions();
        return ofObjects && !conditions.isEmpty()
                ? Conditions.evaluate(
                        "Module output value precondition failed",
                        Severity.ERROR,
                        conditions,
                        scopes.of(key.module(), demand))
                : NodeResult.ok(ConditionResults.NONE);
    }

    private NodeResult<ConditionResults> validations(ConditionKey.Validations key, Demand demand) {
        VariableBlock variable =
                Objects.requireNonNull(scopes.module(key.module()).variables().get(key.variable()));
        Value given = Failures.valueOf(demand.ask(new LanguageKey.GivenValue(key.module(), key.variable())));
        if (variable.validations().isEmpty() || Failures.isFailed(given)) {
            return NodeResult.ok(ConditionResults.NONE);
        }
        return Conditions.evaluate(
                "Invalid value for variable",
                Severity.ERROR,
                variable.validations(),
                new OwnValueScope(key.variable(), given, scopes.of(key.module(), demand)));
    }

    /** Assertions that fail are warnings: a check looks at what there is and stops nothing. */
    private NodeResult<ConditionResults> assertions(ConditionKey.Assertions key, Demand demand) {
        CheckBlock check =
                Objects.requireNonNull(scopes.module(key.module()).checks().get(key.check()));
        ResourceBlock data = check.data();
        boolean read = data == null
                || !Failures.isFailed(Failures.valueOf(demand.ask(new LanguageKey.ResourceValue(
                        new ResourceAddress(key.module(), data.mode(), data.type(), data.name())))));
        NodeResult<ConditionResults> results = Conditions.evaluate(
                "Check block assertion failed",
                Severity.WARNING,
                check.asserts(),
                scopes.of(key.module(), demand).inCheck(check.name()));
        if (!read && results instanceof NodeResult.Ok<ConditionResults>(ConditionResults found, var notes)) {
            return new NodeResult.Ok<>(
                    new ConditionResults(
                            found.status().worse(CheckResult.Status.FAIL),
                            false,
                            List.of("The data source of the check could not be read."),
                            found.open()),
                    notes);
        }
        return results;
    }
}
