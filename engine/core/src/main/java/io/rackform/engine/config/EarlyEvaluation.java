package io.rackform.engine.config;

import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.eval.Failed;
import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.eval.TypeConstraint;
import io.rackform.hcl.function.FunctionContext;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.type.Type;
import io.rackform.model.value.Mark;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates what has to be known before modules are loaded: from variables, local values, paths and functions. A reference to
 * anything else is an error that tells the way to it. For one expression.
 */
final class EarlyEvaluation {
    private final EarlyValues given;
    private final String purpose;
    private final Diagnostics heard;
    private final Diagnostics diagnostics = new Diagnostics();

    /** The references that lead to what is evaluated now. */
    private final Deque<Step> way = new ArrayDeque<>();

    /** Where something secret or short-lived was met first. */
    private @Nullable String marked;

    private boolean timeAsked;

    /** One reference on the way. */
    private record Step(String name, SourceRange range) {}

    /** @param purpose what the value is for, as a sentence begins: {@code The source of module "rack"} */
    EarlyEvaluation(EarlyValues given, String purpose, Diagnostics diagnostics) {
        this.given = given;
        this.purpose = purpose;
        this.heard = diagnostics;
    }

    /** The value, wholly known; empty where that cannot be, which is reported. It may be sensitive. */
    Optional<Value> value(Expression expression, EarlyModule module) {
        Optional<Value> value = usable(expression, module);
        heard.addAll(diagnostics.list());
        return value;
    }

    private Optional<Value> usable(Expression expression, EarlyModule module) {
        Value value = evaluate(expression, module);
        if (Values.marksDeep(value).contains(Mark.FAILED) || diagnostics.hasErrors()) {
            return Optional.empty();
        }
        if (timeAsked || !Values.isWhollyKnown(value)) {
            return fault(
                    expression,
                    module,
                    "it comes from a function whose result is known only later, such as plantimestamp, timestamp or uuid");
        }
        if (Values.marksDeep(value).contains(Mark.EPHEMERAL)) {
            return fault(expression, module, "it is ephemeral" + (marked == null ? "" : ", because of " + marked));
        }
        return Optional.of(value);
    }

    /** The text; empty where there is none, which is reported except for null. */
    Optional<String> text(Expression expression, EarlyModule module) {
        Optional<String> text = usable(expression, module).flatMap(value -> text(expression, module, value));
        heard.addAll(diagnostics.list());
        return text;
    }

    private Optional<String> text(Expression expression, EarlyModule module, Value value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (Values.isMarkedDeep(value)) {
            return fault(
                    expression,
                    module,
                    "it is sensitive" + (marked == null ? "" : ", because of " + marked)
                            + ", and would be shown in messages and in names of files");
        }
        if (Conversion.convert(value, Type.STRING) instanceof Conversion.Result.Converted(StringValue(String text))) {
            return Optional.of(text);
        }
        return fault(expression, module, "it is a " + value.type().friendlyName() + " where a text is needed");
    }

    private <T> Optional<T> fault(Expression expression, EarlyModule module, String why) {
        diagnostics.add(Diagnostic.error(
                        "Unusable value before planning",
                        purpose + " is read before anything is planned, but this value cannot be used for it: " + why
                                + ".",
                        expression.range())
                .using(Evaluator.used(expression, new EarlyScope(module, new EarlyFunctions(module)))));
        return Optional.empty();
    }

    private Value evaluate(Expression expression, EarlyModule module) {
        EarlyFunctions functions = new EarlyFunctions(module);
        Value value = Evaluator.evaluate(expression, new EarlyScope(module, functions), diagnostics);
        timeAsked |= functions.timeAsked();
        return value;
    }

    /** The names that can be used. */
    private final class EarlyScope implements Scope {
        private final EarlyModule module;
        private final FunctionContext functions;

        EarlyScope(EarlyModule module, FunctionContext functions) {
            this.module = module;
            this.functions = functions;
        }

        @Override
        public FunctionContext functions() {
            return functions;
        }

        @Override
        public Resolved resolve(List<Scope.Step> steps, SourceRange range, Diagnostics faults) {
            String root = ((Scope.Step.Name) steps.getFirst()).name();
            String name = steps.size() > 1 && steps.get(1) instanceof Scope.Step.Name(String second, var ignored)
                    ? second
                    : "";
            Value value = switch (root) {
                case "var" -> variable(module, name, range, faults);
                case "local" -> local(module, name, range, faults);
                case "path" -> path(module, name);
                case "terraform", "rackform" -> name.equals("workspace") ? new StringValue("default") : null;
                default -> null; // allow default: text from a file
            };
            return value == null
                    ? new Resolved(notEarly(module, steps, range, faults), steps.size())
                    : new Resolved(value, 2);
        }
    }

    private static @Nullable Value path(EarlyModule module, String name) {
        return switch (name) {
            case "module" ->
                new StringValue(RelativePath.between(
                        module.root().folder(), module.origin().folder()));
            case "root" -> new StringValue(".");
            case "cwd" ->
                new StringValue(module.root().tree().absolute(module.root().folder()));
            default -> null; // allow default: text from a file
        };
    }

