package io.rackform.engine.plan;

import io.rackform.engine.config.LifecycleBlock;
import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.AttributeSchema;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes the values that an object has now into the configuration where {@code ignore_changes} says so. */
final class IgnoredChanges {
    private IgnoredChanges() {}

    static ObjectValue apply(
            LifecycleBlock lifecycle, ObjectValue configuration, @Nullable ObjectValue before, BlockSchema schema) {
        if (before == null) {
            return configuration;
        }
        if (lifecycle.ignoreAll()) {
            TreeMap<String, Value> values = new TreeMap<>(configuration.attributes());
            schema.attributes().forEach((name, attribute) -> {
                Value value = before.get(name);
                if (attribute.presence() != AttributeSchema.Presence.COMPUTED && value != null) {
                    values.put(name, value);
                }
            });
            schema.blocks().keySet().forEach(name -> {
                Value value = before.get(name);
                if (value != null) {
                    values.put(name, value);
                }
            });
            return new ObjectValue(values);
        }
        ObjectValue result = configuration;
        for (AttributePath path : lifecycle.ignoreChanges()) {
            result = (ObjectValue) replace(result, before, path.steps());
        }
        return result;
    }

    /** The target with what the source has at the path; unchanged where either has no such path. */
    private static Value replace(Value target, @Nullable Value source, List<AttributePath.Step> steps) {
        if (source == null) {
            return target;
        }
        if (steps.isEmpty()) {
            return source;
        }
        List<AttributePath.Step> rest = steps.subList(1, steps.size());
        Value plainSource = source.unmarked();
        Value changed = switch (target.unmarked()) {
            case ObjectValue object -> {
                String name = name(steps.getFirst());
                Value inner = object.get(name);
                Value innerSource = plainSource instanceof ObjectValue other ? other.get(name) : null;
                yield inner == null ? object : object.with(name, replace(inner, innerSource, rest));
            }
            case MapValue map -> map(map, plainSource, name(steps.getFirst()), rest);
            case ListValue list
            when plainSource instanceof ListValue other ->
                new ListValue(list.element(), element(list.elements(), other.elements(), steps));
            case TupleValue tuple
            when plainSource instanceof TupleValue other ->
                new TupleValue(element(tuple.elements(), other.elements(), steps));
            case Value other -> other;
        };
        return changed.withMarks(target.marks());
    }

    private static MapValue map(MapValue map, Value source, String key, List<AttributePath.Step> rest) {
        Value inner = source instanceof MapValue other ? other.elements().get(key) : null;
        TreeMap<String, Value> elements = new TreeMap<>(map.elements());
        if (inner == null) {
            elements.remove(key);
        } else {
            elements.put(key, replace(elements.getOrDefault(key, inner), inner, rest));
        }
        return new MapValue(map.element(), elements);
    }

    private static List<Value> element(List<Value> target, List<Value> source, List<AttributePath.Step> steps) {
        List<Value> changed = new ArrayList<>(target);
        if (steps.getFirst() instanceof AttributePath.Step.Index(int index)
                && index < target.size()
                && index < source.size()) {
            changed.set(index, replace(target.get(index), source.get(index), steps.subList(1, steps.size())));
        }
        return changed;
    }

    private static String name(AttributePath.Step step) {
        return switch (step) {
            case AttributePath.Step.Name(String name) -> name;
            case AttributePath.Step.Key(String key) -> key;
            case AttributePath.Step.Index(int index) -> String.valueOf(index);
        };
    }
}
