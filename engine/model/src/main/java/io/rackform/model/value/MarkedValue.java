package io.rackform.model.value;

import io.rackform.model.type.Type;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A value with marks; it never prints itself.
 *
 * @param inner the value, never itself marked: marking a marked value adds to its marks
 * @param marks at least one
 */
public record MarkedValue(Value inner, Set<Mark> marks) implements Value {
    public MarkedValue {
        EnumSet<Mark> all = EnumSet.copyOf(marks);
        all.addAll(inner.marks());
        inner = inner.unmarked();
        marks = Set.copyOf(all);
    }

    @Override
    public Type type() {
        return inner.type();
    }

    @Override
    public Collection<Value> parts() {
        return List.of(inner);
    }

    @Override
    public Value unmarked() {
        return inner;
    }

    @Override
    public Value withMarks(Set<Mark> more) {
        return marks.containsAll(more) ? this : new MarkedValue(this, more);
    }

    @Override
    public String toString() {
        return "MarkedValue" + marks;
    }
}
