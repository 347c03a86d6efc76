package io.rackform.model.value;

import io.rackform.model.type.SetType;
import io.rackform.model.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * A set of values of one type.
 *
 * @param elements distinct, in the order of {@link ValueOrder}; elements are never marked
 */
public record SetValue(Type element, List<Value> elements) implements Value {
    public SetValue {
        elements = List.copyOf(elements);
    }

    /** The set of these values; the marks of elements move to the set. */
    public static Value of(Type element, Collection<? extends Value> values) {
        TreeSet<Value> distinct = new TreeSet<>(ValueOrder.ORDER);
        var marks = new java.util.HashSet<Mark>();
        for (Value value : values) {
            distinct.add(Values.unmarkDeep(value, marks));
        }
        return new SetValue(element, new ArrayList<>(distinct)).withMarks(marks);
    }

    @Override
    public Type type() {
        return new SetType(element);
    }
}
