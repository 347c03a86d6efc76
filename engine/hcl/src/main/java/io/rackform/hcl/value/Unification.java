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
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the one type that values of several types can all be converted to. */
public final class Unification {
    private enum Kind {
        ANY,
        PRIMITIVE,
        LIST,
        SET,
        MAP,
        TUPLE,
        OBJECT
    }

    /** Whether a type that is open is that of a null or of nothing in a collection, which can be of any type. */
    private final boolean nothingUnknown;

    private Unification(boolean nothingUnknown) {
        this.nothingUnknown = nothingUnknown;
    }

    /** The common type; empty where there is none, and for no types at all. */
    public static Optional<Type> unify(List<? extends Type> types) {
        return new Unification(false).common(types);
    }

    /** The same for values of which nothing is unknown: nulls and empty collections take the type of their neighbours. */
    static Optional<Type> unifyKnown(List<? extends Type> types) {
        return new Unification(true).common(types);
    }

    private Optional<Type> common(List<? extends Type> types) {
        // A thousand elements of one type are the usual case: look at each type once.
        Set<Type> each = new LinkedHashSet<>(types);
        if (nothingUnknown && each.size() > 1) {
            each.remove(Type.ANY);
        }
        List<Type> distinct = List.copyOf(each);
        return switch (distinct.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(distinct.getFirst());
            default -> Optional.ofNullable(unifyDistinct(distinct)); // allow default: a size
        };
    }

    private @Nullable Type unifyDistinct(List<Type> types) {
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Type type : types) {
            kinds.add(kind(type));
        }
        boolean open = kinds.remove(Kind.ANY);
        if (kinds.equals(EnumSet.of(Kind.OBJECT))) {
            return open ? Type.ANY : unifyObjects(types);
        }
        if (kinds.equals(EnumSet.of(Kind.TUPLE))) {
            return open ? Type.ANY : unifyTuples(types);
        }
        if (kinds.contains(Kind.OBJECT) && kinds.contains(Kind.TUPLE)) {
            return null;
        }
        Type collection = unifyCollections(types, kinds, open);
        return collection != null ? collection : mostPreferred(types);
    }

    private static Kind kind(Type type) {
        return switch (type) {
            case AnyType ignored -> Kind.ANY;
            case PrimitiveType ignored -> Kind.PRIMITIVE;
            case ListType ignored -> Kind.LIST;
            case SetType ignored -> Kind.SET;
            case MapType ignored -> Kind.MAP;
            case TupleType ignored -> Kind.TUPLE;
            case ObjectType ignored -> Kind.OBJECT;
        };
    }

    private @Nullable Type unifyCollections(List<Type> types, Set<Kind> kinds, boolean open) {
        Function<Type, Type> wrap;
        if (kinds.equals(EnumSet.of(Kind.LIST)) || kinds.equals(EnumSet.of(Kind.LIST, Kind.TUPLE))) {
            wrap = ListType::new;
        } else if (kinds.equals(EnumSet.of(Kind.SET)) || kinds.equals(EnumSet.of(Kind.SET, Kind.TUPLE))) {
            wrap = SetType::new;
        } else if (kinds.equals(EnumSet.of(Kind.MAP)) || kinds.equals(EnumSet.of(Kind.MAP, Kind.OBJECT))) {
            wrap = MapType::new;
        } else {
            return null;
        }
        if (open) {
            return Type.ANY;
        }
        List<Type> elements = new ArrayList<>();
        types.forEach(type -> elements.addAll(elementsOf(type)));
        return common(elements).map(wrap).orElse(null);
    }

    private static List<Type> elementsOf(Type type) {
        return switch (type) {
            case ListType list -> List.of(list.element());
            case SetType set -> List.of(set.element());
            case MapType map -> List.of(map.element());
            case TupleType tuple -> tuple.elements();
            case ObjectType object -> List.copyOf(object.attributes().values());
            case AnyType ignored -> List.of();
            case PrimitiveType ignored -> List.of();
        };
    }

    private @Nullable Type unifyObjects(List<Type> types) {
        Set<String> names = ((ObjectType) types.getFirst()).attributes().keySet();
        for (Type type : types) {
            if (!((ObjectType) type).attributes().keySet().equals(names)) {
                List<Type> all = new ArrayList<>();
                types.forEach(each -> all.addAll(elementsOf(each)));
                return common(all).<Type>map(MapType::new).orElse(null);
            }
        }
        TreeMap<String, Type> unified = new TreeMap<>();
        for (String name : names) {
            List<Type> each = new ArrayList<>();
            for (Type type : types) {
                each.add(((ObjectType) type).attributes().getOrDefault(name, Type.ANY));
            }
            Optional<Type> common = common(each);
            if (common.isEmpty()) {
                return null;
            }
            unified.put(name, common.get());
        }
        return ObjectType.of(unified);
    }

    private @Nullable Type unifyTuples(List<Type> types) {
        int size = ((TupleType) types.getFirst()).elements().size();
        for (Type type : types) {
            if (((TupleType) type).elements().size() != size) {
                List<Type> all = new ArrayList<>();
                types.forEach(each -> all.addAll(elementsOf(each)));
                return common(all).<Type>map(ListType::new).orElse(null);
            }
        }
        List<Type> unified = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Type> each = new ArrayList<>();
            for (Type type : types) {
                each.add(((TupleType) type).elements().get(i));
            }
            Optional<Type> common = common(each);
            if (common.isEmpty()) {
                return null;
            }
            unified.add(common.get());
        }
        return new TupleType(unified);
    }

    /** The first type, the more general ones first, that all others can be converted to. */
    private static @Nullable Type mostPreferred(List<Type> types) {
        List<Type> candidates = new ArrayList<>(types);
        candidates.sort((left, right) -> Integer.compare(preference(left), preference(right)));
        for (Type candidate : candidates) {
            if (types.stream().allMatch(type -> TypeRelation.isConvertible(type, candidate))) {
                return candidate;
            }
        }
        return null;
    }

    private static int preference(Type type) {
        return switch (type) {
            case PrimitiveType primitive -> primitive == Type.STRING ? 0 : 1;
            case ListType ignored -> 0;
            case MapType ignored -> 0;
            case SetType ignored -> 1;
            case TupleType ignored -> 2;
            case ObjectType ignored -> 2;
            case AnyType ignored -> 3;
        };
    }
}
