package io.rackform.netconf.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/**
 * One element of data: either text or children, never both.
 *
 * @param attributes by name; configuration has none, edits and filters have
 * @param prefixes the namespace prefixes that the text refers to (identities, instance identifiers), with what they stand for
 * @param text without white space around it; empty where there are children
 */
public record Element(
        QName name,
        Map<QName, String> attributes,
        SortedMap<String, String> prefixes,
        String text,
        List<Element> children) {
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]*):");
    private static final SortedMap<String, String> NO_PREFIXES = new TreeMap<>();

    public Element {
        attributes = Map.copyOf(attributes);
        prefixes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(prefixes));
        children = List.copyOf(children);
    }

    public static Element of(QName name, List<Element> children) {
        return new Element(name, Map.of(), NO_PREFIXES, "", children);
    }

    public static Element of(QName name, Element... children) {
        return of(name, List.of(children));
    }

    public static Element leaf(QName name, String text) {
        return new Element(name, Map.of(), NO_PREFIXES, text, List.of());
    }

    public Element withChildren(List<Element> others) {
        return new Element(name, attributes, prefixes, "", others);
    }

    public Element withAttribute(QName attribute, String value) {
        var more = new java.util.HashMap<>(attributes);
        more.put(attribute, value);
        return new Element(name, more, prefixes, text, children);
    }

    /** This leaf with another text that refers to no namespace. */
    public Element withText(String other) {
        return new Element(name, attributes, NO_PREFIXES, other, List.of());
    }

    /** This element without attributes at any depth: what a device adds to its data is not configuration. */
    public Element bare() {
        return new Element(
                name,
                Map.of(),
                prefixes,
                text,
                children.stream().map(Element::bare).toList());
    }

    public String local() {
        return name.getLocalPart();
    }

    public String namespace() {
        return name.getNamespaceURI();
    }

    /** Whether there are no children; an empty container and a leaf of type empty look the same. */
    public boolean isLeaf() {
        return children.isEmpty();
    }

    public Optional<Element> child(QName wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    /** A child in this element's own namespace. */
    public Optional<Element> child(String local) {
        return child(new QName(namespace(), local));
    }

    /** The text of a child in this element's own namespace; empty where there is none. */
    public String childText(String local) {
        return child(local).map(Element::text).orElse("");
    }

    /** This element and all below it. */
    public Stream<Element> stream() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::stream));
    }

    /** The text with every known prefix replaced by {@code {namespace}}, so that it means the same everywhere. */
    public String expandedText() {
        if (prefixes.isEmpty()) {
            return text;
        }
        Matcher matcher = PREFIX.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String namespace = prefixes.get(matcher.group(1));
            String with = namespace == null ? matcher.group() : "{" + namespace + "}";
            matcher.appendReplacement(out, Matcher.quoteReplacement(with));
        }
        return matcher.appendTail(out).toString();
    }

    /**
     * Whether two leaves hold the same value: the same text, or the same identity under other prefixes. An identity
     * without prefix belongs to the module of its leaf (RFC 7950 section 9.10.3), but devices leave out prefixes of other
     * modules too, so that one side without prefix is compared by local name.
     */
    public boolean sameValue(Element other) {
        String mine = expandedText();
        String theirs = other.expandedText();
        if (mine.equals(theirs)) {
            return true;
        }
        return sameWithoutNamespace(mine, theirs) || sameWithoutNamespace(theirs, mine);
    }

    private static boolean sameWithoutNamespace(String expanded, String plain) {
        return expanded.startsWith("{")
                && !plain.startsWith("{")
                && expanded.indexOf('}') > 0
                && expanded.lastIndexOf('{') == 0
                && expanded.substring(expanded.indexOf('}') + 1).equals(plain);
    }
}
