package io.rackform.hcl.function.collection;

import static io.rackform.hcl.function.Parameter.any;
import static io.rackform.hcl.function.Parameter.string;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Maps and objects. */
public final class MapFunctions {
    /** So many keys are looked through for one that is meant. */
    private static final int MAX_COMPARED = 500;

    private MapFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "keys" ->
                Function.of(
                        name,
                        Type.ANY,
                        MapFunctions::keys,
                        any("inputMap").orUnknown().keepingElements());
            case "values" ->
                Function.of(name, Type.ANY, MapFunctions::values, any("mapping").keepingElements())
                        .whenUnknown(MapFunctions::unknownValues);
            case "lookup" ->
                Function.of(
                                name,
                                Type.ANY,
                                MapFunctions::lookup,
                                any("inputMap").keepingElements(),
                                string("key"))
                        .with(any("default").orNull().orUnknown().withMarks(Parameter.Marks.SEEN))
                        .whenUnknown(MapFunctions::unknownLookup);
            case "merge" ->
                Function.of(name, Type.ANY, MapFunctions::merge)
                        .with(any("maps").orNull().orUnknown().keepingElements());
            case "transpose" ->
                Function.of(
                        name,
                        Type.map(Type.list(Type.STRING)),
                        MapFunctions::transpose,
                        Parameter.of("values", Type.map(Type.list(Type.STRING))));
            case "zipmap" ->
                Function.of(
                                name,
                                Type.ANY,
                                MapFunctions::zipmap,
                                Parameter.of("keys", Type.list(Type.STRING)),
                                any("values").keepingElements())
                        .whenUnknown(MapFunctions::unknownZipped);
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    private static Value noMap(Call call, int argument) {
        return call.fail(
                argument,
                "a map or object is required, not "
                        + Call.named(call.get(argument).type()));
    }

    private static Value keys(Call call) {
        return switch (call.get(0)) {
            case MapValue map -> new ListValue(Type.STRING, texts(map.elements().keySet()));
            case ObjectValue object -> new TupleValue(texts(object.attributes().keySet()));
            case UnknownValue(ObjectType object, var ignored) ->
                new TupleValue(texts(object.attributes().keySet()));
            case UnknownValue(MapType ignored, var ignoredToo) -> UnknownValue.notNull(Type.list(Type.STRING));
            case UnknownValue unknown when unknown.type() == Type.ANY -> UnknownValue.ANY;
            case Value ignored -> noMap(call, 0);
        };
    }

    private static List<Value> texts(Set<String> names) {
        List<Value> texts = new ArrayList<>(names.size());
        names.forEach(name -> texts.add(new StringValue(name)));
        return texts;
    }

    private static Value unknownValues(Call call) {
        return switch (call.get(0).type()) {
            case MapType map -> UnknownValue.notNull(Type.list(map.element()));
            case ObjectType object ->
                UnknownValue.notNull(
                        new TupleType(List.copyOf(object.attributes().values())));
            case Type ignored -> noMap(call, 0);
        };
    }

    private static Value values(Call call) {
        return switch (call.get(0)) {
            case MapValue map ->
                new ListValue(map.element(), new ArrayList<>(map.elements().values()));
            case ObjectValue object ->
                new TupleValue(new ArrayList<>(object.attributes().values()));
            case Value ignored -> noMap(call, 0);
        };
    }

    private static Value lookup(Call call) {
        SortedMap<String, Value> entries = Call.mapping(call.get(0));
        if (entries == null) {
            return noMap(call, 0);
        }
        if (call.size() > 3) {
            return call.fail("there can be only one default");
        }
        String key = call.string(1);
        Value found = entries.get(key);
        if (found != null) {
            return found;
        }
        if (call.size() < 3) {
            return call.fail(
                    1,
                    "there is no element with the key " + Call.quoted(key) + ", and no default is given."
                            + suggestion(entries, key) + " A third argument is the default");
        }
        Value fallback = call.get(2);
        if (!(call.get(0) instanceof MapValue map)) {
            return fallback;
        }
        return switch (Conversion.convert(fallback, map.element())) {
            case Conversion.Result.Converted(Value converted) -> converted;
            case Conversion.Result.Refused(String why) ->
                call.fail(2, "the default must have the type of the map's elements: " + why);
        };
    }

    private static String suggestion(SortedMap<String, Value> entries, String key) {
        return entries.size() > MAX_COMPARED ? "" : Suggestion.didYouMean(key, entries.keySet());
    }

