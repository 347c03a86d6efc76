package io.rackform.lab.netswitch;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes instance identifiers for {@code error-path}: absolute, prefixed, list entries by their keys. */
final class DataPath {
    /** Every prefix that a path may use; the writer declares those that stand in it. */
    static final Map<String, String> PREFIXES = Map.of(
            Namespaces.prefix(Namespaces.INTERFACES), Namespaces.INTERFACES,
            Namespaces.prefix(Namespaces.VLANS), Namespaces.VLANS,
            Namespaces.prefix(Namespaces.SWITCH), Namespaces.SWITCH);

    private DataPath() {}

    /**
     * The path of an instance.
     *
     * @param identity the values of its keys, or its own value for an entry of a leaf-list
     */
    static String of(String parent, SchemaNode schema, List<String> identity) {
        StringBuilder path = new StringBuilder(parent).append('/').append(Namespaces.prefixed(schema.name()));
        switch (schema) {
            case SchemaNode.ListNode list -> {
                Iterator<String> values = identity.iterator();
                for (SchemaNode.Leaf key : list.keys()) {
                    path.append('[').append(Namespaces.prefixed(key.name())).append('=');
                    path.append(quoted(values.next())).append(']');
                }
            }
            case SchemaNode.LeafList _ ->
                path.append("[.=").append(quoted(identity.getFirst())).append(']');
            case SchemaNode.Container _ -> {}
            case SchemaNode.Leaf _ -> {}
        }
        return path.toString();
    }

    private static String quoted(String value) {
        return value.contains("'") ? '"' + value.replace("\"", "") + '"' : "'" + value + "'";
    }
}
