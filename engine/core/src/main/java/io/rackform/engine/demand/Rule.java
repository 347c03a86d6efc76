package io.rackform.engine.demand;

/** How the questions of one kind are answered. */
@FunctionalInterface
public interface Rule<K extends NodeKey<V>, V> {
    NodeResult<V> answer(K key, Demand demand);
}
