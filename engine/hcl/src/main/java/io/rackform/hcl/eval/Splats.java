package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Refined;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.type.ListType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code source[*].each}. A source that is no sequence counts as a sequence of itself, or of nothing where it is null.
 */
final class Splats {
    private Splats() {}

    static Value value(Evaluator evaluator, Expression.Splat splat) {
        Value source = evaluator.value(splat.source());
        if (Failed.is(source)) {
            return Failed.VALUE;
        }
        Value result = switch (source.unmarked()) {
            case ListValue list -> ofList(evaluator, splat, list.elements(), list.element());
            case SetValue set -> ofList(evaluator, splat, set.elements(), set.element());
            case TupleValue tuple -> each(evaluator, splat, tuple.elements());
            case UnknownValue(Type type, var ignored) -> ofUnknown(evaluator, splat, source.unmarked(), type);
            case Value plain when plain.isNull() -> ofNull(evaluator, splat, plain.type());
            case Value ignored -> each(evaluator, splat, List.of(source));
        };
        return result.withMarks(source.marks());
    }

    private static boolean isSequence(Type type) {
        return type instanceof ListType || type instanceof SetType || type instanceof TupleType;
    }

    private static Value ofNull(Evaluator evaluator, Expression.Splat splat, Type type) {
        return isSequence(type)
                ? evaluator.fail(
                        splat.source().range(),
                        splat,
                        "Splat of null value",
                        "This " + type.friendlyName() + " is null, so there are no elements to go over.")
                : TupleValue.EMPTY;
    }

    private static Value ofUnknown(Evaluator evaluator, Expression.Splat splat, Value source, Type type) {
        return switch (type) {
            case ListType list -> UnknownValue.notNull(new ListType(typeOfEach(evaluator, splat, list.element())));
            case SetType set -> UnknownValue.notNull(new ListType(typeOfEach(evaluator, splat, set.element())));
            case TupleType tuple ->
                UnknownValue.notNull(new TupleType(tuple.elements().stream()
                        .map(element -> typeOfEach(evaluator, splat, element))
                        .toList()));
            // It may turn out null, and then there is no element: even the number of elements is unknown.
            case Type ignored when type == Type.ANY -> UnknownValue.ANY;
            case Type ignored -> {
                Value one = each(evaluator, splat, List.of(source));
                yield Failed.is(one) || Refined.isNotNull(source) ? one : UnknownValue.ANY;
            }
        };
    }

    private static Value ofList(Evaluator evaluator, Expression.Splat splat, List<Value> elements, Type type) {
        if (elements.isEmpty()) {
            return new ListValue(typeOfEach(evaluator, splat, type), List.of());
        }
        Value each = each(evaluator, splat, elements);
        // All elements have one type, and so have the parts of them that one expression gives; where they do not
        // after all (an element was unknown as a whole), the tuple says it as well.
        if (each instanceof TupleValue(List<Value> parts)) {
            Type first = parts.getFirst().type();
            boolean uniform = parts.stream().allMatch(part -> part.type().equals(first));
            return uniform ? new ListValue(first, parts) : each;
        }
        return each;
    }

    private static Value each(Evaluator evaluator, Expression.Splat splat, List<Value> elements) {
        List<Value> parts = new ArrayList<>(elements.size());
        Diagnostics faults = new Diagnostics();
        Evaluator one = evaluator.reporting(faults);
        Binding current = one.open(Binding.SPLAT);
        for (Value element : elements) {
            current.set(element);
            Value part = one.value(splat.each());
            if (Failed.is(part)) {
                // A fault of an element has no name to show a value of: what the elements are of has.
                faults.list().forEach(fault -> evaluator.report(fault, splat));
                return Failed.VALUE;
            }
            parts.add(part);
        }
        return new TupleValue(parts);
    }

    private static Type typeOfEach(Evaluator evaluator, Expression.Splat splat, Type element) {
        Evaluator quiet = evaluator.silent(new Diagnostics());
        quiet.open(Binding.SPLAT).set(UnknownValue.of(element));
        return quiet.value(splat.each()).type();
    }
}
