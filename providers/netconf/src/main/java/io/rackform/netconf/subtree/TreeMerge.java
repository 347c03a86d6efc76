package io.rackform.netconf.subtree;

import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.xml.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.namespace.QName;

/**
 * Lays the trees of several resources into one: containers and list entries are shared, a node that two of them say
 * different things about is a conflict.
 */
public final class TreeMerge {
    private final Shapes shapes;
    private final TreeSet<String> conflicts = new TreeSet<>();

    private TreeMerge(Shapes shapes) {
        this.shapes = shapes;
    }

    /**
     * The result.
     *
     * @param conflicts paths that the trees disagree on; the tree is not to be used where there are any
     */
    public record Merged(List<Element> tree, List<String> conflicts) {
        public Merged {
            tree = List.copyOf(tree);
            conflicts = List.copyOf(conflicts);
        }
    }

    public static Merged of(Shapes shapes, List<List<Element>> trees) {
        TreeMerge merge = new TreeMerge(shapes);
        List<Element> tree = merge.siblings("", "", trees);
        return new Merged(tree, List.copyOf(merge.conflicts));
    }

    private List<Element> siblings(String path, String namespace, List<List<Element>> trees) {
        Map<List<Object>, List<Element>> same = new LinkedHashMap<>();
        Map<QName, List<List<Element>>> leaves = new LinkedHashMap<>();
        List<Element> merged = new ArrayList<>();
        for (List<Element> tree : trees) {
            Map<QName, List<Element>> own = new LinkedHashMap<>();
            for (Element element : tree) {
                if (element.isLeaf()) {
                    own.computeIfAbsent(element.name(), ignored -> new ArrayList<>())
                            .add(element);
                } else {
                    same.computeIfAbsent(
                                    List.of(element.name(), shapes.identity(element)), ignored -> new ArrayList<>())
                            .add(element);
                }
            }
            own.forEach((name, values) ->
                    leaves.computeIfAbsent(name, ignored -> new ArrayList<>()).add(values));
        }
        leaves.forEach((name, sides) -> merged.addAll(leaf(path, namespace, name, sides)));
        same.values().forEach(elements -> merged.add(shared(path, namespace, elements)));
        return merged;
    }

    private List<Element> leaf(String path, String namespace, QName name, List<List<Element>> sides) {
        List<Element> first = sides.getFirst();
        if (sides.stream().anyMatch(side -> !side.equals(first))) {
            conflicts.add(path + new Level(name, List.of(), List.of(), List.of()).step(namespace));
        }
        return first;
    }

    private Element shared(String path, String namespace, List<Element> elements) {
        Element first = elements.getFirst();
        if (elements.size() == 1) {
            return first;
        }
        String at = path
                + new Level(first.name(), List.of(), List.of(), List.of()).step(namespace)
                + Level.predicates(shapes.keysOf(first), shapes.identity(first));
        List<Element> marked = elements.stream()
                .filter(element -> !element.attributes().isEmpty())
                .toList();
        if (!marked.isEmpty()) {
            Element whole = marked.getFirst();
            // Who takes the whole away takes along what others take out of it.
            boolean agreed = elements.stream()
                    .allMatch(element -> element.equals(whole) || (isRemoved(whole) && onlyRemoves(element)));
            if (!agreed) {
                conflicts.add(at);
            }
            return whole;
        }
        return first.withChildren(siblings(
                at, first.namespace(), elements.stream().map(Element::children).toList()));
    }

    private static boolean isRemoved(Element element) {
        return "remove".equals(element.attributes().get(Operations.OPERATION));
    }

    private boolean onlyRemoves(Element element) {
        return isRemoved(element)
                || (!element.isLeaf()
                        && element.children().stream()
                                .allMatch(child -> shapes.isKey(element, child) || onlyRemoves(child)));
    }
}
