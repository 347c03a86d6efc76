package io.rackform.lab.netswitch;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a message of an unknown sender: no document type, no entities, a bounded depth. */
final class XmlReader {
    /** Far above what the served modules nest; keeps the recursion that follows bounded. */
    static final int MAX_DEPTH = 64;

    private static final XMLInputFactory FACTORY = factory();

    private XmlReader() {}

    /**
     * Reads one document.
     *
     * @throws RpcFailure with malformed-message where this is not well-formed XML of the kind that RFC 6241 section 3
     *     allows
     */
    static XmlElement read(byte[] message) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(message))
                    .toString();
            // The framing leaves line ends around a message, and an XML declaration must be the very first thing.
            return document(FACTORY.createXMLStreamReader(new StringReader(text.strip())));
        } catch (CharacterCodingException e) {
            throw RpcError.malformed("The message is not UTF-8.");
        } catch (XMLStreamException e) {
            throw RpcError.malformed("The message is not well-formed XML: " + firstLine(e));
        }
    }

    private static XmlElement document(XMLStreamReader reader) throws XMLStreamException {
        var open = new ArrayList<Draft>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == MAX_DEPTH) {
                        throw RpcError.malformed("Elements are nested more than " + MAX_DEPTH + " deep.");
                    }
                    open.add(Draft.of(reader, open.isEmpty() ? Map.of() : open.getLast().namespaces));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.getLast().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement done = open.removeLast().finish();
                    if (open.isEmpty()) {
                        requireEnd(reader);
                        return done;
                    }
                    open.getLast().children.add(done);
                }
                case XMLStreamConstants.DTD -> throw RpcError.malformed("A document type declaration is not allowed.");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw RpcError.malformed("Entities are not allowed.");
                // allow default: event codes are an open set of ints; comments and instructions mean nothing here
                default -> {}
            }
        }
        throw RpcError.malformed("The message has no element.");
    }

    private static void requireEnd(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                throw RpcError.malformed("The message has more than one root element.");
            }
        }
    }

    private static String firstLine(XMLStreamException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .reduce((first, last) -> last)
                .orElse("");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    /** An element whose end has not been read yet. */
    private record Draft(
            QName name,
            Map<QName, String> attributes,
            Map<String, String> namespaces,
            StringBuilder text,
            List<XmlElement> children) {
        static Draft of(XMLStreamReader reader, Map<String, String> outer) {
            Map<String, String> namespaces = outer;
            if (reader.getNamespaceCount() > 0) {
                var all = new LinkedHashMap<>(outer);
                for (int i = 0; i < reader.getNamespaceCount(); i++) {
                    all.put(orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
                }
                namespaces = Map.copyOf(all);
            }
            var attributes = new LinkedHashMap<QName, String>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeName(i), reader.getAttributeValue(i));
            }
            return new Draft(reader.getName(), attributes, namespaces, new StringBuilder(), new ArrayList<>());
        }

        XmlElement finish() {
            String own = text.toString();
            return new XmlElement(
                    name, attributes, namespaces, !children.isEmpty() && own.isBlank() ? "" : own, children);
        }

        @SuppressWarnings("NullAway") // the JDK's reader gives null for "none"
        private static String orEmpty(String text) {
            return text == null ? "" : text;
        }
    }
}
