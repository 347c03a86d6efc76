package io.rackform.engine.eval;

import io.rackform.engine.demand.NodeResult;
import io.rackform.model.value.Mark;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;

/** The value that stands for something that failed: whoever uses it stays silent and fails too. */
final class Failures {
    static final Value FAILED = UnknownValue.ANY.withMark(Mark.FAILED);

    private Failures() {}

    static Value valueOf(NodeResult<? extends Value> result) {
        return result.answer().<Value>map(value -> value).orElse(FAILED);
    }

    static boolean isFailed(Value value) {
        return Values.marksDeep(value).contains(Mark.FAILED);
    }
}
