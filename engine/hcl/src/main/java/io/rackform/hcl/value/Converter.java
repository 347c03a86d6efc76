package io.rackform.hcl.value;

import io.rackform.model.type.AnyType;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.PrimitiveType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Refinement;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One conversion. Null stands for "not possible", and the reason is then in {@link #why()}: the way into the value is
 * written down only on the way out of a failure, so that what succeeds costs nothing extra.
 */
final class Converter {
    private String reason = "";

    String why() {
        return reason;
    }

    private @Nullable Value refuse(String why) {
        reason = why;
        return null;
    }

    private @Nullable Value refuseWithin(String step) {
        reason = step + ": " + reason;
        return null;
    }

    @Nullable
    Value convert(Value value, Type target) {
        if (target == Type.ANY) {
            return value;
        }
        return switch (value) {
            case MarkedValue marked -> {
                Value inner = convert(marked.inner(), target);
                yield inner == null ? null : inner.withMarks(marked.marks());
            }
            case NullValue(Type from) ->
                from.equals(target)
                        ? value
                        : TypeRelation.isConvertible(from, target)
                                ? new NullValue(TypeRelation.converted(from, target))
                                : refuse(Mismatch.describe(from, target));
            case UnknownValue unknown -> unknown(unknown, target);
            case BoolValue ignored -> known(value, target);
            case NumberValue ignored -> known(value, target);
            case StringValue ignored -> known(value, target);
            case ListValue ignored -> known(value, target);
            case SetValue ignored -> known(value, target);
            case MapValue ignored -> known(value, target);
            case ObjectValue ignored -> known(value, target);
            case TupleValue ignored -> known(value, target);
        };
    }

    private @Nullable Value unknown(UnknownValue unknown, Type target) {
        Type from = unknown.type();
        if (from.equals(target)) {
            return unknown;
        }
        if (!TypeRelation.isConvertible(from, target)) {
            return refuse(Mismatch.describe(from, target));
        }
        Type type = TypeRelation.converted(from, target);
        if (type.equals(from)) {
            return unknown;
        }
        boolean notNull = unknown.refinement().notNull();
        if (notNull && from instanceof TupleType(List<Type> given)) {
            int size = given.size();
            if (type instanceof ListType) {
                return Refined.ofLength(type, size, size);
            }
            if (type instanceof SetType) {
                return Refined.ofLength(type, Math.min(size, 1), size);
            }
        }
        return new UnknownValue(type, notNull ? Refinement.NOT_NULL : Refinement.NONE);
    }

    private @Nullable Value known(Value value, Type target) {
        return switch (target) {
            case PrimitiveType primitive -> primitive(value, primitive);
            case ListType list -> list(value, list);
            case SetType set -> set(value, set);
            case MapType map -> map(value, map);
            case TupleType tuple -> tuple(value, tuple);
            case ObjectType object -> object(value, object);
            case AnyType ignored -> value;
        };
    }

    private @Nullable Value primitive(Value value, PrimitiveType target) {
        return switch (target) {
            case STRING ->
                switch (value) {
                    case StringValue string -> string;
                    case NumberValue number -> new StringValue(number.text());
                    case BoolValue bool -> new StringValue(bool.value() ? "true" : "false");
                    case Value ignored -> refuse(Mismatch.required(Type.STRING));
                };
            case NUMBER ->
                switch (value) {
                    case NumberValue number -> number;
                    case StringValue(String text) -> number(text);
                    case Value ignored -> refuse(Mismatch.required(Type.NUMBER));
                };
            case BOOL ->
                switch (value) {
                    case BoolValue bool -> bool;
                    case StringValue(String text) -> bool(text);
                    case Value ignored -> refuse(Mismatch.required(Type.BOOL));
                };
        };
    }

    private @Nullable Value number(String text) {
        Optional<NumberValue> number = Numbers.parse(text);
        return number.isPresent() ? number.get() : refuse(Mismatch.required(Type.NUMBER));
    }

    private @Nullable Value bool(String text) {
        return switch (text) {
            case "true", "1" -> BoolValue.TRUE;
            case "false", "0" -> BoolValue.FALSE;
            case "True", "TRUE" -> refuse("a bool is required; to convert from string, use lowercase \"true\"");
            case "False", "FALSE" -> refuse("a bool is required; to convert from string, use lowercase \"false\"");
            default -> refuse(Mismatch.required(Type.BOOL)); // allow default: any text
        };
    }

    /** The elements of a sequence; null where it is none. */
    private static @Nullable List<Value> sequence(Value value) {
        return switch (value) {
            case ListValue list -> list.elements();
            case SetValue set -> set.elements();
            case TupleValue tuple -> tuple.elements();
            case Value ignored -> null;
        };
    }

    private @Nullable Value list(Value value, ListType target) {
        if (value instanceof ListValue list
                && (target.element() == Type.ANY || list.element().equals(target.element()))) {
            return list;
        }
        return collected(value, target, target.element(), "list", ListValue::new);
    }

    private @Nullable Value set(Value value, SetType target) {
        if (value instanceof SetValue set
                && (target.element() == Type.ANY || set.element().equals(target.element()))) {
            return set;
        }
        return collected(value, target, target.element(), "set", SetValue::of);
    }

    private @Nullable Value collected(
            Value value, Type target, Type element, String kind, BiFunction<Type, List<Value>, Value> made) {
        List<Value> elements = sequence(value);
        if (elements == null || (elements.isEmpty() && !TypeRelation.isConvertible(value.type(), target))) {
            return refuse(Mismatch.required(target));
        }
        Elements converted = elements(elements, element, value, kind);
        return converted == null ? null : made.apply(converted.type, converted.values);
    }

    private record Elements(Type type, List<Value> values) {}

    private @Nullable Elements elements(List<Value> elements, Type target, Value source, String kind) {
        List<Value> converted = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Value element = convert(elements.get(i), target);
            if (element == null) {
                refuseWithin("element " + i);
                return null;
            }
            converted.add(element);
        }
        if (!target.hasAny()) {
            return new Elements(target, converted);
        }
        if (converted.isEmpty()) {
            return new Elements(source instanceof ListValue list ? list.element() : target, converted);
        }
        Type common = unified(converted, kind);
        return common == null || !convertAll(converted, common) ? null : new Elements(common, converted);
    }

    private @Nullable Type unified(List<Value> values, String kind) {
        List<Type> types = new ArrayList<>(values.size());
        for (Value value : values) {
            types.add(value.type());
        }
        Optional<Type> common = values.stream().allMatch(Values::isWhollyKnown)
                ? Unification.unifyKnown(types)
                : Unification.unify(types);
        if (common.isEmpty()) {
            refuse("all " + kind + " elements must have the same type");
        }
        return common.orElse(null);
    }

    private boolean convertAll(List<Value> values, Type common) {
        for (int i = 0; i < values.size(); i++) {
            Value converted = convert(values.get(i), common);
            if (converted == null) {
                refuseWithin("element " + i);
                return false;
            }
            values.set(i, converted);
        }
        return true;
    }

    private @Nullable Value map(Value value, MapType target) {
        SortedMap<String, Value> elements;
        switch (value) {
            case MapValue map
            when target.element() == Type.ANY || map.element().equals(target.element()) -> {
                return map;
            }
            case MapValue map -> elements = map.elements();
            case ObjectValue object -> elements = object.attributes();
            case Value ignored -> {
                return refuse(Mismatch.required(target));
            }
        }
        TreeMap<String, Value> converted = new TreeMap<>();
        for (Map.Entry<String, Value> entry : elements.entrySet()) {
            Value element = convert(entry.getValue(), target.element());
            if (element == null) {
                return refuseWithin("element " + Mismatch.quoted(entry.getKey()));
            }
            converted.put(entry.getKey(), element);
        }
        if (elements.isEmpty() && !TypeRelation.isConvertible(value.type(), target)) {
            return refuse(Mismatch.required(target));
        }
        if (!target.hasAny() || converted.isEmpty()) {
            return new MapValue(target.element(), converted);
        }
        List<Value> values = new ArrayList<>(converted.values());
        Type common = unified(values, "map");
        if (common == null || !convertAll(values, common)) {
            return null;
        }
        int next = 0;
        for (Map.Entry<String, Value> entry : converted.entrySet()) {
            entry.setValue(values.get(next++));
        }
        return new MapValue(common, converted);
    }

    private @Nullable Value tuple(Value value, TupleType target) {
        if (!(value instanceof TupleValue(List<Value> elements))) {
            return refuse("a tuple is required");
        }
        if (elements.size() != target.elements().size()) {
            return refuse("tuple with exactly " + target.elements().size() + " elements required, but this has "
                    + elements.size());
        }
        List<Value> converted = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Value element = convert(elements.get(i), target.elements().get(i));
            if (element == null) {
                return refuseWithin("element " + i);
            }
            converted.add(element);
        }
        return new TupleValue(converted);
    }

    private @Nullable Value object(Value value, ObjectType target) {
        SortedMap<String, Value> given;
        switch (value) {
            case ObjectValue object -> given = object.attributes();
            case MapValue map -> given = map.elements();
            case Value ignored -> {
                return refuse("an object is required");
            }
        }
        List<String> missing = new ArrayList<>();
        for (String name : target.attributes().keySet()) {
            if (!given.containsKey(name) && !target.optional().contains(name)) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            return refuse(Mismatch.missing(missing, value instanceof MapValue));
        }
        TreeMap<String, Value> converted = new TreeMap<>();
        for (Map.Entry<String, Type> attribute : target.attributes().entrySet()) {
            Value element = given.get(attribute.getKey());
            Value result =
                    element == null ? new NullValue(attribute.getValue()) : convert(element, attribute.getValue());
            if (result == null) {
                return refuseWithin("attribute " + Mismatch.quoted(attribute.getKey()));
            }
            converted.put(attribute.getKey(), result);
        }
        return new ObjectValue(converted);
    }
}
