package io.rackform.hcl.function.collection;

import static io.rackform.hcl.function.Parameter.list;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.Equality;
import io.rackform.hcl.value.Graphemes;
import io.rackform.hcl.value.Lengths;
import io.rackform.hcl.value.Unification;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.CodePointOrder;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collections: what is in them, how many, and in which order. */
public final class SearchFunctions {
    private SearchFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "alltrue" ->
                Function.of(name, Type.BOOL, SearchFunctions::all, Parameter.of("list", Type.list(Type.BOOL)));
            case "anytrue" ->
                Function.of(name, Type.BOOL, SearchFunctions::any, Parameter.of("list", Type.list(Type.BOOL)));
            case "compact" ->
                Function.of(
                        name,
                        Type.list(Type.STRING),
                        SearchFunctions::compact,
                        Parameter.of("list", Type.list(Type.STRING)));
            case "contains" ->
                Function.of(name, Type.BOOL, SearchFunctions::contains, Parameter.any("list"), Parameter.any("value"));
            case "distinct" -> {
                Function.Body unknown = call -> UnknownValue.notNull(call.get(0).type());
                yield Function.of(name, Type.list(Type.ANY), SearchFunctions::distinct, list("list"))
                        .whenUnknown(unknown);
            }
            case "index" ->
                Function.of(name, Type.NUMBER, SearchFunctions::index, Parameter.any("list"), Parameter.any("value"));
            case "length" ->
                Function.of(
                        name,
                        Type.NUMBER,
                        SearchFunctions::length,
                        Parameter.any("value").orUnknown().keepingElements());
            case "matchkeys" ->
                Function.of(
                                name,
                                Type.list(Type.ANY),
                                SearchFunctions::matchkeys,
                                list("values"),
                                list("keys"),
                                list("searchset"))
                        .whenUnknown(call -> UnknownValue.notNull(call.get(0).type()));
            case "sort" ->
                Function.of(
                        name,
                        Type.list(Type.STRING),
                        SearchFunctions::sort,
                        Parameter.of("list", Type.list(Type.STRING)));
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    private static Value all(Call call) {
        for (Value element : call.elements(0)) {
            if (!element.isKnown()) {
                return UnknownValue.notNull(Type.BOOL);
            }
            if (element.isNull() || !element.equals(BoolValue.TRUE)) {
                return BoolValue.FALSE;
            }
        }
        return BoolValue.TRUE;
    }

    private static Value any(Call call) {
        boolean unknown = false;
        for (Value element : call.elements(0)) {
            if (element.equals(BoolValue.TRUE)) {
                return BoolValue.TRUE;
            }
            unknown |= !element.isKnown();
        }
        return unknown ? UnknownValue.notNull(Type.BOOL) : BoolValue.FALSE;
    }

    private static Value compact(Call call) {
        if (!Values.isWhollyKnown(call.get(0))) {
            return UnknownValue.notNull(Type.list(Type.STRING));
        }
        return new ListValue(
                Type.STRING,
                call.elements(0).stream()
                        .filter(element ->
                                !element.isNull() && !Call.stringOf(element).isEmpty())
                        .toList());
    }

    private static Value contains(Call call) {
        List<Value> elements = Call.sequence(call.get(0));
        if (elements == null) {
            return call.fail(0, "a list, set or tuple is required");
        }
        boolean unknown = false;
        for (Value element : elements) {
            Value equal = Equality.of(element, call.get(1));
            if (equal.equals(BoolValue.TRUE)) {
                return BoolValue.TRUE;
            }
            unknown |= !equal.isKnown();
        }
        return unknown ? UnknownValue.notNull(Type.BOOL) : BoolValue.FALSE;
    }

    private static Value distinct(Call call) {
        if (!Values.isWhollyKnown(call.get(0))) {
            return UnknownValue.notNull(call.get(0).type());
        }
        // Elements of one type are equal exactly where their records are.
        return new ListValue(elementType(call.get(0)), new ArrayList<>(new LinkedHashSet<>(call.elements(0))));
    }

    static Type elementType(Value value) {
        return value instanceof ListValue list ? list.element() : Type.ANY;
    }

