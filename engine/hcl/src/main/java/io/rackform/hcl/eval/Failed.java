package io.rackform.hcl.eval;

import io.rackform.model.value.Mark;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;

/** The value of what went wrong. Its fault is reported already, so nothing that it goes into is reported again. */
public final class Failed {
    public static final Value VALUE = UnknownValue.ANY.withMark(Mark.FAILED);

    private Failed() {}

    /** Whether the value itself is the outcome of a failure; its elements are not looked at. */
    public static boolean is(Value value) {
        return value instanceof MarkedValue marked && marked.marks().contains(Mark.FAILED);
    }
}
