package io.rackform.engine.eval;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.VariableBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.eval.TypeConstraint;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.UsedValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The value of a variable: given, or its default; converted to its type; validated. */
final class VariableRule {
    private final LanguageInputs inputs;
    private final Scopes scopes;

    VariableRule(LanguageInputs inputs, Scopes scopes) {
        this.inputs = inputs;
        this.scopes = scopes;
    }

    /** The value, where it is valid. */
    NodeResult<Value> valid(LanguageKey.VariableValue key, Demand demand) {
        VariableBlock block =
                Objects.requireNonNull(scopes.module(key.module()).variables().get(key.name()));
        Value value = Failures.valueOf(demand.ask(new LanguageKey.GivenValue(key.module(), key.name())));
        if (block.validations().isEmpty() || Failures.isFailed(value)) {
            return NodeResult.ok(value);
        }
        boolean holds = demand.ask(new ConditionKey.Validations(key.module(), key.name()))
                .answer()
                .filter(ConditionResults::holds)
                .isPresent();
        return NodeResult.ok(holds ? value : Failures.FAILED);
    }

    NodeResult<Value> given(LanguageKey.GivenValue key, Demand demand) {
        Module module = scopes.module(key.module());
        VariableBlock block = Objects.requireNonNull(module.variables().get(key.name()));
        Diagnostics diagnostics = new Diagnostics();
        TypeConstraint constraint =
                block.type() == null ? TypeConstraint.ANY : TypeConstraint.parse(block.type(), diagnostics);
        Given given = given(key, block, constraint, demand, diagnostics);
        if (given == null || Failures.isFailed(given.value) || diagnostics.hasErrors()) {
            return new NodeResult.Ok<>(Failures.FAILED, diagnostics.list());
        }
        Value value = converted(block, constraint, given, () -> used(given, key, demand), diagnostics);
        if (!block.ephemeral() && EphemeralUse.isEphemeral(value) && given.expression != null) {
            diagnostics.add(EphemeralUse.undeclared(
                    "the variable \"" + key.name() + "\" of " + key.module(),
                    given.expression,
                    scopes.ofCall(key.module(), demand)));
        }
        if (!block.deprecated().isEmpty() && !given.isDefault()) {
            diagnostics.add(deprecated(block, given));
        }
        if (block.defaultValue() != null && !given.isDefault()) {
            converted(block, constraint, byDefault(block, block.defaultValue(), diagnostics), List::of, diagnostics);
        }
        if (block.sensitive()) {
            value = value.withMark(Mark.SENSITIVE);
        }
        if (block.ephemeral()) {
            value = value.withMark(Mark.EPHEMERAL);
        }
        return new NodeResult.Ok<>(diagnostics.hasErrors() ? Failures.FAILED : value, diagnostics.list());
    }

    /**
     * A value and where it comes from.
     *
     * @param range null where it comes from outside of the configuration
     * @param expression the argument of the module call; null where it comes from elsewhere
     */
    private record Given(
            Value value,
            @Nullable SourceRange range,
            String origin,
            @Nullable Expression expression) {
        private static final String DEFAULT = "its default";

        boolean isDefault() {
            return origin.equals(DEFAULT);
        }
    }

    private static Diagnostic deprecated(VariableBlock block, Given given) {
        return Diagnostic.warning(
                        "Deprecated variable is set",
                        "The variable \"" + block.name() + "\" is set from " + given.origin
                                + ", but whoever wrote the module asks not to use it any more: " + block.deprecated())
                .at(given.range == null ? block.range() : given.range);
    }

    private static Given byDefault(VariableBlock block, Expression expression, Diagnostics diagnostics) {
        Value value = Evaluator.evaluate(expression, NoNames.SCOPE, diagnostics);
        if (value.isNull() && !block.nullable()) {
            diagnostics.add(Diagnostic.error(
                    "Invalid default value for variable",
                    "The default of variable \"" + block.name()
                            + "\" is null, but with \"nullable = false\" it is never null. Where a value must be given,"
                            + " leave the default out.",
                    expression.range()));
        }
        return new Given(value, expression.range(), Given.DEFAULT, null);
    }

