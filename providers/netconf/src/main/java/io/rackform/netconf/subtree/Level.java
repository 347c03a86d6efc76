package io.rackform.netconf.subtree;

import io.rackform.netconf.xml.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** The elements of one name under one parent, as they are wanted, were recorded and are live. */
record Level(QName name, List<Element> want, List<Element> had, List<Element> live) {
    /** All names that are wanted or recorded, in the order in which they are written; live ones only beside these. */
    static List<Level> of(List<Element> want, List<Element> had, List<Element> live) {
        Map<QName, Level> levels = new LinkedHashMap<>();
        for (Element element : want) {
            at(levels, element).want.add(element);
        }
        for (Element element : had) {
            at(levels, element).had.add(element);
        }
        for (Element element : live) {
            Level level = levels.get(element.name());
            if (level != null) {
                level.live.add(element);
            }
        }
        return List.copyOf(levels.values());
    }

    private static Level at(Map<QName, Level> levels, Element element) {
        return levels.computeIfAbsent(
                element.name(), name -> new Level(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }

    Shapes.Kind kind(Shapes shapes) {
        return shapes.kind(want, had, live);
    }

    /** The step of a path that this level is, below a parent of some namespace. */
    String step(String parentNamespace) {
        String qualifier = name.getNamespaceURI().equals(parentNamespace) ? "" : "{" + name.getNamespaceURI() + "}";
        return "/" + qualifier + name.getLocalPart();
    }

    static @Nullable Element first(List<Element> elements) {
        return elements.isEmpty() ? null : elements.getFirst();
    }

    static List<Element> children(@Nullable Element element) {
        return element == null ? List.of() : element.children();
    }

    /** The one of these that has the identity. */
    static @Nullable Element find(Shapes shapes, List<Element> entries, List<String> identity) {
        for (Element entry : entries) {
            if (shapes.identity(entry).equals(identity)) {
                return entry;
            }
        }
        return null;
    }

    static String predicates(List<String> keys, List<String> identity) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            String value = i < identity.size() ? identity.get(i) : "";
            char quote = value.indexOf('\'') < 0 ? '\'' : '"';
            out.append('[')
                    .append(keys.get(i))
                    .append('=')
                    .append(quote)
                    .append(value)
                    .append(quote)
                    .append(']');
        }
        return out.toString();
    }
}
