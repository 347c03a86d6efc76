package io.rackform.lab.netswitch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;

/** Checks a whole configuration (RFC 7950 section 8.3.3): mandatory leaves, references, the ports that exist. */
final class Validator {
    private static final int MAX_ERRORS = 20;

    private final DataNode root;
    private final Set<String> ports;
    private final Map<List<QName>, Set<String>> targets = new HashMap<>();
    private final List<RpcError> errors = new ArrayList<>();

    private Validator(DataNode root, Set<String> ports) {
        this.root = root;
        this.ports = ports;
    }

    /**
     * Checks a datastore.
     *
     * @param ports the names that an Ethernet interface may have; empty where any will do
     * @return what is wrong; empty for a valid configuration
     */
    static List<RpcError> check(DataNode root, Set<String> ports) {
        Validator validator = new Validator(root, ports);
        validator.children(root, "");
        return List.copyOf(validator.errors);
    }

    private void children(DataNode parent, String path) {
        for (DataNode child : parent.children()) {
            if (errors.size() >= MAX_ERRORS) {
                return;
            }
            String at = DataPath.of(path, child.schema(), child.identity());
            switch (child.schema()) {
                case SchemaNode.Leaf leaf -> reference(leaf.type(), child, at);
                case SchemaNode.LeafList leaf -> reference(leaf.type(), child, at);
                case SchemaNode.Container _ -> children(child, at);
                case SchemaNode.ListNode list -> {
                    mandatory(list, child, at);
                    port(child, at);
                    children(child, at);
                }
            }
        }
    }

    private void mandatory(SchemaNode.ListNode list, DataNode entry, String path) {
        for (SchemaNode schema : list.children()) {
            if (schema instanceof SchemaNode.Leaf leaf
                    && leaf.mandatory()
                    && entry.find(leaf.name()).isEmpty()) {
                errors.add(RpcError.application(
                        "data-missing",
                        path + "/" + Namespaces.prefixed(leaf.name()),
                        "'" + leaf.name().getLocalPart() + "' is mandatory.",
                        RpcError.badElement(leaf.name().getLocalPart())));
            }
        }
    }

    /** RFC 7950 section 15.5. */
    private void reference(LeafType type, DataNode leaf, String path) {
        if (type instanceof LeafType.Reference reference
                && !values(reference.target()).contains(leaf.value())) {
            String target = reference.target().stream()
                    .map(QName::getLocalPart)
                    .reduce("", (left, right) -> left + "/" + right);
            errors.add(RpcError.application(
                            "data-missing",
                            path,
                            "'" + leaf.schema().name().getLocalPart() + "' is " + leaf.value() + ", but no " + target
                                    + " has this value.",
                            RpcError.badElement(leaf.schema().name().getLocalPart()))
                    .withAppTag("instance-required"));
        }
    }

    private Set<String> values(List<QName> target) {
        return targets.computeIfAbsent(target, path -> {
            List<DataNode> level = List.of(root);
            for (QName step : path) {
                level = level.stream().flatMap(node -> node.all(step).stream()).toList();
            }
            Set<String> found = new HashSet<>();
            level.forEach(node -> found.add(node.value()));
            return found;
        });
    }

    /** As a {@code must} statement would (RFC 7950 section 15.4): no one can configure a port into a case. */
    private void port(DataNode entry, String path) {
        boolean ethernet = entry.find(SwitchSchema.INTERFACE_TYPE)
                .filter(type -> type.value().equals(SwitchSchema.ETHERNET))
                .isPresent();
        if (ethernet && !ports.isEmpty() && !ports.contains(entry.identity().getFirst())) {
            errors.add(RpcError.application(
                            "operation-failed",
                            path,
                            "This switch has no Ethernet port '"
                                    + entry.identity().getFirst() + "'.",
                            RpcError.badElement("interface"))
                    .withAppTag("must-violation"));
        }
    }
}
