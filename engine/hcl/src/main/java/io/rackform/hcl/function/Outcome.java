package io.rackform.hcl.function;

import io.rackform.model.value.Value;

/** What a call of a function gave. */
public sealed interface Outcome {
    record Answer(Value value) implements Outcome {}

    /**
     * @param argument the one at fault, from 0; {@link #CALL} where it is the call as a whole
     * @param why a clause without a full stop
     */
    record Fault(int argument, String why) implements Outcome {
        public static final int CALL = -1;
    }
}
