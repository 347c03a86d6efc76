package io.rackform.engine.plan;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ProviderAddress;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which instances get values from which, as far as something changes. What many take from many goes through a joint, so
 * that the flow grows with the number of references, not with their product.
 *
 * @param sources what flows into each node
 * @param guarded instances whose configuration is evaluated again before they are sent, although all of it that is shown is
 *     known: an open condition is in the way of a value, or a write-only value is never kept
 * @param providers what flows into the configurations of providers that something is deleted through: a deletion has no
 *     values of its own
 */
public record ValueFlow(
        SortedMap<Node, List<Node>> sources, Set<InstanceAddress> guarded, Map<ProviderAddress, List<Node>> providers) {
    public static final ValueFlow EMPTY = new ValueFlow(new TreeMap<>(), Set.of(), Map.of());

    /** An instance, or a joint such as a local or a collection of instances. */
    public sealed interface Node extends Comparable<Node> {
        record Instance(InstanceAddress address) implements Node {}

        /** @param name as an explanation shows it, unique */
        record Joint(String name) implements Node {}

        @Override
        default int compareTo(Node other) {
            return switch (this) {
                case Instance(InstanceAddress address) ->
                    other instanceof Instance(InstanceAddress otherAddress) ? address.compareTo(otherAddress) : -1;
                case Joint(String name) -> other instanceof Joint(String otherName) ? name.compareTo(otherName) : 1;
            };
        }
    }

    public ValueFlow {
        TreeMap<Node, List<Node>> copy = new TreeMap<>();
        sources.forEach((node, into) -> copy.put(node, List.copyOf(into)));
        sources = Collections.unmodifiableSortedMap(copy);
        guarded = Set.copyOf(guarded);
        providers = Map.copyOf(providers);
    }

    ValueFlow guarding(Set<InstanceAddress> more) {
        Set<InstanceAddress> all = new HashSet<>(guarded);
        all.addAll(more);
        return new ValueFlow(sources, all, providers);
    }

    public List<Node> into(Node node) {
        return sources.getOrDefault(node, List.of());
    }
}
