package io.rackform.hcl.value;

import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;

/** How many elements a value has. */
public final class Lengths {
    private Lengths() {}

    /** The number of elements or attributes, or -1 where the value is not known or has none. */
    public static int of(Value value) {
        return switch (value) {
            case ListValue list -> list.elements().size();
            case SetValue set -> set.elements().size();
            case TupleValue tuple -> tuple.elements().size();
            case MapValue map -> map.elements().size();
            case ObjectValue object -> object.attributes().size();
            case MarkedValue marked -> of(marked.inner());
            case NullValue ignored -> -1;
            case UnknownValue ignored -> -1;
            case BoolValue ignored -> -1;
            case NumberValue ignored -> -1;
            case StringValue ignored -> -1;
        };
    }
}
