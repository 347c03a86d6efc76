package io.rackform.netconf;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.ObjectValue;
import io.rackform.netconf.subtree.Difference;
import io.rackform.netconf.subtree.EntryPaths;
import io.rackform.netconf.subtree.Filters;
import io.rackform.netconf.subtree.LearnedShapes;
import io.rackform.netconf.subtree.Ownership;
import io.rackform.netconf.subtree.Projection;
import io.rackform.netconf.subtree.Shapes;
import io.rackform.netconf.xml.Element;
import io.rackform.spi.ChangeUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One edit of a unit, understood.
 *
 * @param want empty for a deletion
 * @param had what the record says; empty where there is none
 */
record UnitEdit(ChangeUnit.Edit edit, Shapes shapes, List<Element> want, List<Element> had, Ownership ownership) {
    UnitEdit {
        want = List.copyOf(want);
        had = List.copyOf(had);
    }

    static UnitEdit of(ChangeUnit.Edit edit, LearnedShapes learned) {
        ObjectValue prior = edit.prior();
        ObjectValue configuration = edit.configuration();
        List<Element> want = ConfigObject.treeOf(configuration);
        // What is created has nothing recorded: prior is only what someone else left there.
        boolean recorded = prior != null && edit.kind() != ChangeUnit.Kind.CREATE;
        List<Element> had = recorded ? ConfigObject.treeOf(prior) : List.of();
        Shapes shapes = configuration == null ? Shapes.UNKNOWN : new ConfigObject(configuration).shapes(learned, want);
        if (recorded) {
            Shapes before = new ConfigObject(Objects.requireNonNull(prior)).shapes(learned, had);
            shapes = configuration == null ? before : shapes.and(before);
        }
        return new UnitEdit(
                edit,
                shapes,
                want,
                had,
                recorded ? new ConfigObject(Objects.requireNonNull(prior)).ownership() : Ownership.NONE);
    }

    InstanceAddress address() {
        return edit.address();
    }

    boolean isDeletion() {
        return edit.kind() == ChangeUnit.Kind.DELETE;
    }

    Difference difference(List<Element> live, Set<String> wantedElsewhere) {
        List<Element> own = Filters.select(shapes, Filters.of(shapes, want, had), live);
        return new Difference.Finder(shapes.seenIn(own), ownership, wantedElsewhere).find(want, had, own);
    }

    /** Paths of the list entries that this edit wants. */
    Set<String> wantedEntries() {
        return EntryPaths.of(shapes, want);
    }

    /**
     * Whether the device is not as it was when the change was planned, or another payload would be sent than was planned.
     * A change that is no longer needed is no harm; and what was planned without looking at everything is compared as it
     * was planned then.
     */
    boolean isStale(List<Element> live) {
        Difference now = difference(live, Set.of());
        if (!now.isEmpty() && !isDeletion() && isMoved(live)) {
            return true;
        }
        Optional<String> planned = planned(ConfigObject.PAYLOAD);
        if (now.isEmpty() || planned.isEmpty() || isSame(planned, now) || isSame(planned, asLookedAt(live))) {
            return false;
        }
        // Planned as the new object of a replacement, when the old one was still there.
        boolean onlyAdds = now.changes().values().stream().allMatch(change -> change.live() == null);
        return !(edit.kind() == ChangeUnit.Kind.CREATE
                && edit.prior() == null
                && onlyAdds
                && isSame(planned, difference(List.of(), Set.of())));
    }

    /** Whether the object is not as it was last seen. */
    private boolean isMoved(List<Element> live) {
        ObjectValue prior = edit.prior();
        if (prior == null) {
            return false;
        }
        List<Element> owned = ConfigObject.treeOf(prior);
        Shapes before = new ConfigObject(prior).shapes(shapes.learned(), owned);
        List<Element> own = Filters.select(before, Filters.of(before, owned, List.of()), live);
        return !new ConfigObject(prior)
                .text(ConfigObject.RUNNING)
                .equals(ConfigType.shown(Projection.of(before.seenIn(own), owned, own)));
    }

