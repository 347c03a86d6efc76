package io.rackform.hcl.eval;

import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The default values of the optional attributes of a type constraint, as a tree beside the type.
 *
 * @param values by attribute, already of the attribute's type
 * @param children by attribute, by position in a tuple, or under {@link #ELEMENT} for every element of a collection
 */
record Defaults(Map<String, Value> values, Map<String, Defaults> children) {
    static final Defaults NONE = new Defaults(Map.of(), Map.of());
    static final String ELEMENT = "";

    Defaults {
        values = Map.copyOf(values);
        children = Map.copyOf(children);
    }

    boolean isEmpty() {
        return values.isEmpty() && children.isEmpty();
    }

    /**
     * The value with defaults where attributes are missing or null. The result is made for a conversion to the type: a list may
     * have become a tuple on the way, since its elements may differ now.
     */
    Value apply(Value value) {
        if (isEmpty() || value.isNull() || !value.isKnown()) {
            return value;
        }
        Value result = switch (value.unmarked()) {
            case ObjectValue object -> object(object.attributes());
            case MapValue map -> object(map.elements());
            case ListValue list when !list.elements().isEmpty() -> elements(list.elements());
            case SetValue set when !set.elements().isEmpty() -> elements(set.elements());
            case TupleValue tuple -> elements(tuple.elements());
            case Value other -> other;
        };
        return result.withMarks(value.marks());
    }

    private Value elements(List<Value> elements) {
        List<Value> changed = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Defaults child = child(String.valueOf(i));
            changed.add(child == null ? elements.get(i) : child.apply(elements.get(i)));
        }
        return new TupleValue(changed);
    }

    private Value object(SortedMap<String, Value> attributes) {
        TreeMap<String, Value> changed = new TreeMap<>();
        attributes.forEach((name, element) -> {
            Defaults child = child(name);
            changed.put(name, child == null ? element : child.apply(element));
        });
        values.forEach((name, missing) -> {
            Value given = changed.get(name);
            if (given == null || given.isNull()) {
                Defaults child = children.get(name);
                Value filled = child == null ? missing : child.apply(missing);
                changed.put(name, given == null ? filled : filled.withMarks(given.marks()));
            }
        });
        return new ObjectValue(changed);
    }

    private @Nullable Defaults child(String step) {
        Defaults own = children.get(step);
        return own != null ? own : children.get(ELEMENT);
    }
}
