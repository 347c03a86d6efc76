package io.rackform.spi;

import io.rackform.model.type.Type;
import io.rackform.model.value.Value;
import java.util.List;

/**
 * A function that a provider adds to the language. It is pure: the same arguments always give the same answer, no device is
 * asked, and nothing is remembered.
 *
 * @param name what stands after {@code provider::NAME::}
 * @param description a sentence for the reference pages; Markdown
 * @param result of every answer; {@link Type#ANY} where it depends on the arguments
 */
public record ProviderFunction(String name, String description, List<Parameter> parameters, Type result, Body body) {
    public ProviderFunction {
        parameters = List.copyOf(parameters);
    }

    /**
     * One argument.
     *
     * @param type arguments are converted to it
     */
    public record Parameter(String name, Type type, String description) {}

    /** Computes the answer. Arguments are known, not null, without marks and of the types of the parameters. */
    @FunctionalInterface
    public interface Body {
        Answer answer(List<Value> arguments);
    }

    /** What came of a call. */
    public sealed interface Answer {
        record Given(Value value) implements Answer {}

        /**
         * @param argument the one at fault, from 0
         * @param why a clause without a full stop: {@code 12 digits are needed, but here are 11}
         */
        record Refused(int argument, String why) implements Answer {}
    }
}
