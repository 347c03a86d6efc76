package io.rackform.netconf.xml;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML from devices and users: no document types, no entities but the five of XML itself, bounded depth and size. */
public final class XmlParser {
    /** Deeper nesting than any data model has, and less than the JDK's own limit of 100. */
    private static final int MAX_DEPTH = 90;

    private static final int MAX_ELEMENTS = 1_000_000;
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]*):");
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int elements;

    private XmlParser(XMLStreamReader reader) {
        this.reader = reader;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    /** Reads one document. */
    public static Element document(byte[] bytes) throws XmlException {
        try {
            return new XmlParser(reader(bytes)).root();
        } catch (XMLStreamException e) {
            throw refused(e, 0);
        }
    }

    /** Reads any number of elements in a row, as people write them. */
    public static List<Element> fragment(String text) throws XmlException {
        // A declaration may stand only at the very beginning, which our own wrapper takes.
        String body = text.strip();
        if (body.startsWith("<?xml")) {
            int end = body.indexOf("?>");
            // Blanks keep the columns that a message names.
            body = end < 0 ? body : " ".repeat(end + 2) + body.substring(end + 2);
        }
        String wrapped = "<fragment>" + body + "\n</fragment>";
        try {
            Element root = new XmlParser(reader(wrapped.getBytes(StandardCharsets.UTF_8))).root();
            if (!root.text().isEmpty()) {
                throw new XmlException("there is text outside of every element");
            }
            return root.children();
        } catch (XMLStreamException e) {
            throw refused(e, "<fragment>".length());
        }
    }

    private static XMLStreamReader reader(byte[] bytes) throws XMLStreamException {
        synchronized (FACTORY) {
            return FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8");
        }
    }

    private static XmlException refused(XMLStreamException cause, int columnsBefore) {
        int line = cause.getLocation() == null ? -1 : cause.getLocation().getLineNumber();
        int column = cause.getLocation() == null ? -1 : cause.getLocation().getColumnNumber();
        String message = String.valueOf(cause.getMessage());
        int marker = message.lastIndexOf("Message: ");
        String why = (marker < 0 ? message : message.substring(marker + "Message: ".length()))
                .strip()
                .replaceFirst("\\.+$", "");
        if (line < 1) {
            return new XmlException(why);
        }
        return new XmlException(
                "line " + line + ", column " + Math.max(1, line == 1 ? column - columnsBefore : column) + ": " + why);
    }

    private Element root() throws XMLStreamException, XmlException {
        Element root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> root = element(1);
                case XMLStreamConstants.DTD -> throw new XmlException("a document type (<!DOCTYPE>) is not allowed");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw entity();
                default -> {}
            }
        }
        if (root == null) {
            throw new XmlException("there is no element");
        }
        return root;
    }

    private Element element(int depth) throws XMLStreamException, XmlException {
        if (depth > MAX_DEPTH) {
            throw new XmlException("elements are nested deeper than " + MAX_DEPTH);
        }
        if (++elements > MAX_ELEMENTS) {
            throw new XmlException("there are more than " + MAX_ELEMENTS + " elements");
        }
        QName name = plain(reader.getName());
        Map<QName, String> attributes = attributes();
        List<Element> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw entity();
                case XMLStreamConstants.END_ELEMENT -> {
                    return finished(name, attributes, text.toString().strip(), children);
                }
                default -> {}
            }
        }
    }

    private Element finished(QName name, Map<QName, String> attributes, String text, List<Element> children)
            throws XmlException {
        if (!children.isEmpty() && !text.isEmpty()) {
            throw new XmlException("element '" + name.getLocalPart() + "' holds both text and elements");
        }
        TreeMap<String, String> prefixes = new TreeMap<>();
        if (text.indexOf(':') > 0) {
            Matcher matcher = PREFIX.matcher(text);
            while (matcher.find()) {
                String namespace = reader.getNamespaceContext().getNamespaceURI(matcher.group(1));
                if (namespace != null && !namespace.isEmpty()) {
                    prefixes.put(matcher.group(1), namespace);
                }
            }
        }
        return new Element(name, attributes, prefixes, text, children);
    }

    private Map<QName, String> attributes() {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        Map<QName, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(plain(reader.getAttributeName(i)), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static QName plain(QName name) {
        return new QName(name.getNamespaceURI(), name.getLocalPart());
    }

    private XmlException entity() {
        return new XmlException("entity '&" + reader.getLocalName() + ";' is not allowed");
    }
}
