package io.rackform.netconf.subtree;

import io.rackform.netconf.xml.Element;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the YANG modules of a device say of lists, by name alone: a name can mean a list here and a container there, so
 * that the children of an element decide between them.
 *
 * @param lists the key statements of all lists of a name, each as its words
 * @param leafLists names of leaf-lists that are nowhere a leaf
 * @param ordered names of lists and leaf-lists that are ordered by the user (RFC 7950 section 7.7.7)
 * @param containers names of containers
 */
public record LearnedShapes(
        SortedMap<String, Set<List<String>>> lists, Set<String> leafLists, Set<String> ordered, Set<String> containers) {
    public static final LearnedShapes NOTHING = new LearnedShapes(new TreeMap<>(), Set.of(), Set.of(), Set.of());

    public LearnedShapes {
        lists = Collections.unmodifiableSortedMap(new TreeMap<>(lists));
        leafLists = Set.copyOf(leafLists);
        ordered = Set.copyOf(ordered);
        containers = Set.copyOf(containers);
    }

    boolean isLeafList(String local) {
        return leafLists.contains(local);
    }

    boolean isOrdered(String local) {
        return ordered.contains(local);
    }

    /** The keys of an entry; an empty list where the name is a container's; nothing where the name is not known. */
    Optional<List<String>> keysOf(Element entry) {
        Set<List<String>> candidates = lists.getOrDefault(entry.local(), Set.of());
        Set<String> children = entry.children().stream().map(Element::local).collect(Collectors.toSet());
        Optional<List<String>> fitting = candidates.stream()
                .filter(keys -> !keys.isEmpty() && children.containsAll(keys))
                .max((left, right) -> Integer.compare(left.size(), right.size()));
        if (fitting.isPresent()) {
            return fitting;
        }
        return containers.contains(entry.local()) && candidates.isEmpty() ? Optional.of(List.of()) : Optional.empty();
    }

    /** One line for each fact, for keeping it beside a reading. */
    public String text() {
        StringBuilder out = new StringBuilder();
        lists.forEach((name, all) -> all.stream()
                .map(keys -> "list " + name + " " + String.join(" ", keys) + "\n")
                .sorted()
                .forEach(out::append));
        lines(out, "leaf-list", leafLists);
        lines(out, "ordered", ordered);
        lines(out, "container", containers);
        return out.toString();
    }

    private static void lines(StringBuilder out, String word, Set<String> names) {
        new TreeSet<>(names).forEach(name -> out.append(word).append(' ').append(name).append('\n'));
    }

    /** Reads what {@link #text} wrote. */
    public static LearnedShapes parse(String text) {
        TreeMap<String, Set<List<String>>> lists = new TreeMap<>();
        Map<String, Set<String>> names = new TreeMap<>();
        text.lines().map(line -> List.of(line.split(" "))).forEach(words -> {
            if (words.getFirst().equals("list")) {
                lists.computeIfAbsent(words.get(1), ignored -> new java.util.LinkedHashSet<>())
                        .add(words.subList(2, words.size()));
            } else {
                names.computeIfAbsent(words.getFirst(), ignored -> new TreeSet<>())
                        .add(words.get(1));
            }
        });
        return new LearnedShapes(
                lists,
                names.getOrDefault("leaf-list", Set.of()),
                names.getOrDefault("ordered", Set.of()),
                names.getOrDefault("container", Set.of()));
    }
}
