package io.rackform.lab.netswitch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/** The table of what the switch can be configured with, and the YANG modules that say the same. */
final class SwitchSchema {
    static final QName INTERFACES = new QName(Namespaces.INTERFACES, "interfaces");
    static final QName INTERFACE = new QName(Namespaces.INTERFACES, "interface");
    static final QName INTERFACE_NAME = new QName(Namespaces.INTERFACES, "name");
    static final QName INTERFACE_TYPE = new QName(Namespaces.INTERFACES, "type");
    static final QName ENABLED = new QName(Namespaces.INTERFACES, "enabled");
    static final QName VLANS = new QName(Namespaces.VLANS, "vlans");
    static final QName VLAN = new QName(Namespaces.VLANS, "vlan");
    static final QName VLAN_ID = new QName(Namespaces.VLANS, "id");
    static final QName VLAN_NAME = new QName(Namespaces.VLANS, "name");

    /** The canonical value of {@link #INTERFACE_TYPE} of a physical port. */
    static final String ETHERNET = Namespaces.prefix(Namespaces.INTERFACE_TYPES) + ":ethernetCsmacd";

    private static final LeafType VLAN_NUMBER = new LeafType.Range(1, 4094);
    private static final LeafType VLAN_REFERENCE = new LeafType.Reference(VLAN_NUMBER, List.of(VLANS, VLAN, VLAN_ID));

    /** Leaves of ietf-interfaces that are state: read by {@code get}, refused in an edit. */
    private static final Set<String> STATE = Set.of(
            "admin-status",
            "oper-status",
            "last-change",
            "if-index",
            "phys-address",
            "higher-layer-if",
            "lower-layer-if",
            "speed",
            "statistics");

    /** The whole of a datastore: its children are the top-level containers. */
    static final SchemaNode.Container ROOT =
            new SchemaNode.Container(Namespaces.netconf("config"), List.of(interfaces(), vlans()));

    private static final Map<QName, List<QName>> KEYS = lists(ROOT)
            .collect(Collectors.toUnmodifiableMap(
                    SchemaNode::name,
                    list -> list.keys().stream().map(SchemaNode.Leaf::name).toList()));

    /**
     * One YANG module that the switch announces.
     *
     * @param implemented false where only its types are used (RFC 8525, {@code import})
     */
    record Module(String name, String revision, String namespace, boolean implemented) {
        String capability() {
            return namespace + "?module=" + name + "&revision=" + revision;
        }

        /** The text of the module, where the switch hands it out. */
        Optional<String> text() {
            try (InputStream in = SwitchSchema.class.getResourceAsStream(name + ".yang")) {
                return in == null
                        ? Optional.empty()
                        : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static final List<Module> MODULES = List.of(
            new Module("ietf-interfaces", "2018-02-20", Namespaces.INTERFACES, true),
            new Module("iana-if-type", "2014-05-08", Namespaces.INTERFACE_TYPES, true),
            new Module("ietf-yang-library", "2016-06-21", Namespaces.YANG_LIBRARY, true),
            new Module("ietf-netconf-monitoring", "2010-10-04", Namespaces.MONITORING, true),
            new Module("ietf-netconf-with-defaults", "2011-06-01", Namespaces.WITH_DEFAULTS, true),
            new Module("rackform-lab-vlans", "2026-01-15", Namespaces.VLANS, true),
            new Module("rackform-lab-switch", "2026-01-15", Namespaces.SWITCH, true));

    private SwitchSchema() {}

    static boolean knowsNamespace(String namespace) {
        return namespace.equals(Namespaces.INTERFACES)
                || namespace.equals(Namespaces.VLANS)
                || namespace.equals(Namespaces.SWITCH);
    }

    static boolean isState(SchemaNode parent, QName name) {
        return parent.name().equals(INTERFACE)
                && name.getNamespaceURI().equals(Namespaces.INTERFACES)
                && STATE.contains(name.getLocalPart());
    }

    /** The keys of the list whose entries have this name; list names are unique in the served modules. */
    static List<QName> keysOf(QName list) {
        return KEYS.getOrDefault(list, List.of());
    }

    private static Stream<SchemaNode.ListNode> lists(SchemaNode node) {
        return Stream.concat(
                node instanceof SchemaNode.ListNode list ? Stream.of(list) : Stream.empty(),
                node.children().stream().flatMap(SwitchSchema::lists));
    }

    private static SchemaNode interfaces() {
        return new SchemaNode.Container(
                INTERFACES,
                List.of(new SchemaNode.ListNode(
                        INTERFACE,
                        1,
                        List.of(
                                leaf(INTERFACE_NAME, new LeafType.Text(1, 64)),
                                leaf(Namespaces.INTERFACES, "description", new LeafType.Text(0, 255)),
                                new SchemaNode.Leaf(INTERFACE_TYPE, interfaceTypes(), true),
                                leaf(ENABLED, new LeafType.Bool()),
                                leaf(
                                        Namespaces.INTERFACES,
                                        "link-up-down-trap-enable",
                                        new LeafType.Enumeration(Set.of("enabled", "disabled"))),
                                leaf(Namespaces.SWITCH, "access-vlan", VLAN_REFERENCE),
                                new SchemaNode.LeafList(new QName(Namespaces.SWITCH, "trunk-vlan"), VLAN_REFERENCE),
                                leaf(Namespaces.SWITCH, "mtu", new LeafType.Range(68, 9216))))));
    }

    private static SchemaNode vlans() {
        return new SchemaNode.Container(
                VLANS,
                List.of(new SchemaNode.ListNode(
                        VLAN, 1, List.of(leaf(VLAN_ID, VLAN_NUMBER), leaf(VLAN_NAME, new LeafType.Text(1, 32))))));
    }

    private static LeafType interfaceTypes() {
        return new LeafType.Identity(
                Namespaces.INTERFACE_TYPES,
                Set.of(
                        "ethernetCsmacd",
                        "ieee8023adLag",
                        "l2vlan",
                        "l3ipvlan",
                        "softwareLoopback",
                        "bridge",
                        "tunnel"));
    }

    private static SchemaNode leaf(String namespace, String local, LeafType type) {
        return leaf(new QName(namespace, local), type);
    }

    private static SchemaNode leaf(QName name, LeafType type) {
        return new SchemaNode.Leaf(name, type, false);
    }
}
