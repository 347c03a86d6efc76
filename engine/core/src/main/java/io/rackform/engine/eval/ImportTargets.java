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
 * @param open the address without its keys, by instances of the block for which it is not known: none but while validating,
 *     where a block without known instances has one that stands for any
 */
public record ImportTargets(
        Expansion expansion,
        SortedMap<InstanceAddress, InstanceKey> targets,
        SortedMap<InstanceKey, InstanceAddress> open) {
    public ImportTargets {
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
        open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
    }
}
