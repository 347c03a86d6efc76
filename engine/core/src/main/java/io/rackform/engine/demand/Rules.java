package io.rackform.engine.demand;

import io.rackform.model.diagnostic.Diagnostic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One rule for each kind of key: what makes a phase.
 *
 * @param cycle the message for a cycle, given its keys in the order they ask each other
 */
public record Rules(Map<Class<?>, Rule<?, ?>> byKey, Function<List<NodeKey<?>>, Diagnostic> cycle) {
    public Rules {
        byKey = Map.copyOf(byKey);
    }

    public static Builder builder() {
        return new Builder();
    }

    @SuppressWarnings("unchecked") // the builder pairs each class with a rule for it
    <V> Rule<NodeKey<V>, V> of(NodeKey<V> key) {
        Rule<?, ?> rule = byKey.get(key.getClass());
        if (rule == null) {
            throw new IllegalStateException("no rule answers " + key.getClass().getSimpleName() + " in this phase");
        }
        return (Rule<NodeKey<V>, V>) rule;
    }

    /** Pairs keys with their rules. */
    public static final class Builder {
        private final Map<Class<?>, Rule<?, ?>> byKey = new HashMap<>();

        private Builder() {}

        public <V, K extends NodeKey<V>> Builder on(Class<K> key, Rule<K, V> rule) {
            if (byKey.put(key, rule) != null) {
                throw new IllegalStateException("two rules answer " + key.getSimpleName());
            }
            return this;
        }

        public Rules build(Function<List<NodeKey<?>>, Diagnostic> cycle) {
            return new Rules(byKey, cycle);
        }
    }
}
