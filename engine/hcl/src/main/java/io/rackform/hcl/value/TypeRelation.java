package io.rackform.hcl.value;

import io.rackform.model.type.AnyType;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.PrimitiveType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What conversion means for types alone, when there is no value to look at. */
final class TypeRelation {
    private TypeRelation() {}

    static boolean isConvertible(Type from, Type to) {
        if (from == Type.ANY || to == Type.ANY || from.equals(to)) {
            return true;
        }
        return switch (to) {
            case AnyType ignored -> true;
            case PrimitiveType primitive -> isConvertible(from, primitive);
            case ListType list -> elementsConvertible(from, list.element(), false);
            case SetType set -> elementsConvertible(from, set.element(), false);
            case MapType map -> elementsConvertible(from, map.element(), true);
            case TupleType tuple -> from instanceof TupleType(List<Type> given) && pairwise(given, tuple.elements());
            case ObjectType object -> isConvertible(from, object);
        };
    }

    private static boolean isConvertible(Type from, PrimitiveType to) {
        return from instanceof PrimitiveType && (to == Type.STRING || from == Type.STRING);
    }

    private static boolean elementsConvertible(Type from, Type element, boolean named) {
        return switch (from) {
            case ListType list -> !named && isConvertible(list.element(), element);
            case SetType set -> !named && isConvertible(set.element(), element);
            case TupleType tuple -> !named && allConvertible(tuple.elements(), element);
            case MapType map -> named && isConvertible(map.element(), element);
            case ObjectType object ->
                named && allConvertible(object.attributes().values(), element);
            case PrimitiveType ignored -> false;
            case AnyType ignored -> true;
        };
    }

    private static boolean allConvertible(Collection<Type> from, Type to) {
        if (to == Type.ANY) {
            return from.isEmpty() || Unification.unify(List.copyOf(from)).isPresent();
        }
        return from.stream().allMatch(type -> isConvertible(type, to));
    }

    private static boolean pairwise(List<Type> from, List<Type> to) {
        if (from.size() != to.size()) {
            return false;
        }
        for (int i = 0; i < from.size(); i++) {
            if (!isConvertible(from.get(i), to.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isConvertible(Type from, ObjectType to) {
        if (from instanceof MapType map) {
            return to.attributes().values().stream().allMatch(type -> isConvertible(map.element(), type));
        }
        if (!(from instanceof ObjectType object)) {
            return false;
        }
        for (Map.Entry<String, Type> attribute : to.attributes().entrySet()) {
            Type given = object.attributes().get(attribute.getKey());
            boolean fits = given == null
                    ? to.optional().contains(attribute.getKey())
                    : isConvertible(given, attribute.getValue());
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The type that a value of {@code from} has once it is converted to {@code to}; the two are convertible. */
    static Type converted(Type from, Type to) {
        if (!to.hasAny() || from == Type.ANY) {
            return to;
        }
        return switch (to) {
            case AnyType ignored -> from;
            case PrimitiveType primitive -> primitive;
            case ListType list -> new ListType(element(from, list.element()));
            case SetType set -> new SetType(element(from, set.element()));
            case MapType map -> new MapType(element(from, map.element()));
            case TupleType tuple -> from instanceof TupleType(List<Type> given) ? tuple(given, tuple) : tuple;
            case ObjectType object -> object(from, object);
        };
    }

    private static Type element(Type from, Type to) {
        return switch (from) {
            case ListType list -> converted(list.element(), to);
            case SetType set -> converted(set.element(), to);
            case MapType map -> converted(map.element(), to);
            case TupleType tuple -> common(tuple.elements(), to);
            case ObjectType object -> common(object.attributes().values(), to);
            case PrimitiveType ignored -> to;
            case AnyType ignored -> to;
        };
    }

    private static Type common(Collection<Type> from, Type to) {
        List<Type> each = from.stream().map(type -> converted(type, to)).toList();
        return Unification.unify(each).orElse(to);
    }

    private static Type tuple(List<Type> from, TupleType to) {
        List<Type> each = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            each.add(converted(from.get(i), to.elements().get(i)));
        }
        return new TupleType(each);
    }

    private static Type object(Type from, ObjectType to) {
        TreeMap<String, Type> each = new TreeMap<>();
        to.attributes().forEach((name, type) -> {
            Type given = switch (from) {
                case MapType map -> map.element();
                case ObjectType object -> object.attributes().getOrDefault(name, Type.ANY);
                case Type ignored -> Type.ANY;
            };
            each.put(name, converted(given, type));
        });
        return new ObjectType(each, to.optional());
    }
}
