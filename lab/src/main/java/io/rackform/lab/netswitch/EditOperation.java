package io.rackform.lab.netswitch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an element of a payload asks for (RFC 6241 section 7.2). */
enum EditOperation {
    MERGE,
    REPLACE,
    CREATE,
    DELETE,
    REMOVE,
    /** Only as the default operation: nothing, until a child says otherwise. */
    NONE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An {@code operation} attribute, where {@code none} has no place. */
    static Optional<EditOperation> ofAttribute(String word) {
        return of(word).filter(operation -> operation != NONE);
    }

    /** A {@code default-operation} parameter. */
    static Optional<EditOperation> ofDefault(String word) {
        return of(word).filter(operation -> operation == MERGE || operation == REPLACE || operation == NONE);
    }

    private static Optional<EditOperation> of(String word) {
        return Arrays.stream(values())
                .filter(operation -> operation.word().equals(word))
                .findFirst();
    }
}
