package io.rackform.netconf.subtree;

import io.rackform.netconf.xml.Element;
import io.rackform.netconf.xml.XmlException;
import io.rackform.netconf.xml.XmlParser;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Configuration as a user writes it. */
public final class ConfigText {
    private ConfigText() {}

    /**
     * Reads it: elements with their namespaces, with or without {@code <config>} around them.
     *
     * @throws XmlException with a message that tells the user what is wrong
     */
    public static List<Element> parse(String text) throws XmlException {
        List<Element> roots = XmlParser.fragment(text);
        if (roots.size() == 1 && roots.getFirst().local().equals("config") && !isData(roots.getFirst())) {
            roots = roots.getFirst().children();
        }
        if (roots.isEmpty()) {
            throw new XmlException("there is no element in it");
        }
        for (Element root : roots) {
            check(root);
        }
        Set<Object> once = new HashSet<>();
        for (Element root : roots) {
            if (!once.add(root.name())) {
                throw new XmlException(
                        "element '" + root.local() + "' stands at the top twice; put both parts into one");
            }
        }
        return roots;
    }

    private static boolean isData(Element config) {
        return !config.namespace().isEmpty()
                && !config.namespace().equals(io.rackform.netconf.protocol.Operations.NETCONF);
    }

    private static void check(Element element) throws XmlException {
        if (element.namespace().isEmpty()) {
            throw new XmlException(
                    "element '" + element.local()
                            + "' has no namespace; the topmost element needs xmlns=\"...\" with the namespace of its YANG module");
        }
        if (!element.attributes().isEmpty()) {
            String name = element.attributes().keySet().iterator().next().getLocalPart();
            throw new XmlException("element '" + element.local() + "' has the attribute '" + name
                    + "'; only values are written here, what happens to them follows from the plan");
        }
        for (Element child : element.children()) {
            check(child);
        }
    }

    /**
     * Faults that show only with the keys: an entry without its key, or the same entry or leaf twice.
     *
     * @throws XmlException with a message that tells the user what is wrong
     */
    public static void check(Shapes shapes, List<Element> tree) throws XmlException {
        Set<Object> once = new HashSet<>();
        for (Element element : tree) {
            if (element.isLeaf()) {
                if (!once.add(List.of(element.name(), element.expandedText()))) {
                    throw new XmlException("element '" + element.local() + "' stands there twice");
                }
                continue;
            }
            List<String> keys = shapes.keysOf(element);
            List<String> identity = shapes.identity(element);
            if (shapes.keyLeaves(element).size() < keys.size() || identity.contains("")) {
                throw new XmlException("an entry of list '" + element.local() + "' needs its key "
                        + String.join(" and ", keys) + " with a value");
            }
            if (!once.add(List.of(element.name(), identity))) {
                throw new XmlException("entry '" + element.local() + Level.predicates(keys, identity)
                        + "' stands there twice" + (keys.isEmpty() ? "; if it is a list, name its key in keys" : ""));
            }
            check(shapes, element.children());
        }
    }
}
