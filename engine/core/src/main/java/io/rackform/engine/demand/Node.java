package io.rackform.engine.demand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The place of one question in an evaluation: its result, whom it asked, and what it waits for now. */
final class Node<V> {
    private static final int FEW = 4;

    final NodeKey<V> key;

    /** Who asked first; null for a root. */
    volatile @Nullable Node<?> firstAsker;

    volatile @Nullable NodeResult<V> result;

    /** The nodes that this one waits for now: usually one, many in {@link Demand#askAll}. */
    volatile List<Node<?>> waitingFor = List.of();

    private boolean claimed;

    /** Each once. Nearly every node asks only a few others, and there are many nodes: a set only where it is long. */
    private List<Node<?>> asked = List.of();

    private Set<Node<?>> askedSet = Set.of();

    Node(NodeKey<V> key) {
        this.key = key;
    }

    /** Whether the caller is the one who computes this node: true once. */
    synchronized boolean claim(@Nullable Node<?> asker) {
        if (claimed) {
            return false;
        }
        claimed = true;
        firstAsker = asker;
        return true;
    }

    synchronized void finish(NodeResult<V> answer) {
        result = answer;
        notifyAll();
    }

    synchronized NodeResult<V> await() {
        boolean interrupted = false;
        NodeResult<V> answer = result;
        while (answer == null) {
            try {
                wait();
            } catch (InterruptedException stop) {
                interrupted = true;
            }
            answer = result;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    synchronized void asks(Node<?> other) {
        if (asked.isEmpty()) {
            asked = new ArrayList<>(FEW);
        } else if (asked.size() == FEW && askedSet.isEmpty()) {
            askedSet = new HashSet<>(asked);
        }
        if (askedSet.isEmpty() ? !asked.contains(other) : askedSet.add(other)) {
            asked.add(other);
        }
    }

    /** Whom this node asked, in order, each once. */
    synchronized List<Node<?>> asked() {
        return List.copyOf(asked);
    }
}
