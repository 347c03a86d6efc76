package io.rackform.netconf.subtree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names in one YANG module that say what is a list, by which keys. A reading of statements (RFC 7950 section 6), no
 * compiler: where a grouping is used does not matter, only what it calls its nodes.
 *
 * @param needs other modules that this one takes nodes from: submodules, and modules whose groupings it uses
 */
public record YangNames(
        Map<String, Set<List<String>>> lists,
        Set<String> leafLists,
        Set<String> leaves,
        Set<String> containers,
        Set<String> needs) {
    public YangNames {
        lists = Map.copyOf(lists);
        leafLists = Set.copyOf(leafLists);
        leaves = Set.copyOf(leaves);
        containers = Set.copyOf(containers);
        needs = Set.copyOf(needs);
    }

    /** Reads a module's text; nothing of it where the text is no YANG. */
    public static Optional<YangNames> read(String text) {
        return YangStatement.parse(text).map(module -> {
            Collector collector = new Collector();
            collector.walk(module);
            return collector.names();
        });
    }

    private static final class Collector {
        private final Map<String, Set<List<String>>> lists = new TreeMap<>();
        private final Set<String> leafLists = new TreeSet<>();
        private final Set<String> leaves = new TreeSet<>();
        private final Set<String> containers = new TreeSet<>();
        private final Map<String, String> imports = new TreeMap<>();
        private final List<String> used = new ArrayList<>();
        private final Set<String> needs = new TreeSet<>();

        void walk(YangStatement statement) {
            String argument = statement.argument();
            switch (statement.keyword()) {
                case "list" ->
                    lists.computeIfAbsent(argument, ignored -> new LinkedHashSet<>())
                            .add(keys(statement));
                case "leaf-list" -> leafLists.add(argument);
                case "leaf" -> leaves.add(argument);
                case "container" -> containers.add(argument);
                case "include" -> needs.add(argument);
                case "import" -> statement.child("prefix").ifPresent(prefix -> imports.put(prefix, argument));
                case "uses" -> used.add(argument);
                default -> {}
            }
            statement.children().forEach(this::walk);
        }

        private static List<String> keys(YangStatement list) {
            return list.child("key")
                    .map(keys -> List.of(keys.strip().split("\\s+")))
                    .orElse(List.of());
        }

        YangNames names() {
            for (String grouping : used) {
                int colon = grouping.indexOf(':');
                String module = colon < 0 ? null : imports.get(grouping.substring(0, colon));
                if (module != null) {
                    needs.add(module);
                }
            }
            return new YangNames(lists, leafLists, leaves, containers, needs);
        }
    }
}
