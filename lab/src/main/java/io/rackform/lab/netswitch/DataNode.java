package io.rackform.lab.netswitch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * One instance in a datastore: immutable, its children in the order of the schema and list entries in natural order of
 * their keys, so that equal configurations are equal trees.
 *
 * @param value the canonical value of a leaf or of an entry of a leaf-list, else empty
 */
record DataNode(SchemaNode schema, String value, List<DataNode> children) {
    static final DataNode EMPTY_ROOT = new DataNode(SwitchSchema.ROOT, "", List.of());

    DataNode {
        children = List.copyOf(children);
    }

    static DataNode leaf(SchemaNode schema, String value) {
        return new DataNode(schema, value, List.of());
    }

    /** An instance that has nothing but its identity: the keys of a list entry. */
    static DataNode bare(SchemaNode schema, List<String> identity) {
        return switch (schema) {
            case SchemaNode.ListNode list -> {
                List<DataNode> keys = new ArrayList<>();
                for (int i = 0; i < list.keyCount(); i++) {
                    keys.add(leaf(list.children().get(i), identity.get(i)));
                }
                yield new DataNode(list, "", keys);
            }
            case SchemaNode.LeafList leaf -> leaf(leaf, identity.getFirst());
            case SchemaNode.Container container -> new DataNode(container, "", List.of());
            case SchemaNode.Leaf leaf -> leaf(leaf, "");
        };
    }

    /** What tells this instance from its siblings of the same name. */
    List<String> identity() {
        return switch (schema) {
            case SchemaNode.ListNode list ->
                children.subList(0, list.keyCount()).stream()
                        .map(DataNode::value)
                        .toList();
            case SchemaNode.LeafList _ -> List.of(value);
            case SchemaNode.Container _ -> List.of();
            case SchemaNode.Leaf _ -> List.of();
        };
    }

    Optional<DataNode> find(SchemaNode wanted, List<String> identity) {
        int place = place(bare(wanted, identity));
        return place >= 0 ? Optional.of(children.get(place)) : Optional.empty();
    }

    /** The only instance of a container or leaf. */
    Optional<DataNode> find(QName name) {
        return children.stream()
                .filter(child -> child.schema.name().equals(name))
                .findFirst();
    }

    List<DataNode> all(QName name) {
        return children.stream()
                .filter(child -> child.schema.name().equals(name))
                .toList();
    }

    DataNode without(SchemaNode gone, List<String> identity) {
        int place = place(bare(gone, identity));
        if (place < 0) {
            return this;
        }
        List<DataNode> next = new ArrayList<>(children);
        next.remove(place);
        return new DataNode(schema, value, next);
    }

    /** This node with a child in place of the one with the same identity; an empty container leaves instead. */
    DataNode with(DataNode child) {
        int place = place(child);
        boolean empty = child.schema instanceof SchemaNode.Container && child.children.isEmpty();
        if (place < 0 && empty) {
            return this;
        }
        List<DataNode> next = new ArrayList<>(children);
        if (place < 0) {
            next.add(-place - 1, child);
        } else if (empty) {
            next.remove(place);
        } else {
            next.set(place, child);
        }
        return new DataNode(schema, value, next);
    }

    /** Where among the children the one with the same identity is, as {@link Collections#binarySearch} says it. */
    private int place(DataNode sought) {
        return Collections.binarySearch(children, sought, this::compare);
    }

    XmlElement toXml() {
        List<XmlElement> inner = children.stream().map(DataNode::toXml).toList();
        Map<String, String> namespaces = type() instanceof LeafType.Identity identity
                ? Map.of(Namespaces.prefix(identity.namespace()), identity.namespace())
                : Map.of();
        return new XmlElement(schema.name(), Map.of(), namespaces, value, inner);
    }

    private @Nullable LeafType type() {
        return switch (schema) {
            case SchemaNode.Leaf leaf -> leaf.type();
            case SchemaNode.LeafList leaf -> leaf.type();
            case SchemaNode.Container _ -> null;
            case SchemaNode.ListNode _ -> null;
        };
    }

    private int compare(DataNode left, DataNode right) {
        if (!left.schema.equals(right.schema)) {
            return Integer.compare(
                    schema.children().indexOf(left.schema), schema.children().indexOf(right.schema));
        }
        List<String> leftKeys = left.identity();
        List<String> rightKeys = right.identity();
        for (int i = 0; i < leftKeys.size(); i++) {
            int byKey = natural(leftKeys.get(i), rightKeys.get(i));
            if (byKey != 0) {
                return byKey;
            }
        }
        return 0;
    }

    /** Runs of digits compare as numbers, {@code Ethernet9} before {@code Ethernet10}; 0 for equal texts only. */
    static int natural(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int leftEnd = digitsEnd(left, i);
            int rightEnd = digitsEnd(right, j);
            if (leftEnd > i && rightEnd > j) {
                int byLength = Integer.compare(leftEnd - i, rightEnd - j);
                int order =
                        byLength != 0 ? byLength : left.substring(i, leftEnd).compareTo(right.substring(j, rightEnd));
                if (order != 0) {
                    return order;
                }
                i = leftEnd;
                j = rightEnd;
            } else {
                if (left.charAt(i) != right.charAt(j)) {
                    return Character.compare(left.charAt(i), right.charAt(j));
                }
                i++;
                j++;
            }
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