    private static Value index(Call call) {
        Value given = call.get(0);
        List<Value> elements = given instanceof SetValue ? null : Call.sequence(given);
        if (elements == null) {
            return call.fail(0, "a list or tuple is required");
        }
        if (elements.isEmpty()) {
            return call.fail(0, "there is nothing to find in an empty list");
        }
        int position = 0;
        for (Value element : elements) {
            Value equal = Equality.of(element, call.get(1));
            if (!equal.isKnown()) {
                return UnknownValue.notNull(Type.NUMBER);
            }
            if (equal.equals(BoolValue.TRUE)) {
                return NumberValue.of(position);
            }
            position++;
        }
        return call.fail(1, "no element of the list is equal to it");
    }

    private static Value length(Call call) {
        Value value = call.get(0);
        return switch (value) {
            case UnknownValue(Type type, var ignored) -> lengthOf(call, type);
            case StringValue(String text) -> NumberValue.of(Graphemes.count(text));
            case SetValue set
            when set.elements().size() > 1 && !Values.isWhollyKnown(set) -> UnknownValue.notNull(Type.NUMBER);
            case Value ignored -> {
                int length = Lengths.of(value);
                yield length >= 0 ? NumberValue.of(length) : wrong(call);
            }
        };
    }

    private static Value lengthOf(Call call, Type type) {
        return switch (type) {
            case TupleType tuple -> NumberValue.of(tuple.elements().size());
            case ObjectType object -> NumberValue.of(object.attributes().size());
            case ListType ignored -> UnknownValue.notNull(Type.NUMBER);
            case SetType ignored -> UnknownValue.notNull(Type.NUMBER);
            case MapType ignored -> UnknownValue.notNull(Type.NUMBER);
            case Type ignored when type == Type.ANY || type == Type.STRING -> UnknownValue.notNull(Type.NUMBER);
            case Type ignored -> wrong(call);
        };
    }

    private static Value wrong(Call call) {
        return call.fail(0, "a string, list, set, tuple, map or object is required");
    }

    private static Value matchkeys(Call call) {
        List<Value> values = call.elements(0);
        List<Value> keys = call.elements(1);
        if (values.size() != keys.size()) {
            return call.fail(
                    1, "there must be as many keys as values, but " + keys.size() + " is not " + values.size());
        }
        if (!Values.isWhollyKnown(call.get(1)) || !Values.isWhollyKnown(call.get(2))) {
            return UnknownValue.notNull(call.get(0).type());
        }
        if (!Values.isWhollyKnown(call.get(0))) {
            return UnknownValue.notNull(call.get(0).type());
        }
        Optional<Type> common = Unification.unify(List.of(elementType(call.get(1)), elementType(call.get(2))));
        if (common.isEmpty()) {
            return call.fail(
                    2,
                    "its elements must be of the type of the keys, "
                            + elementType(call.get(1)).friendlyName() + ", but they are "
                            + elementType(call.get(2)).friendlyName());
        }
        List<Value> compared = converted(call.get(1), common.get());
        Set<Value> wanted = new HashSet<>(converted(call.get(2), common.get()));
        List<Value> matching = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (wanted.contains(compared.get(i))) {
                matching.add(values.get(i));
            }
        }
        return new ListValue(elementType(call.get(0)), matching);
    }

    private static List<Value> converted(Value list, Type element) {
        List<Value> elements =
                Conversion.convert(list, Type.list(element)) instanceof Conversion.Result.Converted(Value all)
                        ? Call.sequence(all)
                        : null;
        return elements == null ? List.of() : elements;
    }

    private static Value sort(Call call) {
        List<Value> elements = call.elements(0);
        if (!Values.isWhollyKnown(call.get(0))) {
            Value unknown = UnknownValue.notNull(Type.STRING);
            return new ListValue(Type.STRING, Collections.nCopies(elements.size(), unknown));
        }
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).isNull()) {
                return call.fail(0, "element " + i + " is null, which has no place in the order");
            }
        }
        List<Value> sorted = new ArrayList<>(elements);
        sorted.sort((left, right) -> CodePointOrder.ORDER.compare(Call.stringOf(left), Call.stringOf(right)));
        return new ListValue(Type.STRING, sorted);
    }
}
