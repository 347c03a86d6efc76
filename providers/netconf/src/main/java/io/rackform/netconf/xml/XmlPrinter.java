package io.rackform.netconf.xml;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.namespace.QName;

/** Writes elements: on one line for the wire, indented for people. The same tree gives the same text. */
public final class XmlPrinter {
    private static final String NETCONF = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final StringBuilder out = new StringBuilder();
    private final boolean indented;

    private XmlPrinter(boolean indented) {
        this.indented = indented;
    }

    /** Without any white space of its own. */
    public static String line(Element element) {
        XmlPrinter printer = new XmlPrinter(false);
        printer.element(element, "", 0);
        return printer.out.toString();
    }

    /** One element per line, two blanks for each level, a line end after the last. */
    public static String pretty(List<Element> elements) {
        XmlPrinter printer = new XmlPrinter(true);
        elements.forEach(element -> printer.element(element, "", 0));
        return printer.out.toString();
    }

    private void element(Element element, String inherited, int depth) {
        indent(depth);
        out.append('<').append(element.local());
        if (!element.namespace().equals(inherited)) {
            attribute("xmlns", element.namespace());
        }
        element.prefixes().forEach((prefix, namespace) -> attribute("xmlns:" + prefix, namespace));
        attributes(element);
        if (element.isLeaf() && element.text().isEmpty()) {
            out.append("/>");
        } else {
            out.append('>');
            if (element.isLeaf()) {
                escape(element.text(), false);
            } else {
                end();
                element.children().forEach(child -> element(child, element.namespace(), depth + 1));
                indent(depth);
            }
            out.append("</").append(element.local()).append('>');
        }
        end();
    }

    private void attributes(Element element) {
        Map<String, QName> sorted = new TreeMap<>();
        element.attributes().keySet().forEach(name -> sorted.put(name.toString(), name));
        int generated = 0;
        for (QName name : sorted.values()) {
            String value = element.attributes().getOrDefault(name, "");
            String namespace = name.getNamespaceURI();
            if (namespace.isEmpty()) {
                attribute(name.getLocalPart(), value);
            } else if (namespace.equals(XML)) {
                attribute("xml:" + name.getLocalPart(), value);
            } else {
                String prefix = namespace.equals(NETCONF) ? "nc" : "a" + generated++;
                attribute("xmlns:" + prefix, namespace);
                attribute(prefix + ":" + name.getLocalPart(), value);
            }
        }
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value, true);
        out.append('"');
    }

    private void indent(int depth) {
        if (indented) {
            out.append("  ".repeat(depth));
        }
    }

    private void end() {
        if (indented) {
            out.append('\n');
        }
    }

    private void escape(String text, boolean quoted) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#13;");
                case '"' -> out.append(quoted ? "&quot;" : "\"");
                case '\n' -> out.append(quoted ? "&#10;" : "\n");
                case '\t' -> out.append(quoted ? "&#9;" : "\t");
                default -> out.append(c);
            }
        }
    }
}
