package io.rackform.engine.demand;

/**
 * A question, compared by value: a record.
 *
 * @param <V> what answers it: immutable
 */
public interface NodeKey<V> {
    /** The question as people read it in a cycle or an explanation: {@code local.racks}. */
    String describe();
}
