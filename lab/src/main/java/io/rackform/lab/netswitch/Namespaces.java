package io.rackform.lab.netswitch;

import java.util.Map;
import javax.xml.namespace.QName;

/** The XML namespaces that the switch knows, and the prefixes it writes them with. */
final class Namespaces {
    static final String NETCONF = "urn:ietf:params:xml:ns:netconf:base:1.0";
    static final String MONITORING = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";
    static final String YANG_LIBRARY = "urn:ietf:params:xml:ns:yang:ietf-yang-library";
    static final String WITH_DEFAULTS = "urn:ietf:params:xml:ns:yang:ietf-netconf-with-defaults";
    static final String INTERFACES = "urn:ietf:params:xml:ns:yang:ietf-interfaces";
    static final String INTERFACE_TYPES = "urn:ietf:params:xml:ns:yang:iana-if-type";
    static final String VLANS = "urn:rackform:lab:vlans";
    static final String SWITCH = "urn:rackform:lab:switch";

    private static final Map<String, String> PREFIXES = Map.of(
            NETCONF, "nc",
            MONITORING, "ncm",
            YANG_LIBRARY, "yanglib",
            WITH_DEFAULTS, "wd",
            INTERFACES, "if",
            INTERFACE_TYPES, "ianaift",
            VLANS, "vlans",
            SWITCH, "sw");

    private Namespaces() {}

    static String prefix(String namespace) {
        return PREFIXES.getOrDefault(namespace, "x");
    }

    static QName netconf(String local) {
        return new QName(NETCONF, local);
    }

    /** The name as it stands in an {@code error-path}. */
    static String prefixed(QName name) {
        return prefix(name.getNamespaceURI()) + ":" + name.getLocalPart();
    }
}
