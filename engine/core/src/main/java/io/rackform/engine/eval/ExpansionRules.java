package io.rackform.engine.eval;

import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.ProviderBlock;
import io.rackform.engine.config.Repetition;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.type.AnyType;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.PrimitiveType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which instances of a block exist: the one place where count and for_each are decided. */
final class ExpansionRules {
    /** More instances of one block than any plan can be read with; far above what devices there are. */
    private static final int MOST = 1_000_000;

    private final LanguageInputs inputs;
    private final Scopes scopes;

    ExpansionRules(LanguageInputs inputs, Scopes scopes) {
        this.inputs = inputs;
        this.scopes = scopes;
    }

    NodeResult<Expansion> resource(LanguageKey.ResourceInstances key, Demand demand) {
        ResourceBlock block = inputs.configuration().resource(key.resource());
        if (block == null) {
            throw new IllegalStateException("no block for " + key.resource());
        }
        return expand(block.repetition(), scopes.of(key.resource().module(), demand));
    }

    NodeResult<Expansion> module(LanguageKey.ModuleInstances key, Demand demand) {
        ModuleCall call =
                Objects.requireNonNull(scopes.module(key.caller()).calls().get(key.call()));
        return expand(call.repetition(), scopes.of(key.caller(), demand));
    }

    NodeResult<Expansion> provider(LanguageKey.ProviderInstances key, Demand demand) {
        ProviderBlock block =
                Objects.requireNonNull(scopes.module(key.module()).providers().get(key.blockName()));
        return expand(block.repetition(), scopes.of(key.module(), demand));
    }

    static NodeResult<Expansion> expand(Repetition repetition, ModuleScope scope) {
        Diagnostics diagnostics = new Diagnostics();
        Expansion expansion = switch (repetition) {
            case Repetition.Once ignored -> Expansion.ONCE;
            case Repetition.Count(Expression expression) -> count(expression, scope, diagnostics);
            case Repetition.ForEach(Expression expression) -> forEach(expression, scope, diagnostics);
        };
        return diagnostics.hasErrors() || expansion == null
                ? new NodeResult.Failed<>(diagnostics.list())
                : new NodeResult.Ok<>(expansion, diagnostics.list());
    }

    private static @Nullable Expansion count(Expression expression, ModuleScope scope, Diagnostics diagnostics) {
        Value value = Evaluator.evaluate(expression, scope, diagnostics);
        if (Failures.isFailed(value)) {
            return null;
        }
        Value plain = value.unmarked();
        if (value.has(Mark.EPHEMERAL) || value.isNull()) {
            diagnostics.add(invalidCount(
                    "The value is " + (value.isNull() ? "null" : "ephemeral, and cannot be recorded") + ".",
                    expression,
                    scope));
            return null;
        }
        if (!value.isKnown() && Conversion.convert(plain, Type.NUMBER) instanceof Conversion.Result.Converted) {
            return Expansion.UNKNOWN;
        }
        if (!(Conversion.convert(plain, Type.NUMBER) instanceof Conversion.Result.Converted(NumberValue number))) {
            diagnostics.add(
                    invalidCount("The value is " + plain.type().friendlyName() + ", not a number.", expression, scope));
            return null;
        }
        BigDecimal count = number.value();
        if (!number.isInt() || count.signum() < 0 || count.intValueExact() > MOST) {
            diagnostics.add(invalidCount(
                    "The value is " + (value.has(Mark.SENSITIVE) ? "sensitive" : number.text())
                            + ", but it must be a whole number from 0 to " + MOST + ".",
                    expression,
                    scope));
            return null;
        }
        return Expansion.count(count.intValueExact());
    }

    private static Diagnostic invalidCount(String why, Expression expression, ModuleScope scope) {
        return Diagnostic.error(
                        "Invalid count argument",
                        why + " The argument \"count\" says how many instances of the block there are.",
                        expression.range())
                .using(Evaluator.used(expression, scope));
    }

    private static @Nullable Expansion forEach(Expression expression, ModuleScope scope, Diagnostics diagnostics) {
        Value value = Evaluator.evaluate(expression, scope, diagnostics);
        if (Failures.isFailed(value)) {
            return null;
        }
        if (value.has(Mark.SENSITIVE) || value.has(Mark.EPHEMERAL)) {
            diagnostics.add(invalidForEach(
                    "The value is sensitive or ephemeral, but its keys would be shown as part of resource names.",
                    expression,
                    scope));
            return null;
        }
        if (!value.isKnown() && canBeForEach(value.type())) {
            return Expansion.UNKNOWN;
        }
        TreeMap<InstanceKey, Value> instances = new TreeMap<>();
        switch (value.unmarked()) {
            case MapValue map -> map.elements().forEach((key, element) -> put(instances, key, element));
            case ObjectValue object -> object.attributes().forEach((key, element) -> put(instances, key, element));
            case SetValue set -> {
                return ofSet(set, expression, scope, diagnostics);
            }
            case Value other -> {
                diagnostics.add(invalidForEach(
                        "The value is "
                                + (other.isNull() ? "null" : other.type().friendlyName())
                                + "."
                                + (other.type().friendlyName().startsWith("list")
                                                || other.type().friendlyName().equals("tuple")
                                        ? " Use toset(...) to turn a list of texts into a set."
                                        : ""),
                        expression,
                        scope));
                return null;
            }
        }
        return new Expansion(Expansion.Kind.FOR_EACH, instances);
    }

    /** Whether a value of the type, whatever it will be, gives keys. */
    private static boolean canBeForEach(Type type) {
        return switch (type) {
            case AnyType ignored -> true;
            case MapType ignored -> true;
            case ObjectType ignored -> true;
            case SetType set -> set.element() == Type.STRING || set.element() == Type.ANY;
            case ListType ignored -> false;
            case TupleType ignored -> false;
            case PrimitiveType ignored -> false;
        };
    }

    private static @Nullable Expansion ofSet(
            SetValue set, Expression expression, ModuleScope scope, Diagnostics diagnostics) {
        TreeMap<InstanceKey, Value> instances = new TreeMap<>();
        for (Value element : set.elements()) {
            if (!element.isKnown()) {
                return Expansion.UNKNOWN;
            }
            if (!(element instanceof StringValue(String key))) {
                diagnostics.add(invalidForEach(
                        "The value is " + set.type().friendlyName() + ", but only a set of strings gives keys.",
                        expression,
                        scope));
                return null;
            }
            put(instances, key, element);
        }
        return new Expansion(Expansion.Kind.FOR_EACH, instances);
    }

    private static void put(Map<InstanceKey, Value> instances, String key, Value value) {
        instances.put(new InstanceKey.StringKey(key), value);
    }

    private static Diagnostic invalidForEach(String why, Expression expression, ModuleScope scope) {
        return Diagnostic.error(
                        "Invalid for_each argument",
                        why
                                + " The argument \"for_each\" takes a map, an object or a set of strings: one instance for each key.",
                        expression.range())
                .using(Evaluator.used(expression, scope));
    }
}
