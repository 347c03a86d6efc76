package io.rackform.lab.netswitch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import javax.xml.namespace.QName;

/** What {@code get} shows beside configuration: the ports' state, the YANG library (RFC 7895), the schemas (RFC 6022). */
final class StateTree {
    private StateTree() {}

    /** All top-level elements of running with their state. */
    static List<XmlElement> of(DataNode running) {
        List<XmlElement> all = new ArrayList<>();
        for (DataNode node : running.children()) {
            all.add(node.schema().name().equals(SwitchSchema.INTERFACES) ? interfaces(node) : node.toXml());
        }
        all.add(library());
        all.add(monitoring());
        return all;
    }

    /** The same for the same set of modules (RFC 7895 section 2.1.1). */
    static String moduleSet() {
        CRC32 sum = new CRC32();
        for (SwitchSchema.Module module : SwitchSchema.MODULES) {
            sum.update(module.capability().getBytes(StandardCharsets.UTF_8));
        }
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    private static XmlElement interfaces(DataNode interfaces) {
        List<XmlElement> entries = new ArrayList<>();
        for (DataNode entry : interfaces.children()) {
            boolean up = entry.find(SwitchSchema.ENABLED)
                    .map(DataNode::value)
                    .orElse("true")
                    .equals("true");
            int index = entries.size() + 1;
            XmlElement xml = entry.toXml();
            List<XmlElement> children = new ArrayList<>(xml.children());
            children.add(state("admin-status", up ? "up" : "down"));
            children.add(state("oper-status", up ? "up" : "down"));
            children.add(state("if-index", Integer.toString(index)));
            children.add(state(
                    "phys-address",
                    String.format(Locale.ROOT, "02:00:5e:00:%02x:%02x", index >> 8 & 0xff, index & 0xff)));
            entries.add(xml.with(children));
        }
        return interfaces.toXml().with(entries);
    }

    private static XmlElement state(String local, String value) {
        return XmlElement.leaf(new QName(Namespaces.INTERFACES, local), value);
    }

    private static XmlElement library() {
        List<XmlElement> children = new ArrayList<>();
        children.add(library("module-set-id", moduleSet()));
        for (SwitchSchema.Module module : SwitchSchema.MODULES) {
            children.add(XmlElement.of(
                    new QName(Namespaces.YANG_LIBRARY, "module"),
                    library("name", module.name()),
                    library("revision", module.revision()),
                    library("namespace", module.namespace()),
                    library("conformance-type", module.implemented() ? "implement" : "import")));
        }
        return XmlElement.of(new QName(Namespaces.YANG_LIBRARY, "modules-state"), children);
    }

    private static XmlElement library(String local, String value) {
        return XmlElement.leaf(new QName(Namespaces.YANG_LIBRARY, local), value);
    }

    private static XmlElement monitoring() {
        List<XmlElement> capabilities = Operations.capabilities().stream()
                .map(capability -> monitoring("capability", capability))
                .toList();
        List<XmlElement> schemas = new ArrayList<>();
        for (SwitchSchema.Module module : SwitchSchema.MODULES) {
            if (module.text().isPresent()) {
                schemas.add(XmlElement.of(
                        new QName(Namespaces.MONITORING, "schema"),
                        monitoring("identifier", module.name()),
                        monitoring("version", module.revision()),
                        new XmlElement(
                                new QName(Namespaces.MONITORING, "format"),
                                Map.of(),
                                Map.of(Namespaces.prefix(Namespaces.MONITORING), Namespaces.MONITORING),
                                Namespaces.prefix(Namespaces.MONITORING) + ":yang",
                                List.of()),
                        monitoring("namespace", module.namespace()),
                        monitoring("location", "NETCONF")));
            }
        }
        return XmlElement.of(
                new QName(Namespaces.MONITORING, "netconf-state"),
                XmlElement.of(new QName(Namespaces.MONITORING, "capabilities"), capabilities),
                XmlElement.of(new QName(Namespaces.MONITORING, "schemas"), schemas));
    }

    private static XmlElement monitoring(String local, String value) {
        return XmlElement.leaf(new QName(Namespaces.MONITORING, local), value);
    }
}
