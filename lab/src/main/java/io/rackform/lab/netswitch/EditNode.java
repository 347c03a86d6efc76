package io.rackform.lab.netswitch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One checked element of an {@code edit-config} payload.
 *
 * @param operation its own {@code operation} attribute; null where it takes its parent's
 * @param identity the values of its keys, or its value in a leaf-list
 * @param value the canonical value of a leaf
 * @param children without the keys, which stand in {@code identity}
 * @param path for errors
 */
record EditNode(
        SchemaNode schema,
        @Nullable EditOperation operation,
        List<String> identity,
        String value,
        List<EditNode> children,
        String path) {
    EditNode {
        identity = List.copyOf(identity);
        children = List.copyOf(children);
    }
}
