package io.rackform.model.value;

import io.rackform.model.type.SetType;
import io.rackform.model.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;

/**
 * A set of values of one type.
 *
 * @param elements distinct, in the order of {@link ValueOrder}, and then those of which it is not known yet whether they equal
 *     another; elements are never marked
 */
public record SetValue(Type element, List<Value> elements) implements Value {
    public SetValue {
        elements = List.copyOf(elements);
    }

    /** The set of these values; the marks of elements move to the set. */
    public static Value of(Type element, Collection<? extends Value> values) {
        TreeSet<Value> distinct = new TreeSet<>(ValueOrder.ORDER);
        List<Value> undecided = new ArrayList<>();
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        for (Value value : values) {
            Value plain = Values.unmarkDeep(value, marks);
            if (Values.isWhollyKnown(plain)) {
                distinct.add(plain);
            } else {
                undecided.add(plain);
            }
        }
        List<Value> elements = new ArrayList<>(distinct);
        elements.addAll(undecided);
        return new SetValue(element, elements).withMarks(marks);
    }

    @Override
    public Type type() {
        return new SetType(element);
    }

    @Override
    public Collection<Value> parts() {
        return elements;
    }
}
