package io.rackform.netconf.subtree;

import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.xml.Element;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Puts lists in order whose order matters. The insert attribute of RFC 7950 section 7.8.6 would do it with less, but
 * servers refuse it or lose moves at the commit; replacing the parent works everywhere. What the parent holds beside the
 * owned nodes is sent along as it is live.
 */
final class Reordering {
    private Reordering() {}

    /** Whether a list directly under this element has its live entries in another order than they are wanted in. */
    static boolean needed(Shapes shapes, Element want, Element live) {
        for (Level level : Level.of(want.children(), List.of(), live.children())) {
            if (shapes.isOrdered(level.name().getLocalPart())
                    && !level.live().isEmpty()
                    && !sequence(shapes, level.live()).equals(sequence(shapes, level.want()))
                    && !appended(shapes, level)) {
                return true;
            }
        }
        return false;
    }

    /** New entries at the end come out right without more: a new entry is put last (RFC 7950 section 7.8.6). */
    private static boolean appended(Shapes shapes, Level level) {
        List<List<String>> live = sequence(shapes, level.live());
        List<List<String>> want = sequence(shapes, level.want());
        List<List<String>> left = live.stream().filter(want::contains).toList();
        return left.size() <= want.size() && want.subList(0, left.size()).equals(left);
    }

    private static List<List<String>> sequence(Shapes shapes, List<Element> elements) {
        return elements.stream()
                .map(element -> element.isLeaf() ? List.of(element.expandedText()) : shapes.identity(element))
                .toList();
    }

    /** The live element with what is wanted laid over it, to be sent with operation replace. */
    static Element replacement(Shapes shapes, Element want, @Nullable Element had, Element live) {
        return overlay(shapes, want, had, live.bare()).withAttribute(Operations.OPERATION, "replace");
    }

    private static Element overlay(Shapes shapes, Element want, @Nullable Element had, Element live) {
        List<Element> children = new ArrayList<>(shapes.keyLeaves(live));
        List<Level> levels = Level.of(want.children(), Level.children(had), live.children());
        List<QName> owned = levels.stream().map(Level::name).toList();
        live.children().stream()
                .filter(child -> !shapes.isKey(live, child) && !owned.contains(child.name()))
                .forEach(children::add);
        for (Level level : levels) {
            switch (level.kind(shapes)) {
                case LEAF, LEAF_LIST ->
                    level.want().stream()
                            .filter(child -> !shapes.isKey(want, child))
                            .forEach(children::add);
                case CONTAINER -> {
                    Element inner = Level.first(level.live());
                    Element wanted = Level.first(level.want());
                    if (wanted != null) {
                        children.add(inner == null ? wanted : overlay(shapes, wanted, Level.first(level.had()), inner));
                    } else if (inner != null) {
                        children.add(inner);
                    }
                }
                case ENTRY -> entries(shapes, level, children);
            }
        }
        return live.withChildren(children);
    }

    private static void entries(Shapes shapes, Level level, List<Element> children) {
        if (!shapes.isOrdered(level.name().getLocalPart())) {
            level.live().stream()
                    .filter(live -> Level.find(shapes, level.want(), shapes.identity(live)) == null)
                    .filter(live -> Level.find(shapes, level.had(), shapes.identity(live)) == null)
                    .forEach(children::add);
        }
        for (Element wanted : level.want()) {
            List<String> identity = shapes.identity(wanted);
            Element live = Level.find(shapes, level.live(), identity);
            Element had = Level.find(shapes, level.had(), identity);
            children.add(live == null ? wanted : overlay(shapes, wanted, had, live));
        }
    }
}
