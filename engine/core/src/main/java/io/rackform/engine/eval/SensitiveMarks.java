package io.rackform.engine.eval;

import io.rackform.model.address.AttributePath;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ResourceType;
import io.rackform.spi.SensitiveParts;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Marks what a resource type knows to be secret in a configuration. */
final class SensitiveMarks {
    private SensitiveMarks() {}

    static ObjectValue of(ResourceType type, ObjectValue configuration) {
        if (!(type instanceof SensitiveParts knowing)) {
            return configuration;
        }
        Value marked = configuration;
        for (AttributePath path : knowing.sensitiveParts(PlainValues.of(configuration))) {
            marked = at(marked, path.steps());
        }
        return marked instanceof ObjectValue object ? object : configuration;
    }

    private static Value at(Value value, List<AttributePath.Step> steps) {
        if (value.unmarked() instanceof NullValue) {
            return value;
        }
        if (steps.isEmpty()) {
            return value.withMark(Mark.SENSITIVE);
        }
        AttributePath.Step step = steps.getFirst();
        List<AttributePath.Step> rest = steps.subList(1, steps.size());
        Value changed = switch (value.unmarked()) {
            case ObjectValue object -> new ObjectValue(named(new TreeMap<>(object.attributes()), step, rest));
            case MapValue map -> new MapValue(map.element(), named(new TreeMap<>(map.elements()), step, rest));
            case TupleValue tuple -> new TupleValue(indexed(tuple.elements(), step, rest));
            case ListValue list -> new ListValue(list.element(), indexed(list.elements(), step, rest));
            // Whatever it is, the secret is somewhere in it.
            case Value other -> other.withMark(Mark.SENSITIVE);
        };
        return changed.withMarks(value.marks());
    }

    private static SortedMap<String, Value> named(
            SortedMap<String, Value> values, AttributePath.Step step, List<AttributePath.Step> rest) {
        String name = switch (step) {
            case AttributePath.Step.Name(String text) -> text;
            case AttributePath.Step.Key(String key) -> key;
            case AttributePath.Step.Index ignored -> "";
        };
        values.computeIfPresent(name, (ignored, inner) -> at(inner, rest));
        return values;
    }

    private static List<Value> indexed(List<Value> values, AttributePath.Step step, List<AttributePath.Step> rest) {
        List<Value> changed = new ArrayList<>(values);
        if (step instanceof AttributePath.Step.Index(int index) && index < changed.size()) {
            changed.set(index, at(changed.get(index), rest));
        }
        return changed;
    }
}
