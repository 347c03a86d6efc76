package io.rackform.netconf.subtree;

import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.xml.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must be sent so that the owned nodes are as wanted.
 *
 * @param edit for edit-config with default-operation merge; empty where everything is as wanted
 * @param preexisting see {@link Ownership}, after the edit
 * @param changes each leaf, leaf-list, ordered list or removed entry that differs, by path
 */
public record Difference(List<Element> edit, SortedSet<String> preexisting, SortedMap<String, Change> changes) {
    /**
     * One difference.
     *
     * @param wanted as text that can be compared; null where the node is to go
     * @param live as the device has it; null where it is not there
     * @param leaf whether it is a single leaf, which the device may report in a form of its own
     */
    public record Change(@Nullable String wanted, @Nullable String live, boolean leaf) {
        Change(@Nullable String wanted, @Nullable String live) {
            this(wanted, live, false);
        }
    }

    public Difference {
        edit = List.copyOf(edit);
        preexisting = Collections.unmodifiableSortedSet(new TreeSet<>(preexisting));
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    public boolean isEmpty() {
        return edit.isEmpty();
    }

    /** What three trees mean together. */
    public static final class Finder {
        private final Shapes shapes;
        private final Ownership recorded;
        private final Set<String> wantedElsewhere;
        private final TreeSet<String> preexisting = new TreeSet<>();
        private final TreeMap<String, Change> changes = new TreeMap<>();

        /**
         * @param wantedElsewhere paths of list entries that other resources of the same transaction want: they are not
         *     removed as a whole
         */
        public Finder(Shapes shapes, Ownership recorded, Set<String> wantedElsewhere) {
            this.shapes = shapes;
            this.recorded = recorded;
            this.wantedElsewhere = Set.copyOf(wantedElsewhere);
        }

        public Difference find(List<Element> want, List<Element> had, List<Element> live) {
            return new Difference(children("", "", want, had, live), preexisting, changes);
        }

        private List<Element> children(
                String path, String namespace, List<Element> want, List<Element> had, List<Element> live) {
            List<Element> edits = new ArrayList<>();
            for (Level level : Level.of(want, had, live)) {
                String at = path + level.step(namespace);
                switch (level.kind(shapes)) {
                    case LEAF -> leaf(at, level, edits);
                    case LEAF_LIST -> values(at, level, edits);
                    case CONTAINER ->
                        container(
                                at,
                                Level.first(level.want()),
                                Level.first(level.had()),
                                Level.first(level.live()),
                                edits);
                    case ENTRY -> entries(at, level, edits);
                }
            }
            return edits;
        }

        private boolean stays(String path, boolean wasRecorded) {
            return !wasRecorded || recorded.preexisting().contains(path);
        }

        private void leaf(String at, Level level, List<Element> edits) {
            Element want = Level.first(level.want());
            Element had = Level.first(level.had());
            Element live = Level.first(level.live());
            if (want == null) {
                if (live != null && !isDefault(live) && !stays(at, true)) {
                    edits.add(removed(live));
                    changes.put(at, new Change(null, live.expandedText(), true));
                }
            } else if ((live != null && want.sameValue(live)) || settled(at, want, had, live)) {
                if (stays(at, had != null)) {
                    preexisting.add(at);
                }
            } else {
                edits.add(want);
                changes.put(at, new Change(want.expandedText(), live == null ? null : live.expandedText(), true));
            }
        }

        /** Whether the device has its own form of a value that has not been changed since it took that form. */
        private boolean settled(String at, Element want, @Nullable Element had, @Nullable Element live) {
            String form = recorded.settled().get(at);
            return form != null
                    && had != null
                    && had.sameValue(want)
                    && form.equals(live == null ? "" : live.expandedText());
        }

        private void values(String at, Level level, List<Element> edits) {
            boolean wanted = !level.want().isEmpty();
            if (!wanted && stays(at, true)) {
                return;
            }
            boolean ordered = shapes.isOrdered(level.name().getLocalPart());
            if (same(level.want(), level.live(), ordered)) {
                if (wanted && stays(at, !level.had().isEmpty())) {
                    preexisting.add(at);
                }
                return;
            }
            // An order that is wrong is put right by the parent, which is replaced: here it is only told.
            level.live().stream()
                    .filter(live -> level.want().stream().noneMatch(live::sameValue))
                    .forEach(live -> edits.add(removed(live)));
            level.want().stream()
                    .filter(want -> level.live().stream().noneMatch(want::sameValue))
                    .forEach(edits::add);
            changes.put(at, new Change(wanted ? joined(level.want()) : null, joined(level.live())));
        }

        private static boolean same(List<Element> want, List<Element> live, boolean ordered) {
            if (want.size() != live.size()) {
                return false;
            }
            for (int i = 0; i < want.size(); i++) {
                Element value = want.get(i);
                if (ordered ? !value.sameValue(live.get(i)) : live.stream().noneMatch(value::sameValue)) {
                    return false;
                }
            }
            return true;
        }

        private static @Nullable String joined(List<Element> values) {
            return values.isEmpty()
                    ? null
                    : values.stream().map(Element::expandedText).sorted().collect(Collectors.joining(","));
        }

        private void container(
                String at, @Nullable Element want, @Nullable Element had, @Nullable Element live, List<Element> edits) {
            Element model = want != null ? want : had;
            if (model == null) {
                return;
            }
            List<Element> inner =
                    children(at, model.namespace(), Level.children(want), Level.children(had), Level.children(live));
            if (want != null && live != null && Reordering.needed(shapes, want, live)) {
                edits.add(Reordering.replacement(shapes, want, had, live));
                changes.putIfAbsent(at, new Change("in order", "in another order"));
            } else if (!inner.isEmpty() || (want != null && live == null && want.isLeaf())) {
                edits.add(model.withChildren(inner));
                if (inner.isEmpty()) {
                    changes.put(at, new Change("", null));
                }
            }
        }

        private void entries(String at, Level level, List<Element> edits) {
            Set<List<String>> identities = new LinkedHashSet<>();
            level.want().forEach(entry -> identities.add(shapes.identity(entry)));
            level.had().forEach(entry -> identities.add(shapes.identity(entry)));
            for (List<String> identity : identities) {
                Element want = Level.find(shapes, level.want(), identity);
                Element had = Level.find(shapes, level.had(), identity);
                Element live = Level.find(shapes, level.live(), identity);
                Element model = want != null ? want : had;
                if (model != null) {
                    entry(at + Level.predicates(shapes.keysOf(model), identity), model, want, had, live, edits);
                }
            }
            if (shapes.isOrdered(level.name().getLocalPart()) && !level.want().isEmpty()) {
                foreign(at, level, identities, edits);
            }
        }

        /** Entries of a list that is owned as a whole, which no one wants. */
        private void foreign(String at, Level level, Set<List<String>> known, List<Element> edits) {
            for (Element live : level.live()) {
                List<String> identity = shapes.identity(live);
                if (!known.contains(identity)) {
                    String path = at + Level.predicates(shapes.keysOf(live), identity);
                    edits.add(removed(live.withChildren(shapes.keyLeaves(live))));
                    changes.put(path, new Change(null, "present"));
                }
            }
        }

        private void entry(
                String at,
                Element model,
                @Nullable Element want,
                @Nullable Element had,
                @Nullable Element live,
                List<Element> edits) {
            List<Element> keys = shapes.keyLeaves(model);
            if (want == null && (live == null || removedWhole(at, model, keys, edits))) {
                return;
            }
            if (live == null) {
                List<Element> inner =
                        children(at, model.namespace(), body(model), had == null ? List.of() : body(had), List.of());
                edits.add(model.withChildren(joined(keys, inner)));
                if (inner.isEmpty()) {
                    changes.put(at, new Change("present", null));
                }
                return;
            }
            if (want != null && stays(at, had != null)) {
                preexisting.add(at);
            }
            List<Element> inner = children(
                    at,
                    model.namespace(),
                    want == null ? List.of() : body(want),
                    had == null ? List.of() : body(had),
                    live.children());
            if (want != null && Reordering.needed(shapes, want, live)) {
                edits.add(Reordering.replacement(shapes, want, had, live));
                changes.putIfAbsent(at, new Change("in order", "in another order"));
            } else if (!inner.isEmpty()) {
                edits.add(model.withChildren(joined(keys, inner)));
            }
        }

        /** Whether an entry that is no longer wanted goes with everything in it: only one that the resource made. */
        private boolean removedWhole(String at, Element model, List<Element> keys, List<Element> edits) {
            if (recorded.preexisting().contains(at) || wantedElsewhere.contains(at)) {
                return false;
            }
            edits.add(removed(model.withChildren(keys)));
            changes.put(at, new Change(null, "present"));
            return true;
        }

        private List<Element> body(Element entry) {
            return entry.children().stream()
                    .filter(child -> !shapes.isKey(entry, child))
                    .toList();
        }

        private static List<Element> joined(List<Element> keys, List<Element> inner) {
            List<Element> all = new ArrayList<>(keys);
            all.addAll(inner);
            return all;
        }

        private static Element removed(Element element) {
            return element.bare().withAttribute(Operations.OPERATION, "remove");
        }

        private static boolean isDefault(Element live) {
            return "true".equals(live.attributes().get(Operations.DEFAULT));
        }
    }
}