    private static boolean isSame(Optional<String> planned, Difference difference) {
        return planned.orElse("").equals(ConfigType.shown(difference.edit()));
    }

    /** The difference as a plan sees it that looked only at what is recorded. */
    private Difference asLookedAt(List<Element> live) {
        ObjectValue prior = edit.prior();
        if (had.isEmpty() || prior == null) {
            return difference(live, Set.of());
        }
        Shapes before = new ConfigObject(prior).shapes(shapes.learned(), had);
        return difference(Filters.select(before, Filters.of(before, had, List.of()), live), Set.of());
    }

    private Optional<String> planned(String attribute) {
        ObjectValue planned = edit.planned();
        return planned == null ? Optional.empty() : new ConfigObject(planned).known(attribute);
    }

    /**
     * What differs after a commit and is not only the device's own form of a value.
     *
     * @param trimsDefaults whether the device leaves out leaves that hold their default
     */
    Map<String, Difference.Change> left(List<Element> before, List<Element> after, boolean trimsDefaults) {
        SortedMap<String, Difference.Change> left = new TreeMap<>();
        SortedMap<String, String> forms = forms(before, after, trimsDefaults);
        difference(after, Set.of()).changes().forEach((path, change) -> {
            if (!forms.containsKey(path)) {
                left.put(path, change);
            }
        });
        return left;
    }

    /** The forms that the device gave to values that it took: what it shows now is neither wanted nor what was there. */
    private SortedMap<String, String> forms(List<Element> before, List<Element> after, boolean trimsDefaults) {
        SortedMap<String, String> forms = new TreeMap<>();
        Map<String, Difference.Change> first = difference(before, Set.of()).changes();
        difference(after, Set.of()).changes().forEach((path, change) -> {
            Difference.Change was = first.get(path);
            if (was == null || !change.leaf() || change.wanted() == null) {
                return;
            }
            String live = change.live();
            if (live == null ? trimsDefaults : !live.equals(was.live())) {
                forms.put(path, live == null ? "" : live);
            }
        });
        return forms;
    }

    /** The object as it is now. */
    ObjectValue object(List<Element> before, List<Element> after, boolean trimsDefaults) {
        ObjectValue configuration = Objects.requireNonNull(edit.configuration());
        Difference made = difference(before, Set.of());
        TreeMap<String, String> settled = new TreeMap<>(ownership.settled());
        settled.keySet().removeAll(made.changes().keySet());
        settled.putAll(forms(before, after, trimsDefaults));
        ObjectValue planned = edit.planned();
        boolean known = planned != null && new ConfigObject(planned).isOwnershipKnown();
        Ownership next = known
                ? Ownership.of(
                        new ConfigObject(Objects.requireNonNull(planned))
                                .ownership()
                                .preexisting(),
                        settled)
                : Ownership.of(made.preexisting(), settled);
        String payload = planned(ConfigObject.PAYLOAD).orElseGet(() -> ConfigType.shown(made.edit()));
        return ConfigObject.complete(ConfigObject.configured(configuration), running(want, after), payload, next);
    }

    /** What is left of an object that should be gone. */
    @Nullable
    ObjectValue remains(List<Element> after) {
        ObjectValue prior = edit.prior();
        if (prior == null) {
            return null;
        }
        ConfigObject known = new ConfigObject(prior);
        return ConfigObject.complete(
                ConfigObject.configured(prior), running(had, after), known.text(ConfigObject.PAYLOAD), ownership);
    }

    private String running(List<Element> owned, List<Element> after) {
        List<Element> own = Filters.select(shapes, Filters.of(shapes, want, had), after);
        return ConfigType.shown(Projection.of(shapes.seenIn(own), owned, own));
    }
}
