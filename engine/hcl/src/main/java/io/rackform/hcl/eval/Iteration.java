package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.type.AnyType;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.PrimitiveType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Goes over the elements of a collection for a {@code for}, with the names that the loop gives to them. */
final class Iteration {
    private final @Nullable Iterator<Value> elements;
    private final @Nullable Iterator<Map.Entry<String, Value>> entries;
    private final boolean set;
    private long position;
    private @Nullable Binding key;
    private @Nullable Binding value;

    private Iteration(
            @Nullable Iterator<Value> elements, @Nullable Iterator<Map.Entry<String, Value>> entries, boolean set) {
        this.elements = elements;
        this.entries = entries;
        this.set = set;
    }

    /** Null where there is nothing to go over; that is reported then. */
    static @Nullable Iteration over(Evaluator evaluator, Value given, Expression collection, Expression whole) {
        if (Failed.is(given)) {
            return null;
        }
        if (given.isNull()) {
            evaluator.fail(
                    collection.range(),
                    whole,
                    "Iteration over null value",
                    "This value is null, so there are no elements to go over.");
            return null;
        }
        return switch (given.unmarked()) {
            case ListValue list -> ofElements(list.elements(), false);
            case TupleValue tuple -> ofElements(tuple.elements(), false);
            case SetValue set -> ofElements(set.elements(), true);
            case MapValue map -> ofEntries(map.elements());
            case ObjectValue object -> ofEntries(object.attributes());
            case UnknownValue(Type type, var ignored) when hasElements(type) -> new Iteration(null, null, false);
            case Value other -> {
                evaluator.fail(
                        collection.range(),
                        whole,
                        "Iteration over non-iterable value",
                        "This value is a " + other.type().friendlyName()
                                + ", which has no elements to go over. A list, set, map, tuple or object has some.");
                yield null;
            }
        };
    }

    private static Iteration ofElements(List<Value> elements, boolean set) {
        return new Iteration(elements.iterator(), null, set);
    }

    private static Iteration ofEntries(SortedMap<String, Value> entries) {
        return new Iteration(null, entries.entrySet().iterator(), false);
    }

    private static boolean hasElements(Type type) {
        return switch (type) {
            case PrimitiveType ignored -> false;
            case AnyType ignored -> true;
            case ListType ignored -> true;
            case SetType ignored -> true;
            case MapType ignored -> true;
            case TupleType ignored -> true;
            case ObjectType ignored -> true;
        };
    }

    boolean isKnown() {
        return elements != null || entries != null;
    }

    /** Opens the names of the loop; the caller closes them. */
    void bind(Evaluator evaluator, @Nullable String keyName, String valueName) {
        key = keyName == null ? null : evaluator.open(keyName);
        value = evaluator.open(valueName);
    }

    /** Gives the names the next element; false where there is none left. */
    boolean next() {
        if (elements != null && elements.hasNext()) {
            Value element = elements.next();
            set(set ? element : null, element);
            return true;
        }
        if (entries != null && entries.hasNext()) {
            Map.Entry<String, Value> entry = entries.next();
            set(key == null ? null : new StringValue(entry.getKey()), entry.getValue());
            return true;
        }
        return false;
    }

    private void set(@Nullable Value elementKey, Value element) {
        if (key != null) {
            key.set(elementKey != null ? elementKey : NumberValue.of(position));
        }
        if (value != null) {
            value.set(element);
        }
        position++;
    }
}
