package io.rackform.redfish.bios;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The BIOS settings of one server as one reading saw them.
 *
 * @param active what is in force
 * @param staged what waits for a reset, only where it differs from what is in force
 */
public record BiosState(BiosRegistry registry, SortedMap<String, String> active, SortedMap<String, String> staged) {
    public BiosState {
        active = Collections.unmodifiableSortedMap(new TreeMap<>(active));
        staged = Collections.unmodifiableSortedMap(new TreeMap<>(staged));
    }

    /** What will be in force after the next reset if nobody does anything; null where there is no such attribute. */
    public @Nullable String next(String name) {
        String waiting = staged.get(name);
        return waiting == null ? active.get(name) : waiting;
    }

    /** Whether an attribute has this value now. */
    public boolean isActive(String name, String text) {
        return same(name, active.get(name), text);
    }

    /** Whether an attribute will have this value after the next reset. */
    public boolean isNext(String name, String text) {
        return same(name, next(name), text);
    }

    private boolean same(String name, @Nullable String has, String text) {
        return has != null && registry.kind(name).same(has, text);
    }
}
