package io.rackform.netconf.subtree;

import io.rackform.netconf.xml.Element;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The subtree filter (RFC 6241 section 6) that selects exactly the nodes of some trees, and the keys around them. */
public final class Filters {
    private final Shapes shapes;

    private Filters(Shapes shapes) {
        this.shapes = shapes;
    }

    /** For the nodes of two trees, in the order of the first. */
    public static List<Element> of(Shapes shapes, List<Element> first, List<Element> second) {
        return new Filters(shapes).children(first, second);
    }

    /** What a filter selects of data: the part of a common answer that belongs to one of those who asked. */
    public static List<Element> select(Shapes shapes, List<Element> filter, List<Element> data) {
        List<Element> selected = new ArrayList<>();
        for (Level level : Level.of(filter, List.of(), data)) {
            Element first = level.want().getFirst();
            if (first.isLeaf()) {
                selected.addAll(level.live());
            } else if (shapes.keysOf(first).isEmpty()) {
                level.live().stream()
                        .map(live -> live.withChildren(select(shapes, first.children(), live.children())))
                        .filter(live -> !live.isLeaf())
                        .forEach(selected::add);
            } else {
                level.want().forEach(entry -> selectEntry(shapes, entry, level, selected));
            }
        }
        return selected;
    }

    private static void selectEntry(Shapes shapes, Element entry, Level level, List<Element> selected) {
        Element live = Level.find(shapes, level.live(), shapes.identity(entry));
        if (live != null) {
            boolean whole = entry.children().stream().allMatch(child -> shapes.isKey(entry, child));
            selected.add(whole ? live : live.withChildren(select(shapes, entry.children(), live.children())));
        }
    }

    private List<Element> children(List<Element> want, List<Element> had) {
        List<Element> filters = new ArrayList<>();
        for (Level level : Level.of(want, had, List.of())) {
            switch (level.kind(shapes)) {
                case LEAF, LEAF_LIST -> filters.add(Element.leaf(level.name(), ""));
                case CONTAINER ->
                    filters.add(container(
                            level,
                            Level.children(Level.first(level.want())),
                            Level.children(Level.first(level.had()))));
                case ENTRY -> entries(level, filters);
            }
        }
        return filters;
    }

    private Element container(Level level, List<Element> want, List<Element> had) {
        if (needsAll(want) || needsAll(had)) {
            return Element.leaf(level.name(), "");
        }
        return Element.of(level.name(), children(want, had));
    }

    /** An order is put right by replacing the parent, which must be known as a whole for that. */
    private boolean needsAll(List<Element> children) {
        return children.stream().anyMatch(child -> shapes.isOrdered(child.local()));
    }

    private void entries(Level level, List<Element> filters) {
        Set<List<String>> identities = new LinkedHashSet<>();
        level.want().forEach(entry -> identities.add(shapes.identity(entry)));
        level.had().forEach(entry -> identities.add(shapes.identity(entry)));
        for (List<String> identity : identities) {
            Element want = Level.find(shapes, level.want(), identity);
            Element had = Level.find(shapes, level.had(), identity);
            Element model = want != null ? want : had;
            if (model != null) {
                List<Element> inner = new ArrayList<>(shapes.keyLeaves(model));
                if (!needsAll(Level.children(want)) && !needsAll(Level.children(had))) {
                    inner.addAll(children(body(want), body(had)));
                }
                filters.add(Element.of(level.name(), inner));
            }
        }
    }

    private List<Element> body(@Nullable Element entry) {
        return entry == null
                ? List.of()
                : entry.children().stream()
                        .filter(child -> !shapes.isKey(entry, child))
                        .toList();
    }
}
