package io.rackform.netconf.subtree;

import io.rackform.netconf.xml.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the YANG modules of a device say of names. One name can mean a list here and a container there, so that the
 * children of an element decide between them.
 *
 * @param lists the key statements of all lists of a name, each as its words
 * @param leafLists names of leaf-lists that are nowhere a leaf
 * @param containers names of containers that are nowhere a list
 */
public record LearnedShapes(SortedMap<String, Set<List<String>>> lists, Set<String> leafLists, Set<String> containers) {
    public static final LearnedShapes NOTHING = new LearnedShapes(new TreeMap<>(), Set.of(), Set.of());

    private static final String LIST = "list";
    private static final String LEAF_LIST = "leaf-list";
    private static final String CONTAINER = "container";

    public LearnedShapes {
        TreeMap<String, Set<List<String>>> copy = new TreeMap<>();
        lists.forEach((name, keys) -> copy.put(name, Set.copyOf(keys)));
        lists = Collections.unmodifiableSortedMap(copy);
        leafLists = Set.copyOf(leafLists);
        containers = Set.copyOf(containers);
    }

    /** What several modules say together. */
    public static LearnedShapes of(List<YangNames> modules) {
        TreeMap<String, Set<List<String>>> lists = new TreeMap<>();
        Set<String> leafLists = new TreeSet<>();
        Set<String> containers = new TreeSet<>();
        for (YangNames module : modules) {
            module.lists()
                    .forEach((name, keys) -> lists.computeIfAbsent(name, ignored -> new LinkedHashSet<>())
                            .addAll(keys));
            leafLists.addAll(module.leafLists());
            containers.addAll(module.containers());
        }
        modules.forEach(module -> leafLists.removeAll(module.leaves()));
        containers.removeAll(lists.keySet());
        return new LearnedShapes(lists, leafLists, containers);
    }

    /** The part of it that these trees use. */
    public LearnedShapes about(List<Element> trees) {
        Set<String> names =
                trees.stream().flatMap(Element::stream).map(Element::local).collect(Collectors.toSet());
        TreeMap<String, Set<List<String>>> some = new TreeMap<>(lists);
        some.keySet().retainAll(names);
        return new LearnedShapes(some, both(leafLists, names), both(containers, names));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).collect(Collectors.toSet());
    }

    boolean isLeafList(String local) {
        return leafLists.contains(local);
    }

    /** The keys of an entry; an empty list where the name is a container's; nothing where the name is not known. */
    Optional<List<String>> keysOf(Element entry) {
        if (containers.contains(entry.local())) {
            return Optional.of(List.of());
        }
        Set<String> children = entry.children().stream().map(Element::local).collect(Collectors.toSet());
        return lists.getOrDefault(entry.local(), Set.of()).stream()
                .filter(keys -> !keys.isEmpty() && children.containsAll(keys))
                .max(Comparator.<List<String>>comparingInt(List::size).thenComparing(List::toString));
    }

    /** One line for each fact, for keeping it beside a reading. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lists.forEach((name, all) -> all.forEach(keys -> lines.add(LIST + " " + name + " " + String.join(" ", keys))));
        leafLists.forEach(name -> lines.add(LEAF_LIST + " " + name));
        containers.forEach(name -> lines.add(CONTAINER + " " + name));
        return lines.stream().sorted().collect(Collectors.joining("\n"));
    }

    /** Reads what {@link #text} wrote. */
    public static LearnedShapes parse(String text) {
        TreeMap<String, Set<List<String>>> lists = new TreeMap<>();
        Map<String, Set<String>> names = new TreeMap<>();
        text.lines().map(line -> List.of(line.split(" "))).forEach(words -> {
            if (words.getFirst().equals(LIST)) {
                lists.computeIfAbsent(words.get(1), ignored -> new LinkedHashSet<>())
                        .add(words.subList(2, words.size()));
            } else {
                names.computeIfAbsent(words.getFirst(), ignored -> new TreeSet<>())
                        .add(words.get(1));
            }
        });
        return new LearnedShapes(
                lists, names.getOrDefault(LEAF_LIST, Set.of()), names.getOrDefault(CONTAINER, Set.of()));
    }
}