    private static Value unknownLookup(Call call) {
        return switch (call.get(0).type()) {
            case MapType map -> UnknownValue.of(map.element());
            case ObjectType object
            when call.get(1).isKnown() -> UnknownValue.of(object.attributes().getOrDefault(call.string(1), Type.ANY));
            case Type ignored -> UnknownValue.ANY;
        };
    }

    /** Where all are objects, the types of all attributes are known. */
    private static Value unknownMerged(Call call) {
        TreeMap<String, Type> attributes = new TreeMap<>();
        for (Value value : call.arguments()) {
            if (!(value.type() instanceof ObjectType object)) {
                return UnknownValue.ANY;
            }
            attributes.putAll(object.attributes());
        }
        return UnknownValue.notNull(ObjectType.of(attributes));
    }

    private static Value unknownZipped(Call call) {
        if (call.get(1).type() instanceof ListType list) {
            return UnknownValue.notNull(Type.map(list.element()));
        }
        List<Value> keys = call.elements(0);
        boolean named = call.get(0).isKnown() && Values.isWhollyKnown(call.get(0));
        if (!named
                || !(call.get(1).type() instanceof TupleType(List<Type> types))
                || keys.size() != types.size()
                || keys.stream().anyMatch(Value::isNull)) {
            return UnknownValue.ANY;
        }
        TreeMap<String, Type> attributes = new TreeMap<>();
        for (int i = 0; i < types.size(); i++) {
            attributes.put(Call.stringOf(keys.get(i)), types.get(i));
        }
        return UnknownValue.notNull(ObjectType.of(attributes));
    }

    private static Value merge(Call call) {
        if (call.size() == 0) {
            return ObjectValue.EMPTY;
        }
        boolean known = true;
        boolean same = true;
        Type first = call.get(0).type();
        for (int i = 0; i < call.size(); i++) {
            Value value = call.get(i);
            Type type = value.type();
            if (type != Type.ANY && !(type instanceof MapType) && !(type instanceof ObjectType)) {
                return noMap(call, i);
            }
            known &= value.isKnown();
            same = same && type.equals(first);
        }
        if (!known) {
            return same && first instanceof MapType ? UnknownValue.notNull(first) : unknownMerged(call);
        }
        TreeMap<String, Value> merged = new TreeMap<>();
        for (int i = 0; i < call.size(); i++) {
            merged.putAll(call.entries(i));
        }
        return same && first instanceof MapType map ? new MapValue(map.element(), merged) : new ObjectValue(merged);
    }

    private static Value transpose(Call call) {
        if (!Values.isWhollyKnown(call.get(0))) {
            return UnknownValue.notNull(Type.map(Type.list(Type.STRING)));
        }
        TreeMap<String, List<Value>> turned = new TreeMap<>();
        for (Map.Entry<String, Value> entry : call.entries(0).entrySet()) {
            List<Value> elements = Call.sequence(entry.getValue());
            if (elements == null) {
                return call.fail(0, "the element " + Call.quoted(entry.getKey()) + " is null");
            }
            for (Value element : elements) {
                if (element.isNull()) {
                    return call.fail(0, "the list of " + Call.quoted(entry.getKey()) + " has an element that is null");
                }
                turned.computeIfAbsent(Call.stringOf(element), ignored -> new ArrayList<>())
                        .add(new StringValue(entry.getKey()));
            }
        }
        TreeMap<String, Value> result = new TreeMap<>();
        turned.forEach((name, list) -> result.put(name, new ListValue(Type.STRING, list)));
        return new MapValue(Type.list(Type.STRING), result);
    }

    private static Value zipmap(Call call) {
        List<Value> keys = call.elements(0);
        List<Value> values = call.get(1) instanceof SetValue ? null : Call.sequence(call.get(1));
        if (values == null) {
            return call.fail(1, "a list or tuple is required");
        }
        if (keys.size() != values.size()) {
            return call.fail(
                    1, "there must be as many values as keys, but " + values.size() + " is not " + keys.size());
        }
        if (!Values.isWhollyKnown(call.get(0))) {
            return call.get(1) instanceof ListValue list
                    ? UnknownValue.notNull(Type.map(list.element()))
                    : UnknownValue.ANY;
        }
        TreeMap<String, Value> zipped = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).isNull()) {
                return call.fail(0, "the key at position " + i + " is null");
            }
            zipped.put(Call.stringOf(keys.get(i)), values.get(i));
        }
        return call.get(1) instanceof ListValue list ? new MapValue(list.element(), zipped) : new ObjectValue(zipped);
    }
}
