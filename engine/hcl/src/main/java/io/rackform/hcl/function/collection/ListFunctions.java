package io.rackform.hcl.function.collection;

import static io.rackform.hcl.function.Parameter.any;
import static io.rackform.hcl.function.Parameter.number;

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
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sequences: put together, taken apart, flattened, turned. */
public final class ListFunctions {
    private ListFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "chunklist" ->
                Function.of(
                                name,
                                Type.list(Type.list(Type.ANY)),
                                ListFunctions::chunklist,
                                Parameter.list("list").keepingElements(),
                                number("size"))
                        .whenUnknown(call ->
                                UnknownValue.notNull(Type.list(call.get(0).type())));
            case "coalescelist" ->
                Function.of(name, Type.ANY, ListFunctions::coalescelist)
                        .with(any("vals").orNull().orUnknown());
            case "concat" ->
                Function.of(name, Type.ANY, ListFunctions::concat)
                        .with(any("seqs").orUnknown().keepingElements());
            case "element" ->
                Function.of(name, Type.ANY, ListFunctions::element, any("list").keepingElements(), number("index"))
                        .whenUnknown(ListFunctions::unknownElement);
            case "flatten" ->
                Function.of(name, Type.ANY, ListFunctions::flatten, any("list").keepingElements())
                        .whenUnknown(call -> UnknownValue.ANY);
            case "one" ->
                Function.of(name, Type.ANY, ListFunctions::one, any("list").keepingElements())
                        .whenUnknown(ListFunctions::unknownOne);
            case "reverse" ->
                Function.of(name, Type.ANY, ListFunctions::reverse, any("list").keepingElements())
                        .whenUnknown(call ->
                                UnknownValue.notNull(reversed(call.get(0).type())));
            case "slice" ->
                Function.of(
                                name,
                                Type.ANY,
                                ListFunctions::slice,
                                any("list").keepingElements(),
                                number("start_index"),
                                number("end_index"))
                        .whenUnknown(ListFunctions::unknownSlice);
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    private static Type ofElement(Type type) {
        return switch (type) {
            case ListType list -> list.element();
            case SetType set -> set.element();
            case Type ignored -> Type.ANY;
        };
    }

    private static Type reversed(Type type) {
        return switch (type) {
            case SetType set -> new ListType(set.element());
            case TupleType tuple -> new TupleType(tuple.elements().reversed());
            case Type other -> other;
        };
    }

    private static Value chunklist(Call call) {
        int size = call.integer(1, 0, Integer.MAX_VALUE);
        List<Value> elements = call.elements(0);
        Type element = SearchFunctions.elementType(call.get(0));
        List<Value> chunks = new ArrayList<>();
        if (size == 0 && !elements.isEmpty()) {
            chunks.add(call.get(0));
            return new ListValue(new ListType(element), chunks);
        }
        for (int start = 0; start < elements.size(); start += Math.max(size, 1)) {
            int end = (int) Math.min((long) start + size, elements.size());
            chunks.add(new ListValue(element, elements.subList(start, end)));
            if (end == elements.size()) {
                break;
            }
        }
        return new ListValue(new ListType(element), chunks);
    }

    private static Value coalescelist(Call call) {
        if (call.size() == 0) {
            return call.fail("at least one list is required");
        }
        for (int i = 0; i < call.size(); i++) {
            Type type = call.get(i).type();
            if (call.get(i).isNull()) {
                return call.fail(i, "it is null, but a list or tuple is required, which may be empty");
            }
            if (type != Type.ANY && !(type instanceof ListType) && !(type instanceof TupleType)) {
                return call.fail(i, "a list or tuple is required, not " + Call.named(type));
            }
        }
        for (Value value : call.arguments()) {
            List<Value> elements = Call.sequence(value);
            if (elements == null) {
                return UnknownValue.ANY;
            }
            if (!elements.isEmpty()) {
                return value;
            }
        }
        return call.fail("all the lists are empty, so there is none to choose; end with a list that is not");
    }

