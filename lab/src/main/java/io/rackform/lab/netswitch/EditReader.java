package io.rackform.lab.netswitch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Checks a payload against the schema (RFC 7950 section 8.3.1) before any of it is applied; reports many errors at once. */
final class EditReader {
    private static final QName OPERATION = Namespaces.netconf("operation");
    private static final int MAX_ERRORS = 20;

    private final List<RpcError> errors = new ArrayList<>();

    private EditReader() {}

    /**
     * Reads the children of a {@code config} element.
     *
     * @throws RpcFailure where anything in it has no place in the schema
     */
    static List<EditNode> read(XmlElement config) {
        EditReader reader = new EditReader();
        List<EditNode> edits = reader.children(config, SwitchSchema.ROOT, "", null);
        if (!reader.errors.isEmpty()) {
            throw new RpcFailure(reader.errors);
        }
        return edits;
    }

    private List<EditNode> children(
            XmlElement element, SchemaNode schema, String path, @Nullable EditOperation operation) {
        if (!element.text().isBlank()) {
            report(RpcError.application(
                    "bad-element",
                    path,
                    "Element '" + element.local() + "' holds elements, no text.",
                    RpcError.badElement(element.local())));
        }
        List<EditNode> nodes = new ArrayList<>();
        Set<QName> once = new HashSet<>();
        for (XmlElement child : element.children()) {
            if (errors.size() >= MAX_ERRORS) {
                break;
            }
            Optional<SchemaNode> found = schema.child(child.name());
            if (found.isEmpty()) {
                report(unknown(child, schema, path));
            } else if (!mayRepeat(found.get()) && !once.add(child.name())) {
                report(RpcError.application(
                        "bad-element",
                        DataPath.of(path, found.get(), List.of()),
                        "Element '" + child.local() + "' stands here twice.",
                        RpcError.badElement(child.local())));
            } else if (schema instanceof SchemaNode.ListNode list && list.keys().contains(found.get())) {
                key(child, path);
            } else {
                node(child, found.get(), path, operation).ifPresent(nodes::add);
            }
        }
        return nodes;
    }

    private Optional<EditNode> node(
            XmlElement element, SchemaNode schema, String parent, @Nullable EditOperation inherited) {
        String plainPath = parent + "/" + Namespaces.prefixed(schema.name());
        EditOperation own = operation(element, plainPath);
        EditOperation effective = own == null ? inherited : own;
        return switch (schema) {
            case SchemaNode.Container container ->
                Optional.of(new EditNode(
                        container, own, List.of(), "", children(element, container, plainPath, effective), plainPath));
            case SchemaNode.ListNode list ->
                keys(element, list, plainPath).map(identity -> {
                    String path = DataPath.of(parent, list, identity);
                    return new EditNode(list, own, identity, "", children(element, list, path, effective), path);
                });
            case SchemaNode.LeafList leaf ->
                value(element, leaf.type(), plainPath)
                        .map(value -> new EditNode(
                                leaf,
                                own,
                                List.of(value),
                                value,
                                List.of(),
                                DataPath.of(parent, leaf, List.of(value))));
            case SchemaNode.Leaf leaf -> {
                // What a leaf holds does not matter when it goes (RFC 7950 section 7.6.7).
                boolean goes = own == EditOperation.DELETE || own == EditOperation.REMOVE;
                Optional<String> value = goes ? Optional.of("") : value(element, leaf.type(), plainPath);
                yield value.map(text -> new EditNode(leaf, own, List.of(), text, List.of(), plainPath));
            }
        };
    }

    /** A key's value was read with its list entry; left to check is that no one tries to delete it alone. */
    private void key(XmlElement element, String path) {
        EditOperation own = operation(element, path);
        if (own == EditOperation.DELETE || own == EditOperation.REMOVE) {
            report(RpcError.application(
                    "bad-attribute",
                    path,
                    "A key cannot be deleted alone: delete its list entry.",
                    RpcError.badAttribute("operation"),
                    RpcError.badElement(element.local())));
        }
    }

    private Optional<List<String>> keys(XmlElement element, SchemaNode.ListNode list, String path) {
        List<String> identity = new ArrayList<>();
        for (SchemaNode.Leaf key : list.keys()) {
            Optional<XmlElement> found = element.child(key.name());
            if (found.isEmpty()) {
                report(RpcError.application(
                        "missing-element",
                        path,
                        "An entry of list '" + list.name().getLocalPart() + "' needs its key '"
                                + key.name().getLocalPart() + "'.",
                        RpcError.badElement(key.name().getLocalPart())));
                return Optional.empty();
            }
            Optional<String> value = value(found.get(), key.type(), path + "/" + Namespaces.prefixed(key.name()));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            identity.add(value.get());
        }
        return Optional.of(identity);
    }

    private Optional<String> value(XmlElement element, LeafType type, String path) {
        if (!element.isLeaf()) {
            report(RpcError.application(
                    "unknown-element",
                    path,
                    "'" + element.local() + "' is a leaf: it holds no elements.",
                    RpcError.badElement(element.children().getFirst().local())));
            return Optional.empty();
        }
        try {
            return Optional.of(type.canonical(element.text(), element.namespaces()));
        } catch (IllegalArgumentException e) {
            report(RpcError.application(
                    "invalid-value",
                    path,
                    "Invalid value for '" + element.local() + "'. " + e.getMessage(),
                    RpcError.badElement(element.local())));
            return Optional.empty();
        }
    }

    private @Nullable EditOperation operation(XmlElement element, String path) {
        EditOperation operation = null;
        for (var attribute : element.attributes().entrySet()) {
            if (!attribute.getKey().equals(OPERATION)) {
                report(RpcError.application(
                        "unknown-attribute",
                        path,
                        "Attribute '" + attribute.getKey() + "' has no meaning here; 'operation' must be in namespace "
                                + Namespaces.NETCONF + ".",
                        RpcError.badAttribute(attribute.getKey().getLocalPart()),
                        RpcError.badElement(element.local())));
                continue;
            }
            Optional<EditOperation> read = EditOperation.ofAttribute(attribute.getValue());
            if (read.isEmpty()) {
                report(RpcError.application(
                        "bad-attribute",
                        path,
                        "The operation must be merge, replace, create, delete or remove.",
                        RpcError.badAttribute("operation"),
                        RpcError.badElement(element.local())));
            }
            operation = read.orElse(operation);
        }
        return operation;
    }

    private static RpcError unknown(XmlElement element, SchemaNode parent, String path) {
        String namespace = element.name().getNamespaceURI();
        if (!SwitchSchema.knowsNamespace(namespace)) {
            return RpcError.application(
                    "unknown-namespace",
                    path,
                    "No module of this switch has the namespace '" + namespace + "'.",
                    RpcError.badElement(element.local()),
                    RpcError.badNamespace(namespace));
        }
        String why = SwitchSchema.isState(parent, element.name())
                ? "is state and cannot be configured."
                : "has no place in '" + parent.name().getLocalPart() + "'.";
        return RpcError.application(
                "unknown-element", path, "'" + element.local() + "' " + why, RpcError.badElement(element.local()));
    }

    private static boolean mayRepeat(SchemaNode schema) {
        return switch (schema) {
            case SchemaNode.ListNode _ -> true;
            case SchemaNode.LeafList _ -> true;
            case SchemaNode.Container _ -> false;
            case SchemaNode.Leaf _ -> false;
        };
    }

    private void report(RpcError error) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(error);
        }
    }
}
