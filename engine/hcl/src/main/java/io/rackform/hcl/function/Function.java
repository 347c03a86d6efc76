package io.rackform.hcl.function;

import io.rackform.model.type.Type;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the language.
 *
 * @param result the type of all its answers, as far as it does not depend on the arguments
 * @param variadic what may follow the parameters any number of times; null where nothing may
 * @param unknown what the function gives while an argument that it does not look into is unknown
 * @param body computes the answer
 */
public record Function(
        String name,
        Type result,
        List<Parameter> parameters,
        @Nullable Parameter variadic,
        Body unknown,
        Body body) {
    public Function {
        parameters = List.copyOf(parameters);
    }

    /** Computes from arguments that were converted and checked; a failure is {@code return call.fail(...)}. */
    @FunctionalInterface
    public interface Body {
        Value answer(Call call);
    }

    public static Function of(String name, Type result, Body body, Parameter... parameters) {
        Value unknown = UnknownValue.notNull(result);
        return new Function(name, result, List.of(parameters), null, call -> unknown, body);
    }

    public Function with(Parameter rest) {
        return new Function(name, result, parameters, rest, unknown, body);
    }

    /** With an unknown result that depends on the arguments. */
    public Function whenUnknown(Body unknownResult) {
        return new Function(name, this.result, parameters, variadic, unknownResult, body);
    }

    /** The same function with another body. */
    public Function answering(Body other) {
        return new Function(name, result, parameters, variadic, unknown, other);
    }

    /** The parameter that takes the argument; null where there are too many arguments. */
    public @Nullable Parameter parameter(int argument) {
        return argument < parameters.size() ? parameters.get(argument) : variadic;
    }
}
