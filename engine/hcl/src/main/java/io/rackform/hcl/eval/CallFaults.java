package io.rackform.hcl.eval;

import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Outcome;
import io.rackform.hcl.function.Parameter;
import io.rackform.hcl.function.catalog.FunctionSignature;
import io.rackform.hcl.function.catalog.Signatures;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.QuotedText;
import io.rackform.model.value.Value;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a call: which argument, what is wanted, and how the function is called. */
final class CallFaults {
    private CallFaults() {}

    /** A fault where there are too few or too many arguments; otherwise null. */
    static @Nullable Value count(Evaluator evaluator, Expression.Call call, Function function, int given) {
        int least = function.parameters().size();
        String name = QuotedText.of(call.name());
        String takes = least + " argument" + (least == 1 ? "" : "s");
        if (given < least) {
            String here = given == 0 ? "there is none" : given == 1 ? "there is only 1" : "there are only " + given;
            return evaluator.failCall(
                    call.range(),
                    call,
                    "Not enough function arguments",
                    name + " takes " + (function.variadic() == null ? "" : "at least ") + takes + ", but " + here
                            + ": \"" + function.parameters().get(given).name() + "\" is missing."
                            + signature(evaluator, call, function));
        }
        if (given > least && function.variadic() == null) {
            return evaluator.failCall(
                    call.arguments().size() > least
                            ? call.arguments().get(least).range()
                            : call.range(),
                    call,
                    "Too many function arguments",
                    name + " takes " + (least == 0 ? "no arguments" : "only " + takes) + ", but there "
                            + (given == 1 ? "is 1" : "are " + given) + "." + signature(evaluator, call, function));
        }
        return null;
    }

    static Value report(Evaluator evaluator, Expression.Call call, Function function, Outcome.Fault fault) {
        Parameter parameter = fault.argument() < 0 ? null : function.parameter(fault.argument());
        String name = QuotedText.of(call.name());
        if (parameter == null || call.arguments().isEmpty()) {
            return evaluator.failCall(
                    call.range(),
                    call,
                    "Error in function call",
                    "The call of " + name + " failed: " + sentence(fault.why()) + signature(evaluator, call, function));
        }
        int argument = Math.min(fault.argument(), call.arguments().size() - 1);
        return evaluator.failCall(
                call.arguments().get(argument).range(),
                call,
                "Invalid function argument",
                "The value for \"" + parameter.name() + "\" of " + name + " is not valid: " + sentence(fault.why())
                        + signature(evaluator, call, function));
    }

    private static String sentence(String clause) {
        return clause.endsWith("?") || clause.endsWith(".") ? clause : clause + ".";
    }

    /** In a line of its own; nothing where nobody reads it, or where nobody has described the function. */
    private static String signature(Evaluator evaluator, Expression.Call call, Function function) {
        boolean provided =
                call.name().startsWith("provider::") && !function.name().contains("::");
        FunctionSignature signature = evaluator.isExplaining() && !provided ? Signatures.of(function.name()) : null;
        return signature == null ? "" : "\n\nIts signature is " + signature.text() + ".";
    }
}
