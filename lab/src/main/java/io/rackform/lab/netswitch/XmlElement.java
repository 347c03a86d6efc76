package io.rackform.lab.netswitch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * One XML element, read or to be written.
 *
 * @param namespaces the prefixes in scope, for values and attributes that use one; {@code ""} is the default namespace
 * @param text all character data directly inside
 */
record XmlElement(
        QName name,
        Map<QName, String> attributes,
        Map<String, String> namespaces,
        String text,
        List<XmlElement> children) {
    XmlElement {
        attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        namespaces = Map.copyOf(namespaces);
        children = List.copyOf(children);
    }

    static XmlElement of(QName name, List<XmlElement> children) {
        return new XmlElement(name, Map.of(), Map.of(), "", children);
    }

    static XmlElement of(QName name, XmlElement... children) {
        return of(name, List.of(children));
    }

    static XmlElement leaf(QName name, String text) {
        return new XmlElement(name, Map.of(), Map.of(), text, List.of());
    }

    XmlElement with(List<XmlElement> otherChildren) {
        return new XmlElement(name, attributes, namespaces, text, otherChildren);
    }

    XmlElement with(QName attribute, String value) {
        var all = new LinkedHashMap<>(attributes);
        all.put(attribute, value);
        return new XmlElement(name, all, namespaces, text, children);
    }

    String local() {
        return name.getLocalPart();
    }

    Optional<XmlElement> child(QName wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    Optional<String> attribute(String local) {
        return Optional.ofNullable(attributes.get(new QName(local)));
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    String trimmed() {
        return text.strip();
    }
}
