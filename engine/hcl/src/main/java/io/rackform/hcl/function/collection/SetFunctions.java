package io.rackform.hcl.function.collection;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.Unification;
import io.rackform.model.type.ListType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets, by the rules of mathematics. */
public final class SetFunctions {
    private static final int MAX_PRODUCT = 1_000_000;

    private SetFunctions() {}

    public static Function make(String name) {
        Parameter first = Parameter.of("first_set", Type.set(Type.ANY)).orUnknown();
        Parameter others = Parameter.of("other_sets", Type.set(Type.ANY)).orUnknown();
        return switch (name) {
            case "setunion" ->
                Function.of(
                                name,
                                Type.set(Type.ANY),
                                call -> combine(call, true, (all, next) -> all.addAll(next)),
                                first)
                        .with(others);
            case "setintersection" ->
                Function.of(
                                name,
                                Type.set(Type.ANY),
                                call -> combine(call, false, (all, next) -> all.retainAll(next)),
                                first)
                        .with(others);
            case "setsubtract" ->
                Function.of(
                        name,
                        Type.set(Type.ANY),
                        call -> combine(call, false, (all, next) -> all.removeAll(next)),
                        Parameter.of("a", Type.set(Type.ANY)).orUnknown(),
                        Parameter.of("b", Type.set(Type.ANY)).orUnknown());
            case "setproduct" ->
                Function.of(name, Type.ANY, SetFunctions::product)
                        .with(Parameter.any("sets").orUnknown().keepingElements());
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    @FunctionalInterface
    private interface Step {
        void into(Set<Value> all, Set<Value> next);
    }

    private static Value combine(Call call, boolean keepsAll, Step step) {
        List<Type> types = new ArrayList<>();
        for (Value set : call.arguments()) {
            // An empty set of any type goes with every other.
            if (!(set instanceof SetValue known && known.elements().isEmpty() && known.element() == Type.ANY)) {
                types.add(set.type() instanceof SetType(Type element) ? element : Type.ANY);
            }
        }
        Optional<Type> common = types.isEmpty() ? Optional.of(Type.ANY) : Unification.unify(types);
        if (common.isEmpty()) {
            return call.fail("the sets must all have elements of one type");
        }
        Type element = common.get();
        Set<Value> all = null;
        for (Value set : call.arguments()) {
            if (!(keepsAll ? set.isKnown() : Values.isWhollyKnown(set))) {
                return UnknownValue.notNull(Type.set(element));
            }
            if (!(Conversion.convert(set, Type.set(element)) instanceof Conversion.Result.Converted(Value converted))) {
                return call.fail("the sets must all have elements of one type");
            }
            List<Value> elements = Call.sequence(converted);
            Set<Value> next = new LinkedHashSet<>(elements == null ? List.of() : elements);
            if (all == null) {
                all = next;
            } else {
                step.into(all, new HashSet<>(next));
            }
        }
        return SetValue.of(element, all == null ? List.of() : all);
    }

    private static Value product(Call call) {
        if (call.size() < 2) {
            return call.fail("at least two sets are required");
        }
        List<Type> types = new ArrayList<>();
        boolean sets = false;
        boolean known = true;
        boolean open = false;
        long size = 1;
        for (int i = 0; i < call.size(); i++) {
            Value given = call.get(i);
            Type element = elementType(given.type());
            if (element == null) {
                return call.fail(
                        i,
                        "a set, list or tuple with elements of one type is required, not " + Call.named(given.type()));
            }
            types.add(element);
            sets |= given.type() instanceof SetType;
            open |= given.type() == Type.ANY;
            known &= given.isKnown() && !(given instanceof SetValue && !Values.isWhollyKnown(given));
            List<Value> elements = Call.sequence(given);
            size = Math.min(size * (elements == null ? 1 : elements.size()), MAX_PRODUCT + 1L);
        }
        TupleType tuple = new TupleType(types);
        if (!known) {
            return open ? UnknownValue.ANY : UnknownValue.notNull(sets ? Type.set(tuple) : Type.list(tuple));
        }
        if (size > MAX_PRODUCT) {
            return call.fail("the product has more than " + MAX_PRODUCT + " elements");
        }
        List<Value> rows = rows(call, tuple);
        return sets ? SetValue.of(tuple, rows) : new ListValue(tuple, rows);
    }

    private static @Nullable Type elementType(Type type) {
        return switch (type) {
            case ListType list -> list.element();
            case SetType set -> set.element();
            case TupleType tuple ->
                Unification.unify(tuple.elements()).orElse(tuple.elements().isEmpty() ? Type.ANY : null);
            case Type ignored -> type == Type.ANY ? Type.ANY : null;
        };
    }

    private static List<Value> rows(Call call, TupleType tuple) {
        List<List<Value>> rows = List.of(List.of());
        for (int i = 0; i < call.size(); i++) {
            List<List<Value>> longer = new ArrayList<>();
            for (List<Value> row : rows) {
                for (Value element : call.elements(i)) {
                    List<Value> extended = new ArrayList<>(row);
                    extended.add(element);
                    longer.add(extended);
                }
            }
            rows = longer;
        }
        List<Value> tuples = new ArrayList<>(rows.size());
        for (List<Value> row : rows) {
            TupleValue plain = new TupleValue(row);
            tuples.add(
                    Conversion.convert(plain, tuple) instanceof Conversion.Result.Converted(Value converted)
                            ? converted
                            : plain);
        }
        return tuples;
    }
}