    private @Nullable Given given(
            LanguageKey.GivenValue key,
            VariableBlock block,
            TypeConstraint constraint,
            Demand demand,
            Diagnostics diagnostics) {
        Given given =
                key.module().isRoot() ? fromUser(block, constraint, diagnostics) : fromCall(key, demand, diagnostics);
        boolean missing = given == null || (!block.nullable() && given.value.isNull());
        if (!missing) {
            return given;
        }
        if (block.defaultValue() != null) {
            return byDefault(block, block.defaultValue(), diagnostics);
        }
        // A module call without an argument that it needs was reported when it was read.
        if (!diagnostics.hasErrors() && (given != null || key.module().isRoot())) {
            diagnostics.add(missing(block, given));
        }
        return null;
    }

    private static Diagnostic missing(VariableBlock block, @Nullable Given given) {
        if (given != null) {
            return Diagnostic.error(
                    "Required variable not set",
                    "The variable \"" + block.name()
                            + "\" has \"nullable = false\" and no default, so it must not be null.",
                    given.range == null ? block.range() : given.range);
        }
        return Diagnostic.error(
                "No value for required variable",
                "The variable \"" + block.name()
                        + "\" has no default and no value was given. Set it by the option -var \""
                        + block.name()
                        + "=...\", in a file for -var-file or named rackform.rfvars or *.auto.rfvars, or by the"
                        + " environment variable RF_VAR_" + block.name() + ".",
                block.range());
    }

    private @Nullable Given fromUser(VariableBlock block, TypeConstraint constraint, Diagnostics diagnostics) {
        return switch (inputs.variables().get(block.name())) {
            case null -> null;
            case VariableInput.Given(Value value, SourceRange range) ->
                new Given(value, range, "the values file", null);
            case VariableInput.Text text ->
                new Given(GivenValues.value(text, block, constraint, diagnostics), null, text.origin(), null);
        };
    }

    private @Nullable Given fromCall(LanguageKey.GivenValue key, Demand demand, Diagnostics diagnostics) {
        ModuleCall call = scopes.call(key.module());
        Attribute argument = call.arguments().attribute(key.name());
        if (argument == null) {
            return null;
        }
        Value value = Evaluator.evaluate(argument.expression(), scopes.ofCall(key.module(), demand), diagnostics);
        return new Given(value, argument.expression().range(), "the module call", argument.expression());
    }

    /** What a module call made the value from. */
    private List<UsedValue> used(Given given, LanguageKey.GivenValue key, Demand demand) {
        return given.expression == null
                ? List.of()
                : Evaluator.used(given.expression, scopes.ofCall(key.module(), demand));
    }

    private static Value converted(
            VariableBlock block,
            TypeConstraint constraint,
            Given given,
            Supplier<List<UsedValue>> used,
            Diagnostics diagnostics) {
        Value value = constraint.applyDefaults(given.value);
        return switch (Conversion.convert(value, constraint.type())) {
            case Conversion.Result.Converted(Value converted) -> converted;
            case Conversion.Result.Refused(String why) -> {
                diagnostics.add(
                        given.isDefault()
                                ? wrongDefault(block, constraint, why)
                                : wrong(block, constraint, given, why).using(used.get()));
                yield Failures.FAILED;
            }
        };
    }

    private static Diagnostic wrongDefault(VariableBlock block, TypeConstraint constraint, String why) {
        return Diagnostic.error(
                "Invalid default value for variable",
                "The default of variable \"" + block.name() + "\" is not right for its type "
                        + constraint.type().constraint() + ": " + why
                        + ". It would be used wherever no value is given, so it has to be of that type.",
                Objects.requireNonNull(block.defaultValue()).range());
    }

    private static Diagnostic wrong(VariableBlock block, TypeConstraint constraint, Given given, String why) {
        return Diagnostic.error(
                "Invalid value for input variable",
                "The value for variable \"" + block.name() + "\", from " + given.origin + ", is not right for its type "
                        + constraint.type().constraint() + ": " + why + ".",
                given.range == null || block.sensitive() ? block.range() : given.range);
    }
}
