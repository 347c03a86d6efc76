package io.rackform.engine.eval;

import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.NestedBlock;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Keeps write-only attributes where they belong: the device gets them while applying; in plans, records and whatever is
 * read they are null.
 */
public final class WriteOnly {
    private WriteOnly() {}

    /** The object with all its write-only attributes null. */
    public static ObjectValue without(ObjectValue object, BlockSchema schema) {
        return schema.holdsWriteOnly() ? merged(object, ObjectValue.EMPTY, schema, WriteOnly::nothing) : object;
    }

    /** The object with the write-only attributes that the other one has at the same places. */
    public static ObjectValue filled(ObjectValue object, ObjectValue from, BlockSchema schema) {
        return schema.holdsWriteOnly() ? merged(object, from, schema, (own, others) -> others) : object;
    }

    /** The values of the write-only attributes that are set, with their marks. */
    public static List<Value> values(ObjectValue object, BlockSchema schema) {
        List<Value> found = new ArrayList<>();
        if (schema.holdsWriteOnly()) {
            merged(object, object, schema, (own, others) -> {
                if (!own.isNull()) {
                    found.add(own);
                }
                return own;
            });
        }
        return found;
    }

    private static Value nothing(Value own, Value ignored) {
        return own instanceof NullValue ? own : new NullValue(own.type());
    }

    private static ObjectValue merged(
            ObjectValue object, ObjectValue from, BlockSchema schema, BinaryOperator<Value> rule) {
        TreeMap<String, Value> values = new TreeMap<>(object.attributes());
        schema.attributes().forEach((name, attribute) -> {
            if (attribute.has(Trait.WRITE_ONLY)) {
                values.computeIfPresent(
                        name,
                        (ignored, own) ->
                                rule.apply(own, from.attributes().getOrDefault(name, new NullValue(attribute.type()))));
            }
        });
        schema.blocks().forEach((name, nested) -> {
            if (nested.block().holdsWriteOnly()) {
                values.computeIfPresent(
                        name,
                        (ignored, own) ->
                                merged(own, from.attributes().getOrDefault(name, NullValue.ANY), nested, rule));
            }
        });
        return new ObjectValue(values);
    }

    private static Value merged(Value own, Value from, NestedBlock nested, BinaryOperator<Value> rule) {
        Value other = from.unmarked();
        Value changed = switch (own.unmarked()) {
            case ObjectValue object -> merged(object, object(other), nested.block(), rule);
            case ListValue list -> {
                List<Value> elements = new ArrayList<>();
                for (int i = 0; i < list.elements().size(); i++) {
                    Value element = list.elements().get(i);
                    Value source = other instanceof ListValue others
                                    && i < others.elements().size()
                            ? others.elements().get(i)
                            : NullValue.ANY;
                    elements.add(merged(element, source, nested, rule));
                }
                yield new ListValue(list.element(), elements);
            }
            case MapValue map -> {
                TreeMap<String, Value> elements = new TreeMap<>(map.elements());
                elements.replaceAll((key, element) -> merged(
                        element,
                        other instanceof MapValue others
                                ? others.elements().getOrDefault(key, NullValue.ANY)
                                : NullValue.ANY,
                        nested,
                        rule));
                yield new MapValue(map.element(), elements);
            }
            // Sets have no write-only attributes, and what is null or unknown holds none.
            case Value rest -> rest;
        };
        return changed.withMarks(own.marks());
    }

    private static ObjectValue object(Value value) {
        return value instanceof ObjectValue object ? object : ObjectValue.EMPTY;
    }
}
