package io.rackform.engine.demand;

import java.util.List;

/** What a rule asks other questions through. Belongs to the one answer it was given for. */
public interface Demand {
    /** The answer to another question, computed now where nobody has asked it before. */
    <V> NodeResult<V> ask(NodeKey<V> key);

    /** Answers to many questions at once, in the order asked; for questions that wait for devices. */
    <V> List<NodeResult<V>> askAll(List<? extends NodeKey<V>> keys);
}
