package io.rackform.netconf.subtree;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a resource remembers of the nodes it owns, by path.
 *
 * @param preexisting what was there as wanted before the resource took hold: it stays when the resource goes
 * @param settled the device's own form of values that it reports differently from how they are written; empty text for a
 *     leaf that it leaves out because the value is the default
 */
public record Ownership(SortedSet<String> preexisting, SortedMap<String, String> settled) {
    public static final Ownership NONE = new Ownership(new TreeSet<>(), new TreeMap<>());

    public Ownership {
        preexisting = Collections.unmodifiableSortedSet(new TreeSet<>(preexisting));
        settled = Collections.unmodifiableSortedMap(new TreeMap<>(settled));
    }

    public static Ownership of(Set<String> preexisting, Map<String, String> settled) {
        return new Ownership(new TreeSet<>(preexisting), new TreeMap<>(settled));
    }

    public Ownership withPreexisting(SortedSet<String> other) {
        return new Ownership(other, settled);
    }
}
