package io.rackform.hcl.function;

import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.ValueSummary;
import io.rackform.model.type.Type;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Calls a function the way that is the same for all: convert the arguments, refuse null where it is not wanted, carry marks
 * round the function, and answer for it where an argument is unknown.
 */
public final class Invocation {
    private Invocation() {}

    /** @param arguments as many as the function takes */
    public static Outcome call(Function function, List<Value> arguments, FunctionContext context) {
        List<Value> ready = new ArrayList<>(arguments.size());
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        boolean unknown = false;
        boolean untyped = false;
        for (int i = 0; i < arguments.size(); i++) {
            Parameter parameter = function.parameter(i);
            if (parameter == null) {
                return new Outcome.Fault(i, "there is no parameter for it");
            }
            Value value = arguments.get(i);
            if (parameter.type() != Type.ANY) {
                switch (Conversion.convert(value, parameter.type())) {
                    case Conversion.Result.Converted(Value converted) -> value = converted;
                    case Conversion.Result.Refused(String why) -> {
                        return new Outcome.Fault(i, refusal(parameter.type(), value, why));
                    }
                }
            }
            value = switch (parameter.marks()) {
                case AROUND -> Values.unmarkDeep(value, marks);
                case ELEMENTS -> {
                    marks.addAll(value.marks());
                    yield value.unmarked();
                }
                case SEEN -> value;
            };
            Value plain = value.unmarked();
            if (plain instanceof NullValue && !parameter.allowNull()) {
                return new Outcome.Fault(
                        i,
                        "it is null, which this function does not take; coalesce or a condition can put another value there");
            }
            if (plain instanceof UnknownValue(Type type, var ignored) && !parameter.allowUnknown()) {
                unknown = true;
                untyped |= type == Type.ANY;
            }
            ready.add(value);
        }
        Call call = new Call(ready, context);
        Value answer = answer(function, call, unknown, untyped);
        Outcome.Fault fault = call.fault();
        return fault != null ? masked(fault, marks) : new Outcome.Answer(answer.withMarks(marks));
    }

    private static String refusal(Type wanted, Value given, String why) {
        String required = "a " + wanted.friendlyName().replace(" of dynamic", "") + " is required, but ";
        boolean inside = why.startsWith("element ") || why.startsWith("attribute ");
        return inside
                ? required + "this cannot be made one: " + why
                : required + "it " + ValueSummary.sentence(given)
                        + (why.startsWith("all ") ? " of types that do not go together" : "");
    }

    private static Value answer(Function function, Call call, boolean unknown, boolean untyped) {
        if (untyped) {
            return UnknownValue.ANY;
        }
        return unknown ? function.unknown().answer(call) : function.body().answer(call);
    }

    /** A message may quote an argument, a number among them, so it must not be shown where one is sensitive. */
    private static Outcome masked(Outcome.Fault fault, Set<Mark> marks) {
        boolean secret = marks.contains(Mark.SENSITIVE) || marks.contains(Mark.EPHEMERAL);
        boolean quotes = fault.why().chars().anyMatch(c -> c == '"' || (c >= '0' && c <= '9'));
        return secret && quotes
                ? new Outcome.Fault(
                        fault.argument(),
                        "what is wrong cannot be told without showing an argument that is "
                                + (marks.contains(Mark.SENSITIVE) ? "sensitive" : "ephemeral"))
                : fault;
    }
}
