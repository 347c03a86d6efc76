package io.rackform.engine.eval;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ProviderFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * A function of a provider, as the language calls it.
 *
 * @param provider the provider's name
 */
public record ProvidedFunction(String provider, ProviderFunction function) {
    Function callable() {
        List<Parameter> parameters = function.parameters().stream()
                .map(parameter -> Parameter.of(parameter.name(), parameter.type()))
                .toList();
        Value unknown = UnknownValue.notNull(function.result());
        return new Function(
                "provider::" + provider + "::" + function.name(),
                function.result(),
                parameters,
                null,
                call -> unknown,
                this::answer);
    }

    private Value answer(Call call) {
        List<Value> arguments = new ArrayList<>(call.size());
        for (int i = 0; i < call.size(); i++) {
            arguments.add(call.get(i));
        }
        return switch (function.body().answer(arguments)) {
            case ProviderFunction.Answer.Given(Value value) -> value;
            case ProviderFunction.Answer.Refused(int argument, String why) -> call.fail(argument, why);
        };
    }
}
