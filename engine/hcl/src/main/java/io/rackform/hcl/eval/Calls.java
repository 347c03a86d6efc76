package io.rackform.hcl.eval;

import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Invocation;
import io.rackform.hcl.function.Outcome;
import io.rackform.hcl.function.catalog.Functions;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.QuotedText;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of functions, and the two that are more than functions: {@code try} and {@code can} take expressions that may fail. */
final class Calls {
    static final String TYPE = "type";

    private static final String CORE = "core::";
    private static final String PROVIDER = "provider::";
    private static final String OURS = "provider::rackform::";
    private static final String THEIRS = "provider::terraform::";

    private Calls() {}

    static Value value(Evaluator evaluator, Expression.Call call) {
        String name = canonical(call.name());
        if (!evaluator.scope().allowsCalls()) {
            return evaluator.fail(
                    call.range(),
                    call,
                    "Function calls not allowed",
                    "This value must be constant, so it cannot call a function.");
        }
        return switch (name) {
            case "try" -> firstThatWorks(evaluator, call);
            case "can" -> works(evaluator, call);
            default -> { // allow default: any name
                Function function = find(evaluator, name);
                yield function == null ? unknownFunction(evaluator, call, name) : call(evaluator, call, function);
            }
        };
    }

    /** The name under which the function is known: without {@code core::}, and the dialect's name for what is built in. */
    private static String canonical(String name) {
        if (name.startsWith(CORE)) {
            return name.substring(CORE.length());
        }
        return name.startsWith(OURS) ? THEIRS + name.substring(OURS.length()) : name;
    }

    private static @Nullable Function find(Evaluator evaluator, String name) {
        Function function = TemplateCalls.find(evaluator, name);
        return function == null && name.startsWith(PROVIDER)
                ? evaluator.scope().functions().provided(name).orElse(null)
                : function;
    }

    private static Value unknownFunction(Evaluator evaluator, Expression.Call call, String name) {
        if (name.contains("::")) {
            return evaluator.fail(
                    call.nameRange(),
                    call,
                    "Unknown function namespace",
                    "There is no function " + QuotedText.of(call.name())
                            + ". Functions with a namespace come from providers that the module uses or names among its"
                            + " \"required_providers\", and none of these has this one."
                            + evaluator.didYouMean(name, withProvided(evaluator)));
        }
        if (name.equals(TYPE)) {
            return evaluator.fail(
                    call.nameRange(),
                    call,
                    "Function of the console only",
                    "\"type\" shows the type of a value in the console, where it must be the whole expression. In a"
                            + " configuration there is can(...) with one of tostring, tonumber, tobool, tolist, toset and tomap.");
        }
        return evaluator.fail(
                call.nameRange(),
                call,
                "Call to unknown function",
                "There is no function named " + QuotedText.of(name) + "."
                        + evaluator.didYouMean(name, Functions.names()));
    }

    private static List<String> withProvided(Evaluator evaluator) {
        List<String> names = new ArrayList<>(Functions.names());
        names.addAll(evaluator.scope().functions().providedNames());
        return names;
    }

    private static Value firstThatWorks(Evaluator evaluator, Expression.Call call) {
        Diagnostics faults = new Diagnostics();
        int last = call.arguments().size() - 1;
        for (int i = 0; i <= last; i++) {
            Expression argument = call.arguments().get(i);
            Diagnostics own = new Diagnostics();
            Evaluator.Watch watch = new Evaluator.Watch();
            Value value = evaluator.watching(own, watch).value(argument);
            if (watch.sawUnknown() && (own.hasErrors() || !Failed.is(value))) {
                // What is not known yet could still make the expression fail or succeed, so that another is chosen.
                return own.hasErrors() ? UnknownValue.ANY : UnknownValue.ANY.withMarks(Values.marksDeep(value));
            }
            if (own.hasErrors()) {
                faults.addAll(own.list());
                continue;
            }
            if (Failed.is(value)) {
                return value;
            }
            if (call.expandLast() && i == last) {
                return firstOf(evaluator, call, value);
            }
            return Values.isWhollyKnown(value) ? value : UnknownValue.ANY.withMarks(Values.marksDeep(value));
        }
        if (call.arguments().isEmpty()) {
            return evaluator.failCall(
                    call.range(), call, "Not enough function arguments", "\"try\" needs at least one expression.");
        }
        StringBuilder why = new StringBuilder("None of the expressions could be evaluated:");
        for (Diagnostic fault : faults.list()) {
            why.append("\n- ").append(fault.summary());
            if (fault.subject() != null) {
                why.append(" (at ").append(fault.subject()).append(')');
            }
            why.append(": ").append(fault.detail());
        }
        return evaluator.failCall(call.range(), call, "No expression of try succeeded", why.toString());
    }

