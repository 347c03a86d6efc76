package io.rackform.netconf.subtree;

import io.rackform.netconf.xml.Element;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The paths of all list entries in a tree, as {@link Difference} writes them. */
public final class EntryPaths {
    private EntryPaths() {}

    public static Set<String> of(Shapes shapes, List<Element> tree) {
        TreeSet<String> paths = new TreeSet<>();
        walk(shapes, "", "", tree, paths);
        return paths;
    }

    private static void walk(Shapes shapes, String path, String namespace, List<Element> tree, Set<String> paths) {
        for (Level level : Level.of(tree, List.of(), List.of())) {
            String at = path + level.step(namespace);
            for (Element element : level.want()) {
                List<String> keys = shapes.keysOf(element);
                String each = at + Level.predicates(keys, shapes.identity(element));
                if (!keys.isEmpty()) {
                    paths.add(each);
                }
                walk(shapes, each, element.namespace(), element.children(), paths);
            }
        }
    }
}
