package io.rackform.hcl.function;

import io.rackform.model.type.Type;

/**
 * What a function accepts in one place.
 *
 * @param name as messages call it
 * @param type arguments are converted to it
 * @param allowNull whether null is an answerable argument
 * @param allowUnknown whether the function itself says what an unknown argument gives
 */
public record Parameter(String name, Type type, boolean allowNull, boolean allowUnknown, Marks marks) {
    /** Which way the marks of an argument take. */
    public enum Marks {
        /** Round the function onto the result, those of elements too. */
        AROUND,
        /** The argument's own go round; elements keep theirs, since the function hands them on as they are. */
        ELEMENTS,
        /** The function sees them all and says itself what becomes of them. */
        SEEN
    }

    public static Parameter of(String name, Type type) {
        return new Parameter(name, type, false, false, Marks.AROUND);
    }

    public static Parameter string(String name) {
        return of(name, Type.STRING);
    }

    public static Parameter number(String name) {
        return of(name, Type.NUMBER);
    }

    public static Parameter any(String name) {
        return of(name, Type.ANY);
    }

    public static Parameter list(String name) {
        return of(name, Type.list(Type.ANY));
    }

    public Parameter orNull() {
        return new Parameter(name, type, true, allowUnknown, marks);
    }

    public Parameter orUnknown() {
        return new Parameter(name, type, allowNull, true, marks);
    }

    public Parameter withMarks(Marks handling) {
        return new Parameter(name, type, allowNull, allowUnknown, handling);
    }

    public Parameter keepingElements() {
        return withMarks(Marks.ELEMENTS);
    }
}