    /** Of {@code try(list...)}: elements are there already, so the first of them works. */
    private static Value firstOf(Evaluator evaluator, Expression.Call call, Value list) {
        List<Value> elements = new ArrayList<>();
        Value undecided = expand(evaluator, call, list, elements);
        if (undecided != null) {
            return undecided;
        }
        return elements.isEmpty()
                ? evaluator.failCall(
                        call.range(),
                        call,
                        "No expression of try succeeded",
                        "The list before the three dots (...) is empty, so there is no expression to try.")
                : elements.getFirst();
    }

    private static Value works(Evaluator evaluator, Expression.Call call) {
        if (call.arguments().size() != 1) {
            return evaluator.failCall(
                    call.range(),
                    call,
                    "Wrong number of expressions",
                    "\"can\" takes exactly one expression, but here are "
                            + call.arguments().size() + ".");
        }
        Diagnostics faults = new Diagnostics();
        Evaluator.Watch watch = new Evaluator.Watch();
        Value value = evaluator.watching(faults, watch).value(call.arguments().getFirst());
        if (faults.hasErrors()) {
            return watch.sawUnknown() ? UnknownValue.of(Type.BOOL) : BoolValue.FALSE;
        }
        if (Failed.is(value)) {
            return value;
        }
        return Values.isWhollyKnown(value) ? BoolValue.TRUE : UnknownValue.of(Type.BOOL);
    }

    private static Value call(Evaluator evaluator, Expression.Call call, Function function) {
        if (function.name().equals("templatestring") && !call.arguments().isEmpty() && !isReference(call)) {
            return evaluator.fail(
                    call.arguments().getFirst().range(),
                    call,
                    "Template is not a reference",
                    "The template of \"templatestring\" must be a reference, such as local.greeting. A text that stands"
                            + " here is a template already: its ${...} are evaluated without this function.");
        }
        List<Value> arguments = new ArrayList<>(call.arguments().size());
        boolean failed = false;
        for (Expression argument : call.arguments()) {
            Value value = evaluator.value(argument);
            failed |= Failed.is(value);
            arguments.add(value);
        }
        if (failed) {
            return Failed.VALUE;
        }
        if (call.expandLast() && !arguments.isEmpty()) {
            Value rest = arguments.removeLast();
            Value undecided = expand(evaluator, call, rest, arguments);
            if (undecided != null) {
                return undecided;
            }
        }
        Value wrong = CallFaults.count(evaluator, call, function, arguments.size());
        if (wrong != null) {
            return wrong;
        }
        return switch (Invocation.call(function, arguments, evaluator.scope().functions())) {
            case Outcome.Answer(Value value) -> value;
            case Outcome.Fault fault -> CallFaults.report(evaluator, call, function, fault);
        };
    }

    private static boolean isReference(Expression.Call call) {
        Expression root = call.arguments().getFirst();
        for (Expression source = Traversal.source(root); source != null; source = Traversal.source(root)) {
            root = source;
        }
        return root instanceof Expression.Reference;
    }

    /** Adds the elements as arguments; where that is not possible, the value of the whole call. */
    private static @Nullable Value expand(
            Evaluator evaluator, Expression.Call call, Value rest, List<Value> arguments) {
        SourceRange at = call.arguments().getLast().range();
        String summary = "Invalid expanding argument value";
        if (rest.isNull()) {
            return evaluator.fail(at, call, summary, "The value before the three dots (...) is null.");
        }
        List<Value> elements;
        switch (rest.unmarked()) {
            case ListValue list -> elements = list.elements();
            case TupleValue tuple -> elements = tuple.elements();
            case SetValue set -> elements = set.elements();
            case UnknownValue ignored -> {
                return UnknownValue.ANY.withMarks(rest.marks());
            }
            case Value other -> {
                return evaluator.fail(
                        at,
                        call,
                        summary,
                        "The value before the three dots (...) must be a list, set or tuple, but it is a "
                                + other.type().friendlyName() + ".");
            }
        }
        for (Value element : elements) {
            arguments.add(element.withMarks(rest.marks()));
        }
        return null;
    }
}
