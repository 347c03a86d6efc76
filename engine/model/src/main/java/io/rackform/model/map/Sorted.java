package io.rackform.model.map;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Unmodifiable maps in the order of their keys that look a key up by its hash: a tree compares long keys a dozen times. */
public final class Sorted {
    private Sorted() {}

    /** The same entries, sorted once. */
    public static <K extends Comparable<? super K>, V> SequencedMap<K, V> copyOf(Map<K, V> map) {
        SortedMap<K, V> sorted = map instanceof SortedMap<K, V> already ? already : new TreeMap<>(map);
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sorted));
    }
}