    private static Value concat(Call call) {
        if (call.size() == 0) {
            return call.fail("at least one list is required");
        }
        List<Type> types = new ArrayList<>();
        boolean lists = true;
        boolean known = true;
        for (int i = 0; i < call.size(); i++) {
            Type type = call.get(i).type();
            if (type != Type.ANY && !(type instanceof ListType) && !(type instanceof TupleType)) {
                return call.fail(i, "a list or tuple is required, not " + Call.named(type));
            }
            lists &= type instanceof ListType;
            known &= call.get(i).isKnown();
            types.add(type);
        }
        Optional<Type> common = lists ? Unification.unify(types) : Optional.empty();
        if (!known) {
            return common.<Value>map(UnknownValue::notNull).orElseGet(() -> joined(types));
        }
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < call.size(); i++) {
            all.addAll(call.elements(i));
        }
        TupleValue joined = new TupleValue(all);
        boolean uniform =
                common.isPresent() && Conversion.convert(joined, common.get()) instanceof Conversion.Result.Converted;
        return uniform && Conversion.convert(joined, common.get()) instanceof Conversion.Result.Converted(Value list)
                ? list
                : joined;
    }

    /** Where all are tuples, the types of all elements are known. */
    private static Value joined(List<Type> types) {
        List<Type> elements = new ArrayList<>();
        for (Type type : types) {
            if (!(type instanceof TupleType(List<Type> own))) {
                return UnknownValue.ANY;
            }
            elements.addAll(own);
        }
        return UnknownValue.notNull(new TupleType(elements));
    }

    /** The type of the element of an unknown tuple at a known position, or of an unknown list at any. */
    private static Value unknownElement(Call call) {
        if (call.get(0).type() instanceof TupleType(List<Type> types)) {
            boolean sure =
                    call.get(1).isKnown() && !types.isEmpty() && call.number(1).signum() >= 0;
            int index = sure ? call.integer(1) : 0;
            return sure && !call.failed() ? UnknownValue.of(types.get(index % types.size())) : UnknownValue.ANY;
        }
        return UnknownValue.of(ofElement(call.get(0).type()));
    }

    private static Value unknownSlice(Call call) {
        Type type = call.get(0).type();
        if (type instanceof ListType) {
            return UnknownValue.notNull(type);
        }
        if (type instanceof TupleType(List<Type> types)
                && call.get(1).isKnown()
                && call.get(2).isKnown()) {
            int start = call.integer(1, 0, types.size());
            int end = call.integer(2, 0, types.size());
            return call.failed() || start > end
                    ? call.fail(1, "the start must not be greater than the end")
                    : UnknownValue.notNull(new TupleType(types.subList(start, end)));
        }
        return UnknownValue.ANY;
    }

    private static Value unknownOne(Call call) {
        return call.get(0).type() instanceof TupleType(List<Type> types)
                ? UnknownValue.of(types.size() == 1 ? types.getFirst() : Type.ANY)
                : UnknownValue.of(ofElement(call.get(0).type()));
    }

    private static Value element(Call call) {
        if (call.get(0) instanceof SetValue) {
            return call.fail(0, "a set has no order, so no element of it has a position; a list or tuple is required");
        }
        List<Value> elements = Call.sequence(call.get(0));
        if (elements == null) {
            return call.fail(0, "a list or tuple is required");
        }
        int index = call.integer(1);
        if (call.failed()) {
            return NullValue.ANY;
        }
        if (elements.isEmpty()) {
            return call.fail(0, "an empty list has no element");
        }
        int position = index % elements.size();
        return position < 0
                ? call.fail(1, "a position is not negative; list[length(list) - 1] is the last element")
                : elements.get(position);
    }

    private static Value flatten(Call call) {
        List<Value> flat = new ArrayList<>();
        if (Call.sequence(call.get(0)) == null) {
            return Values.isWhollyKnown(call.get(0))
                    ? call.fail(0, "a list, set or tuple is required")
                    : UnknownValue.ANY;
        }
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        return flatten(call.get(0), flat, marks)
                ? new TupleValue(flat).withMarks(marks)
                : UnknownValue.ANY.withMarks(Values.marksDeep(call.get(0)));
    }

    /** The marks of sequences that are gone go onto the whole. False where an element is not known, so that nobody can say how many there will be. */
    private static boolean flatten(Value value, List<Value> flat, Set<Mark> marks) {
        List<Value> elements = Call.sequence(value);
        if (elements == null) {
            flat.add(value);
            return true;
        }
        marks.addAll(value.marks());
        for (Value element : elements) {
            Value plain = element.unmarked();
            boolean open = plain instanceof UnknownValue(Type type, var ignored)
                    && (type == Type.ANY
                            || type instanceof ListType
                            || type instanceof SetType
                            || type instanceof TupleType);
            if (open || !flatten(element, flat, marks)) {
                return false;
            }
        }
        return true;
    }

    private static Value one(Call call) {
        List<Value> elements = Call.sequence(call.get(0));
        if (elements == null) {
            return call.fail(0, "a list, set or tuple is required");
        }
        if (elements.size() > 1) {
            return call.get(0) instanceof SetValue set && !Values.isWhollyKnown(set)
                    ? UnknownValue.of(set.element())
                    : call.fail(
                            0,
                            "it has " + elements.size() + " elements, but there must be one or none to give the one");
        }
        Type element = ofElement(call.get(0).type());
        return elements.isEmpty() ? new NullValue(element) : elements.getFirst();
    }

    private static Value reverse(Call call) {
        List<Value> elements = Call.sequence(call.get(0));
        if (elements == null) {
            return call.fail(0, "a list, set or tuple is required");
        }
        List<Value> turned = new ArrayList<>(elements.reversed());
        return call.get(0) instanceof TupleValue
                ? new TupleValue(turned)
                : new ListValue(ofElement(call.get(0).type()), turned);
    }

    private static Value slice(Call call) {
        Value given = call.get(0);
        List<Value> elements = given instanceof SetValue ? null : Call.sequence(given);
        if (elements == null) {
            return call.fail(
                    0,
                    given instanceof SetValue
                            ? "a set has no order, so it cannot be sliced; a list or tuple is required"
                            : "a list or tuple is required");
        }
        int start = call.integer(1, 0, elements.size());
        int end = call.integer(2, 0, elements.size());
        if (start > end) {
            return call.fail(1, "the start must not be greater than the end");
        }
        if (call.failed()) {
            return given;
        }
        List<Value> part = elements.subList(start, end);
        return given instanceof ListValue list ? new ListValue(list.element(), part) : new TupleValue(part);
    }
}
