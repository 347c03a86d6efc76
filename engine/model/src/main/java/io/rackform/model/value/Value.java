package io.rackform.model.value;

import io.rackform.model.type.Type;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A configuration value: immutable, comparable by structure, and honest about what is unknown or marked.
 *
 * <pre>
 * Value  = Plain | MarkedValue(Plain, Mark+)
 * Plain  = NullValue(Type) | UnknownValue(Type, Refinement) | BoolValue | NumberValue | StringValue
 *        | ListValue(Type, Value*) | SetValue(Type, Value*) | MapValue(Type, name -> Value)
 *        | ObjectValue(name -> Value) | TupleValue(Value*)
 * </pre>
 *
 * <p>Elements may be marked or unknown; a set that has a marked element is itself marked instead.
 */
public sealed interface Value
        permits NullValue,
                UnknownValue,
                BoolValue,
                NumberValue,
                StringValue,
                ListValue,
                SetValue,
                MapValue,
                ObjectValue,
                TupleValue,
                MarkedValue {
    Type type();

    /** The marks on this value itself, not those on its elements. */
    default Set<Mark> marks() {
        return Set.of();
    }

    /** This value without its own marks; elements keep theirs. */
    default Value unmarked() {
        return this;
    }

    /** What this value is made of: its direct elements, or what is marked; nothing for all others. */
    default Collection<Value> parts() {
        return List.of();
    }

    default boolean has(Mark mark) {
        return marks().contains(mark);
    }

    /** Whether this value, marks aside, is null. */
    default boolean isNull() {
        return unmarked() instanceof NullValue;
    }

    /** Whether this value itself is known; elements may still be unknown. */
    default boolean isKnown() {
        return !(unmarked() instanceof UnknownValue);
    }

    /** This value with the marks added; the same value where it has them. */
    default Value withMarks(Set<Mark> marks) {
        return marks.isEmpty() ? this : new MarkedValue(this, marks);
    }

    default Value withMark(Mark mark) {
        return withMarks(Set.of(mark));
    }
}
