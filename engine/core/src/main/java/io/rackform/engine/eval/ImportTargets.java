package io.rackform.engine.eval;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The addresses that one {@code import} block gives.
 *
 * @param targets which instance of the block gives each
 */
public record ImportTargets(Expansion expansion, SortedMap<InstanceAddress, InstanceKey> targets) {
    public ImportTargets {
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    }
}
