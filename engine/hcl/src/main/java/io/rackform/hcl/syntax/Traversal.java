package io.rackform.hcl.syntax;

import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.List;

/**
 * A reference as far as it can be read without evaluation: {@code var.racks["a"].units}.
 *
 * @param steps the first is always a {@link Name}
 */
public record Traversal(List<Step> steps, SourceRange range) {
    public Traversal {
        steps = List.copyOf(steps);
    }

    /** The first name: {@code var}, a resource type, ... */
    public String root() {
        return steps.getFirst() instanceof Step.Name name ? name.name() : "";
    }

    /** One step of a traversal. */
    public sealed interface Step {
        SourceRange range();

        /** The first name, or {@code .name}. */
        record Name(String name, SourceRange range) implements Step {}

        /** {@code [key]} with a literal key, a string or a number; also {@code .0}. */
        record Key(Value key, SourceRange range) implements Step {}
    }

    /** As people write it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Step.Name name -> text.append(text.isEmpty() ? "" : ".").append(name.name());
                case Step.Key(NumberValue number, SourceRange ignored) ->
                    text.append('[').append(number.text()).append(']');
                case Step.Key(StringValue string, SourceRange ignored) ->
                    text.append("[\"")
                            .append(string.value().replace("\\", "\\\\").replace("\"", "\\\""))
                            .append("\"]");
                case Step.Key ignored -> text.append("[...]");
            }
        }
        return text.toString();
    }
}
