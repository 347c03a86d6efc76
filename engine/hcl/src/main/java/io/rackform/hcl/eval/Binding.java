package io.rackform.hcl.eval;

import io.rackform.model.value.NullValue;
import io.rackform.model.value.Value;
import org.jspecify.annotations.Nullable;

/** A name that an expression gives to a value inside itself: the variable of a {@code for}, the element of a splat. */
final class Binding {
    /** No identifier looks like this. */
    static final String SPLAT = "*";

    private final String name;
    private final @Nullable Binding outer;
    private Value value = NullValue.ANY;

    Binding(String name, @Nullable Binding outer) {
        this.name = name;
        this.outer = outer;
    }

    /** Gives the name its value for one turn of a loop: results never keep the binding, so one serves all turns. */
    void set(Value next) {
        value = next;
    }

    static @Nullable Value find(@Nullable Binding innermost, String name) {
        for (Binding binding = innermost; binding != null; binding = binding.outer) {
            if (binding.name.equals(name)) {
                return binding.value;
            }
        }
        return null;
    }
}
