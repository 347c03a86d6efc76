package io.rackform.netconf.subtree;

import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.xml.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;

/**
 * What is known of the shape of data. In this order: what the user said, what the device's YANG says, and what the data
 * itself shows: a list entry begins with its keys (RFC 7950 section 7.8.5), and their names are mostly the same few.
 *
 * @param keys the key leaves of list entries by the entries' name; an empty list says that the element is no list entry
 * @param ordered names of lists and leaf-lists whose order matters
 * @param learned from the device's modules
 */
public record Shapes(Map<String, List<String>> keys, Set<String> ordered, LearnedShapes learned) {
    public static final Shapes UNKNOWN = new Shapes(Map.of(), Set.of(), LearnedShapes.NOTHING);

    /** First leaves that are keys wherever one meets them. */
    private static final Set<String> USUAL_KEYS =
            Set.of("name", "id", "index", "key", "vlan-id", "sequence-id", "identifier", "address", "ip", "prefix");

    public Shapes {
        keys = Map.copyOf(keys);
        ordered = Set.copyOf(ordered);
    }

    /** What an element can be. */
    public enum Kind {
        /** With a text, or empty. */
        LEAF,
        /** One value of several. */
        LEAF_LIST,
        CONTAINER,
        /** An entry of a list. */
        ENTRY
    }

    /** What the elements of one name under one parent are, from all sides that have some. */
    @SafeVarargs
    public final Kind kind(List<Element>... sides) {
        boolean several = false;
        Element sample = null;
        for (List<Element> side : sides) {
            several |= side.size() > 1;
            for (Element element : side) {
                if (sample == null || sample.isLeaf()) {
                    sample = element;
                }
            }
        }
        if (sample == null) {
            throw new IllegalArgumentException("no element");
        }
        if (sample.isLeaf()) {
            return several || learned.isLeafList(sample.local()) ? Kind.LEAF_LIST : Kind.LEAF;
        }
        return keysOf(sample).isEmpty() ? Kind.CONTAINER : Kind.ENTRY;
    }

    /** Whether the order of these elements matters. */
    public boolean isOrdered(String local) {
        return ordered.contains(local);
    }

    /** The names of an entry's key leaves; empty where it is no list entry. */
    public List<String> keysOf(Element entry) {
        List<String> said = keys.get(entry.local());
        if (said != null) {
            return said;
        }
        Optional<List<String>> known = learned.keysOf(entry);
        if (known.isPresent()) {
            return known.get();
        }
        if (entry.isLeaf()) {
            return List.of();
        }
        Element first = entry.children().getFirst();
        return first.isLeaf() && USUAL_KEYS.contains(first.local()) ? List.of(first.local()) : List.of();
    }

    /** These shapes and what the trees show: elements that stand there several times are entries of a list. */
    public Shapes seenIn(List<Element> tree) {
        Map<String, List<String>> more = new HashMap<>();
        Element.of(Operations.netconf("config"), tree).stream().forEach(parent -> repeated(parent, more));
        if (more.isEmpty()) {
            return this;
        }
        more.putAll(keys);
        return new Shapes(more, ordered, learned);
    }

    private void repeated(Element parent, Map<String, List<String>> found) {
        Set<QName> once = new HashSet<>();
        for (Element child : parent.children()) {
            if (!once.add(child.name())
                    && !child.isLeaf()
                    && child.children().getFirst().isLeaf()
                    && keysOf(child).isEmpty()) {
                found.put(child.local(), List.of(child.children().getFirst().local()));
            }
        }
    }

    /** What these and others know together; where the users of two resources disagree, the first counts. */
    public Shapes and(Shapes other) {
        Map<String, List<String>> more = new HashMap<>(other.keys);
        more.putAll(keys);
        Set<String> both = new HashSet<>(ordered);
        both.addAll(other.ordered);
        return new Shapes(more, both, learned.equals(LearnedShapes.NOTHING) ? other.learned : learned);
    }

    /** What tells an entry from the others of its list: the values of its keys. */
    public List<String> identity(Element entry) {
        List<String> names = keysOf(entry);
        return names.stream()
                .map(name -> entry.children().stream()
                        .filter(child -> child.local().equals(name))
                        .findFirst()
                        .map(Element::expandedText)
                        .orElse(""))
                .toList();
    }

    /** Whether a child is one of its entry's keys. */
    public boolean isKey(Element entry, Element child) {
        return child.isLeaf()
                && child.namespace().equals(entry.namespace())
                && keysOf(entry).contains(child.local());
    }

    /** The key leaves of an entry. */
    public List<Element> keyLeaves(Element entry) {
        return entry.children().stream().filter(child -> isKey(entry, child)).toList();
    }
}
