package io.rackform.hcl.function.catalog;

import io.rackform.model.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people and editors are told of a function.
 *
 * @param group the kind of function, as the index of the pages has it
 * @param description one sentence or two
 * @param rest what may follow the parameters any number of times; null where nothing may
 */
public record FunctionSignature(
        String name,
        String group,
        String description,
        List<Argument> parameters,
        @Nullable Argument rest,
        Type result) {
    public FunctionSignature {
        parameters = List.copyOf(parameters);
    }

    /** What a function takes in one place. */
    public record Argument(String name, Type type, boolean nullable, String description) {
        @Override
        public String toString() {
            return name + ": " + type.constraint() + (nullable ? " or null" : "");
        }
    }

    /** In one line: {@code substr(str: string, offset: number, length: number) -> string}. */
    public String text() {
        List<String> arguments =
                parameters.stream().map(Argument::toString).collect(Collectors.toCollection(ArrayList::new));
        if (rest != null) {
            arguments.add(rest + "...");
        }
        return name + "(" + String.join(", ", arguments) + ") -> " + result.constraint();
    }
}
