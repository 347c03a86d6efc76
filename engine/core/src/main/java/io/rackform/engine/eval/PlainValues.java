package io.rackform.engine.eval;

import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;

/** Takes marks off at the boundary to a provider: the one place of the engine where sensitive values are revealed. */
public final class PlainValues {
    private PlainValues() {}

    public static ObjectValue of(ObjectValue marked) {
        Value plain = Values.unmarkDeep(marked);
        if (plain instanceof ObjectValue object) {
            return object;
        }
        throw new IllegalStateException("an object stays an object");
    }
}
