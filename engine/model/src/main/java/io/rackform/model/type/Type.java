package io.rackform.model.type;

/**
 * What a value may be. {@link AnyType} stands for "not known yet"; all other types are closed under structural equality.
 *
 * <pre>
 * Type = PrimitiveType | AnyType | ListType(Type) | SetType(Type) | MapType(Type)
 *      | ObjectType(name -> Type, optional names) | TupleType(Type*)
 * </pre>
 */
public sealed interface Type permits PrimitiveType, AnyType, ListType, SetType, MapType, ObjectType, TupleType {
    PrimitiveType BOOL = PrimitiveType.BOOL;
    PrimitiveType NUMBER = PrimitiveType.NUMBER;
    PrimitiveType STRING = PrimitiveType.STRING;
    AnyType ANY = AnyType.ANY;

    /** The name as messages use it: {@code string}, {@code list of string}, {@code object}. */
    String friendlyName();

    /** The type constraint in source notation: {@code list(string)}, {@code object({a=string})}. */
    String constraint();

    /** Whether {@link AnyType} occurs anywhere in this type. */
    boolean hasAny();

    static ListType list(Type element) {
        return new ListType(element);
    }

    static SetType set(Type element) {
        return new SetType(element);
    }

    static MapType map(Type element) {
        return new MapType(element);
    }
}