    private Value notEarly(EarlyModule module, List<Scope.Step> steps, SourceRange range, Diagnostics faults) {
        String reference = module.name(steps.stream()
                .takeWhile(Scope.Step.Name.class::isInstance)
                .map(step -> ((Scope.Step.Name) step).name())
                .collect(Collectors.joining(".")));
        faults.add(Diagnostic.error(
                "Reference before planning",
                purpose
                        + " is read before anything is planned. It can use variables, local values, paths and functions of"
                        + " these, but not " + reference + "." + told(reference, range),
                range));
        return Failed.VALUE;
    }

    /** The way to a reference, where it is not written in the expression itself. */
    private String told(String reference, SourceRange range) {
        way.addLast(new Step(reference, range));
        String told = told();
        way.removeLast();
        return told;
    }

    private String told() {
        if (way.size() < 2) {
            return "";
        }
        StringBuilder told = new StringBuilder("\nThe way to it:");
        way.forEach(
                step -> told.append("\n  ").append(step.name()).append(", at ").append(step.range()));
        return told.toString();
    }

    private Value undeclared(
            String summary, String kind, String name, Collection<String> names, SourceRange range, Diagnostics faults) {
        faults.add(Diagnostic.error(
                summary,
                "No " + kind + " named \"" + name + "\" is declared here." + Suggestion.didYouMean(name, names),
                range));
        return Failed.VALUE;
    }

    private Value local(EarlyModule module, String name, SourceRange range, Diagnostics faults) {
        Attribute local = module.locals().get(name);
        if (local == null) {
            return undeclared(
                    "Reference to undeclared local value",
                    "local value",
                    name,
                    module.locals().keySet(),
                    range,
                    faults);
        }
        return along(module.name("local." + name), range, faults, () -> evaluate(local.expression(), module));
    }

    private interface Further {
        Value value();
    }

    private Value along(String name, SourceRange range, Diagnostics faults, Further further) {
        if (way.stream().anyMatch(step -> step.name().equals(name))) {
            faults.add(Diagnostic.error(
                    "Cycle before planning", purpose + " depends on itself." + told(name, range), range));
            return Failed.VALUE;
        }
        way.addLast(new Step(name, range));
        Value value = further.value();
        way.removeLast();
        return value;
    }

    private Value variable(EarlyModule module, String name, SourceRange range, Diagnostics faults) {
        VariableBlock variable = module.variables().get(name);
        if (variable == null) {
            return undeclared(
                    "Reference to undeclared input variable",
                    "input variable",
                    name,
                    module.variables().keySet(),
                    range,
                    faults);
        }
        String full = module.name("var." + name);
        return along(full, range, faults, () -> {
            TypeConstraint constraint = variable.type() == null
                    ? TypeConstraint.ANY
                    : TypeConstraint.parse(variable.type(), new Diagnostics());
            Value raw = raw(module, variable, constraint);
            if (raw == null) {
                faults.add(Diagnostic.error(
                        "Variable needed before planning",
                        purpose + " needs the variable " + full
                                + ", which has neither a value nor a default. Give it a value, or a default that is good"
                                + " enough for reading the configuration." + told(),
                        range));
                return Failed.VALUE;
            }
            return converted(variable, constraint, raw, full, range, faults);
        });
    }

    private @Nullable Value raw(EarlyModule module, VariableBlock variable, TypeConstraint constraint) {
        EarlyModule caller = module.caller();
        CallBlock call = module.call();
        Value value;
        if (caller == null || call == null) {
            value = given.given(variable, constraint, diagnostics).orElse(null);
        } else {
            Attribute argument = call.arguments().attribute(variable.name());
            value = argument == null ? null : evaluate(argument.expression(), caller);
        }
        boolean missing = value == null || (value.isNull() && !variable.nullable());
        return missing && variable.defaultValue() != null ? evaluate(variable.defaultValue(), module) : value;
    }

    private Value converted(
            VariableBlock variable,
            TypeConstraint constraint,
            Value raw,
            String full,
            SourceRange range,
            Diagnostics faults) {
        if (Failed.is(raw)) {
            return raw;
        }
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (variable.sensitive()) {
            marks.add(Mark.SENSITIVE);
        }
        if (variable.ephemeral()) {
            marks.add(Mark.EPHEMERAL);
        }
        if (!marks.isEmpty() && marked == null) {
            marked = full;
        }
        return switch (Conversion.convert(constraint.applyDefaults(raw), constraint.type())) {
            case Conversion.Result.Converted(Value value) -> value.withMarks(marks);
            case Conversion.Result.Refused(String why) -> {
                faults.add(Diagnostic.error(
                        "Invalid value for input variable",
                        "The value for variable " + full + " is not right for its type "
                                + constraint.type().constraint() + ": " + why + ".",
                        range));
                yield Failed.VALUE;
            }
        };
    }
}
