package io.rackform.netconf.subtree;

import io.rackform.netconf.xml.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The owned nodes as a device has them, in the order in which they are owned: the same configuration always gives the
 * same tree, whatever order and prefixes the device uses today.
 */
public final class Projection {
    private final Shapes shapes;

    private Projection(Shapes shapes) {
        this.shapes = shapes;
    }

    public static List<Element> of(Shapes shapes, List<Element> owned, List<Element> live) {
        return new Projection(shapes).children(owned, live);
    }

    private List<Element> children(List<Element> owned, List<Element> live) {
        List<Element> found = new ArrayList<>();
        for (Level level : Level.of(owned, List.of(), live)) {
            switch (level.kind(shapes)) {
                case LEAF -> leaf(level.want().getFirst(), Level.first(level.live()), found);
                case LEAF_LIST -> values(level, found);
                case CONTAINER -> inside(level.want().getFirst(), Level.first(level.live()), found);
                case ENTRY ->
                    level.want()
                            .forEach(entry ->
                                    inside(entry, Level.find(shapes, level.live(), shapes.identity(entry)), found));
            }
        }
        return found;
    }

    private static void leaf(Element owned, @Nullable Element live, List<Element> found) {
        if (live != null) {
            found.add(owned.sameValue(live) ? owned : live.bare());
        }
    }

    private void values(Level level, List<Element> found) {
        List<Element> values = new ArrayList<>(level.live());
        if (!shapes.isOrdered(level.name().getLocalPart())) {
            values.sort(Comparator.comparing(Element::expandedText));
        }
        values.forEach(value -> found.add(
                level.want().stream().filter(value::sameValue).findFirst().orElse(value.bare())));
    }

    private void inside(Element owned, @Nullable Element live, List<Element> found) {
        if (live != null) {
            // Entries of a list that is owned as a whole are shown even where no one wants them.
            List<Element> all = new ArrayList<>(children(owned.children(), live.children()));
            live.children().stream()
                    .filter(child -> shapes.isOrdered(child.local()) && !child.isLeaf())
                    .filter(child -> all.stream()
                            .noneMatch(shown -> shown.name().equals(child.name())
                                    && shapes.identity(shown).equals(shapes.identity(child))))
                    .forEach(child -> all.add(child.bare()));
            found.add(owned.withChildren(all));
        }
    }
}
