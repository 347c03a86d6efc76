package io.rackform.engine.demand;

import io.rackform.model.diagnostic.Diagnostic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions, each once, by the rules of one phase.
 *
 * <p>A question is answered on the thread that asks it first. Every {@value #INLINE_FRAMES} questions deep it moves to a
 * fresh virtual thread, so that a chain of any length neither overflows a stack nor costs a thread a link. A question
 * that someone else is answering is waited for; before waiting, the nodes that wait for each other are searched for a way
 * back, which would be a cycle.
 */
public final class Evaluation implements Demand {
    private static final int INLINE_FRAMES = 48;

    private final Rules rules;

    /** By kind of key, so that one kind is found without a look at all others. */
    private final Map<Class<?>, Map<NodeKey<?>, Node<?>>> nodes = new ConcurrentHashMap<>();

    private final Set<Diagnostic> cycles = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Object waits = new Object();

    public Evaluation(Rules rules) {
        this.rules = rules;
    }

    /** The answer to a question from outside. */
    @Override
    public <V> NodeResult<V> ask(NodeKey<V> key) {
        return answer(key, null, 0);
    }

    /** Answers to questions from outside, one after the other. */
    @Override
    public <V> List<NodeResult<V>> askAll(List<? extends NodeKey<V>> keys) {
        return keys.stream().map(this::<V>ask).toList();
    }

    /** Everything that was found wrong or worth a warning, sorted by source position, then by text. */
    public List<Diagnostic> diagnostics() {
        Set<Diagnostic> all = new LinkedHashSet<>(cycles);
        nodes.values().forEach(ofKind -> ofKind.values().forEach(node -> collect(node, all)));
        return sorted(all);
    }

    /** The same, of what the answers to these keys came from alone, and of every cycle. */
    public List<Diagnostic> diagnostics(Collection<? extends NodeKey<?>> keys) {
        Set<Diagnostic> all = new LinkedHashSet<>(cycles);
        Set<Node<?>> met = new HashSet<>();
        Deque<Node<?>> open = new ArrayDeque<>();
        keys.stream().map(this::known).filter(Objects::nonNull).forEach(open::push);
        while (!open.isEmpty()) {
            Node<?> node = open.pop();
            if (met.add(node)) {
                collect(node, all);
                node.asked().forEach(open::push);
            }
        }
        return sorted(all);
    }

    private static void collect(Node<?> node, Set<Diagnostic> all) {
        NodeResult<?> result = node.result;
        List<Diagnostic> said = result == null ? List.of() : result.diagnostics();
        if (!said.isEmpty()) {
            all.addAll(said);
        }
    }

    private static List<Diagnostic> sorted(Set<Diagnostic> all) {
        List<Diagnostic> sorted = new ArrayList<>(all);
        sorted.sort(DiagnosticOrder.ORDER);
        return sorted;
    }

    /** The keys that the answer to this key asked for directly; empty where it was never asked. */
    public List<NodeKey<?>> asked(NodeKey<?> key) {
        Node<?> node = known(key);
        return node == null
                ? List.of()
                : node.asked().stream().<NodeKey<?>>map(other -> other.key).toList();
    }

    /** All keys of one kind, or of the kinds of one family, that were asked for. */
    public <K> List<K> keys(Class<K> kind) {
        List<K> keys = new ArrayList<>();
        nodes.forEach((ofKind, found) -> {
            if (kind.isAssignableFrom(ofKind)) {
                found.keySet().forEach(key -> keys.add(kind.cast(key)));
            }
        });
        return keys;
    }

    /** What was answered to a key so far. */
    public Optional<NodeResult<?>> answered(NodeKey<?> key) {
        return Optional.ofNullable(known(key)).map(node -> node.result);
    }

    /** Who asked for the key and why: the way from the root to it, then what it asked for itself. */
    public String explain(NodeKey<?> key) {
        Node<?> node = known(key);
        if (node == null) {
            return key.describe() + " was never asked for.\n";
        }
        Deque<String> way = new ArrayDeque<>();
        for (Node<?> at = node; at != null; at = at.firstAsker) {
            way.push(at.key.describe());
        }
        StringBuilder text = new StringBuilder("asked for by:\n");
        int depth = 1;
        for (String step : way) {
            text.append("  ".repeat(Math.min(depth++, 20))).append(step).append('\n');
        }
        text.append("which asked for:\n");
        node.asked()
                .forEach(other -> text.append("  ").append(other.key.describe()).append('\n'));
        return text.toString();
    }

    private @Nullable Node<?> known(NodeKey<?> key) {
        return nodes.getOrDefault(key.getClass(), Map.of()).get(key);
    }

    @SuppressWarnings("unchecked") // a node is made for its key, so their types agree
    private <V> Node<V> node(NodeKey<V> key) {
        Map<NodeKey<?>, Node<?>> ofKind = nodes.get(key.getClass());
        if (ofKind == null) {
            ofKind = nodes.computeIfAbsent(key.getClass(), kind -> new ConcurrentHashMap<>());
        }
        Node<?> known = ofKind.get(key);
        return (Node<V>) (known != null ? known : ofKind.computeIfAbsent(key, Node::new));
    }

    private <V> NodeResult<V> answer(NodeKey<V> key, @Nullable Node<?> asker, int depth) {
        Node<V> node = node(key);
        if (asker != null) {
            asker.asks(node);
        }
        NodeResult<V> known = node.result;
        if (known != null) {
            return known;
        }
        if (asker != null) {
            asker.waitingFor = List.of(node);
        }
        NodeResult<V> result;
        if (!node.claim(asker)) {
            result = await(node, asker);
        } else if (depth < INLINE_FRAMES) {
            result = compute(node, depth);
        } else {
            Thread.startVirtualThread(() -> compute(node, 0));
            result = node.await();
        }
        if (asker != null) {
            asker.waitingFor = List.of();
        }
        return result;
    }

    private <V> NodeResult<V> await(Node<V> node, @Nullable Node<?> asker) {
        if (asker != null) {
            synchronized (waits) {
                List<Node<?>> cycle = wayBack(node, asker);
                if (!cycle.isEmpty()) {
                    cycles.add(rules.cycle().apply(fromSmallest(cycle)));
                    return new NodeResult.Blocked<>(node.key);
                }
            }
        }
        return node.await();
    }

    /** The nodes from {@code from} to {@code to} along what waits for what; empty where there is no such way. */
    private static List<Node<?>> wayBack(Node<?> from, Node<?> to) {
        Map<Node<?>, Node<?>> cameFrom = new HashMap<>();
        Deque<Node<?>> open = new ArrayDeque<>(List.of(from));
        Set<Node<?>> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            Node<?> at = open.pop();
            if (at == to) {
                List<Node<?>> way = new ArrayList<>();
                for (Node<?> step = at; step != null; step = cameFrom.get(step)) {
                    way.addFirst(step);
                }
                return way;
            }
            for (Node<?> next : at.waitingFor) {
                if (next.result == null && seen.add(next)) {
                    cameFrom.put(next, at);
                    open.push(next);
                }
            }
        }
        return List.of();
    }

    /** The same cycle always starts with the same key, whoever closed it. */
    private static List<NodeKey<?>> fromSmallest(List<Node<?>> cycle) {
        List<NodeKey<?>> keys =
                new ArrayList<>(cycle.stream().<NodeKey<?>>map(node -> node.key).toList());
        NodeKey<?> smallest = Collections.min(keys, Comparator.comparing(NodeKey::describe));
        Collections.rotate(keys, -keys.indexOf(smallest));
        return keys;
    }

    private <V> NodeResult<V> compute(Node<V> node, int depth) {
        try {
            NodeResult<V> result = rules.of(node.key).answer(node.key, new Frame(node, depth));
            node.finish(result);
            return result;
        } catch (RuntimeException | Error bug) {
            node.finish(NodeResult.failed(Diagnostic.error(
                    "Internal fault",
                    "Rackform failed while working on " + node.key.describe() + ": " + bug
                            + ". This is a fault of Rackform; nothing was changed on account of it. Please report it"
                            + " with the configuration that leads to it.")));
            throw bug;
        }
    }

    private final class Frame implements Demand {
        private final Node<?> node;
        private final int depth;

        Frame(Node<?> node, int depth) {
            this.node = node;
            this.depth = depth;
        }

        @Override
        public <V> NodeResult<V> ask(NodeKey<V> key) {
            return answer(key, node, depth + 1);
        }

        @Override
        public <V> List<NodeResult<V>> askAll(List<? extends NodeKey<V>> keys) {
            List<Node<V>> asked = new ArrayList<>(keys.size());
            for (NodeKey<V> key : keys) {
                Node<V> other = node(key);
                node.asks(other);
                asked.add(other);
            }
            node.waitingFor = List.copyOf(asked);
            for (Node<V> other : asked) {
                if (other.result == null && other.claim(node)) {
                    Thread.startVirtualThread(() -> compute(other, 0));
                }
            }
            List<NodeResult<V>> results =
                    asked.stream().map(other -> await(other, node)).toList();
            node.waitingFor = List.of();
            return results;
        }
    }
}
