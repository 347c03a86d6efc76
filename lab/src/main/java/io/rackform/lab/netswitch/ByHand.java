package io.rackform.lab.netswitch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;

/** Changes a configuration as a person at the switch's console would, with the console's short names. */
final class ByHand {
    private ByHand() {}

    /**
     * Changes one thing.
     *
     * @param path {@code Ethernet3/description}, {@code Ethernet3/trunk-vlan}, {@code vlan/120/name} or {@code vlan/120}
     * @param value the new value; empty takes it away. Many for a leaf-list, with commas between
     * @throws IllegalArgumentException where there is no such thing, or it cannot have this value
     */
    static DataNode change(DataNode root, String path, String value) {
        int slash = path.lastIndexOf('/');
        if (path.matches("vlan/[^/]+")) {
            return entry(root, List.of("vlan", path.substring(slash + 1)), value);
        }
        if (path.matches("vlan/[^/]+/[^/]+")) {
            return put(root, Arrays.asList(path.split("/")), value);
        }
        if (slash <= 0) {
            throw new IllegalArgumentException(
                    "'" + path + "' is no path; write <interface>/<leaf>, vlan/<id>/<leaf> or vlan/<id>");
        }
        String port = path.substring(0, slash);
        SchemaNode.ListNode list = list("interface");
        if (container(root, list).find(list, List.of(port)).isEmpty()) {
            throw new IllegalArgumentException("There is no interface '" + port + "'");
        }
        return put(root, List.of("interface", port, path.substring(slash + 1)), value);
    }

    /** Sets a leaf, or takes it away; {@code steps} are a list's name, its key and the leaf's name. */
    static DataNode put(DataNode root, List<String> steps, String value) {
        SchemaNode.ListNode list = list(steps.get(0));
        String key = steps.get(1);
        SchemaNode leaf = list.children().stream()
                .filter(child -> child.name().getLocalPart().equals(steps.get(2)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + steps.get(0) + "' has no leaf '" + steps.get(2) + "'"));
        List<XmlElement> leaves = new ArrayList<>();
        DataNode base = root;
        switch (leaf) {
            case SchemaNode.Leaf single ->
                leaves.add(
                        value.isEmpty()
                                ? operation(single.name(), "remove")
                                : element(single.name(), single.type(), value));
            case SchemaNode.LeafList many -> {
                base = without(root, list, key, many);
                Arrays.stream(value.split(","))
                        .filter(part -> !part.isBlank())
                        .forEach(part -> leaves.add(element(many.name(), many.type(), part)));
            }
            case SchemaNode.Container _ -> throw new IllegalArgumentException("Not a leaf");
            case SchemaNode.ListNode _ -> throw new IllegalArgumentException("Not a leaf");
        }
        return edit(base, list, key, leaves, "merge");
    }

    private static DataNode entry(DataNode root, List<String> steps, String value) {
        if (!value.isEmpty()) {
            throw new IllegalArgumentException("vlan/<id> takes no value; an empty one takes the VLAN away");
        }
        return edit(root, list(steps.get(0)), steps.get(1), List.of(), "delete");
    }

    private static DataNode without(DataNode root, SchemaNode.ListNode list, String key, SchemaNode.LeafList leaf) {
        DataNode container = container(root, list);
        Optional<DataNode> found = container.find(list, List.of(key));
        if (found.isEmpty()) {
            return root;
        }
        DataNode entry = found.get();
        for (DataNode old : entry.all(leaf.name())) {
            entry = entry.without(leaf, old.identity());
        }
        return root.with(container.with(entry));
    }

    private static DataNode edit(
            DataNode root, SchemaNode.ListNode list, String key, List<XmlElement> leaves, String operation) {
        List<XmlElement> children = new ArrayList<>();
        children.add(XmlElement.leaf(list.keys().getFirst().name(), key));
        children.addAll(leaves);
        XmlElement config = XmlElement.of(
                SwitchSchema.ROOT.name(),
                XmlElement.of(
                        parent(list).name(),
                        XmlElement.of(list.name(), children).with(Namespaces.netconf("operation"), operation)));
        try {
            Editor.Outcome outcome =
                    Editor.apply(root, EditReader.read(config), EditOperation.MERGE, Editor.ErrorOption.ROLLBACK);
            if (!outcome.errors().isEmpty()) {
                throw new RpcFailure(outcome.errors());
            }
            return outcome.root();
        } catch (RpcFailure e) {
            throw new IllegalArgumentException(e.errors().getFirst().message(), e);
        }
    }

    private static XmlElement element(QName name, LeafType type, String value) {
        if (type instanceof LeafType.Identity identity) {
            String prefix = Namespaces.prefix(identity.namespace());
            String text = value.startsWith(prefix + ":") ? value : prefix + ":" + value;
            return new XmlElement(name, Map.of(), Map.of(prefix, identity.namespace()), text, List.of());
        }
        return XmlElement.leaf(name, value);
    }

    private static XmlElement operation(QName name, String operation) {
        return XmlElement.leaf(name, "").with(Namespaces.netconf("operation"), operation);
    }

    private static DataNode container(DataNode root, SchemaNode.ListNode list) {
        SchemaNode parent = parent(list);
        return root.find(parent.name()).orElse(DataNode.bare(parent, List.of()));
    }

    private static SchemaNode parent(SchemaNode.ListNode list) {
        return SwitchSchema.ROOT.children().stream()
                .filter(container -> container.children().contains(list))
                .findFirst()
                .orElseThrow();
    }

    private static SchemaNode.ListNode list(String local) {
        return SwitchSchema.ROOT.children().stream()
                .flatMap(container -> container.children().stream())
                .filter(child -> child.name().getLocalPart().equals(local))
                .map(SchemaNode.ListNode.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
