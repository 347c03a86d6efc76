package io.rackform.lab.netswitch;

import java.util.Map;
import javax.xml.namespace.QName;

/** Writes elements as text: each namespace as the default one where it begins, prefixes only where a value uses them. */
final class XmlWriter {
    private final StringBuilder out = new StringBuilder();

    private XmlWriter() {}

    static String write(XmlElement element) {
        XmlWriter writer = new XmlWriter();
        writer.element(element, "");
        return writer.out.toString();
    }

    private void element(XmlElement element, String outerNamespace) {
        String namespace = element.name().getNamespaceURI();
        out.append('<').append(element.local());
        if (!namespace.equals(outerNamespace)) {
            declare("xmlns", namespace);
        }
        for (Map.Entry<String, String> declared : element.namespaces().entrySet()) {
            String prefix = declared.getKey();
            if (!prefix.isEmpty() && !prefix.equals("xml") && element.text().contains(prefix + ":")) {
                declare("xmlns:" + prefix, declared.getValue());
            }
        }
        element.attributes().forEach(this::attribute);
        if (element.children().isEmpty() && element.text().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        escape(element.text());
        for (XmlElement child : element.children()) {
            element(child, namespace);
        }
        out.append("</").append(element.local()).append('>');
    }

    private void attribute(QName name, String value) {
        String namespace = name.getNamespaceURI();
        if (namespace.isEmpty()) {
            declare(name.getLocalPart(), value);
        } else if (namespace.equals("http://www.w3.org/XML/1998/namespace")) {
            declare("xml:" + name.getLocalPart(), value);
        } else {
            // Prefixes of attributes must differ among each other where the namespaces do.
            String known = Namespaces.prefix(namespace);
            String prefix = known.equals("x") ? "x" + Integer.toHexString(namespace.hashCode()) : known;
            if (out.indexOf("xmlns:" + prefix + "=", out.lastIndexOf("<")) < 0) {
                declare("xmlns:" + prefix, namespace);
            }
            declare(prefix + ":" + name.getLocalPart(), value);
        }
    }

    private void declare(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                // allow default: every other character stands for itself
                default -> out.append(c);
            }
        }
    }
}
