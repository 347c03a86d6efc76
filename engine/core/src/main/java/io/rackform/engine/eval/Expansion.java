package io.rackform.engine.eval;

import io.rackform.model.address.InstanceKey;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.Value;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The instances of a block.
 *
 * @param instances what {@code each.value} is, by instance key; a null value where the block has no for_each
 */
public record Expansion(Kind kind, SortedMap<InstanceKey, Value> instances) {
    /** What the instances come from. */
    public enum Kind {
        ONCE,
        COUNT,
        FOR_EACH,
        /** The count or the keys are known only after apply. */
        UNKNOWN
    }

    public static final Expansion ONCE =
            new Expansion(Kind.ONCE, new TreeMap<>(java.util.Map.of(InstanceKey.none(), NullValue.ANY)));
    public static final Expansion UNKNOWN = new Expansion(Kind.UNKNOWN, new TreeMap<>());

    public Expansion {
        instances = Collections.unmodifiableSortedMap(instances);
    }

    static Expansion count(int count) {
        TreeMap<InstanceKey, Value> instances = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            instances.put(new InstanceKey.IntKey(i), NullValue.ANY);
        }
        return new Expansion(Kind.COUNT, instances);
    }
}
