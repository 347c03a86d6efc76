package io.rackform.lab.netswitch;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;

/** What may stand at one place of the configuration. */
sealed interface SchemaNode {
    QName name();

    /** A node that only groups; it exists where one of its children does (RFC 7950 section 7.5.1). */
    record Container(QName name, List<SchemaNode> children) implements SchemaNode {
        public Container {
            children = List.copyOf(children);
        }
    }

    /** A list; its keys are the first of its children. */
    record ListNode(QName name, int keyCount, List<SchemaNode> children) implements SchemaNode {
        public ListNode {
            children = List.copyOf(children);
        }

        List<Leaf> keys() {
            return children.subList(0, keyCount).stream().map(Leaf.class::cast).toList();
        }
    }

    record Leaf(QName name, LeafType type, boolean mandatory) implements SchemaNode {}

    record LeafList(QName name, LeafType type) implements SchemaNode {}

    default List<SchemaNode> children() {
        return switch (this) {
            case Container container -> container.children;
            case ListNode list -> list.children;
            case Leaf _ -> List.of();
            case LeafList _ -> List.of();
        };
    }

    default Optional<SchemaNode> child(QName wanted) {
        return children().stream().filter(child -> child.name().equals(wanted)).findFirst();
    }
}
