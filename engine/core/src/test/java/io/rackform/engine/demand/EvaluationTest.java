package io.rackform.engine.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.model.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EvaluationTest {
    private record Sum(String name) implements NodeKey<Integer> {
        @Override
        public String describe() {
            return name;
        }
    }

    private record Whole(int value) implements NodeKey<Integer> {
        @Override
        public String describe() {
            return "number " + value;
        }
    }

    private static Diagnostic cycle(List<NodeKey<?>> keys) {
        return Diagnostic.error("Cycle", keys.stream().map(NodeKey::describe).collect(Collectors.joining(" -> ")));
    }

    /** Sums of other sums, by name. */
    private static Evaluation sums(Map<String, List<String>> parts, boolean together) {
        return new Evaluation(Rules.builder()
                .on(Sum.class, (Sum key, Demand demand) -> {
                    List<Sum> asked = parts.getOrDefault(key.name(), List.of()).stream()
                            .map(Sum::new)
                            .toList();
                    List<NodeResult<Integer>> results = new ArrayList<>();
                    if (together) {
                        results.addAll(demand.askAll(asked));
                    } else {
                        asked.forEach(one -> results.add(demand.ask(one)));
                    }
                    if (results.stream().anyMatch(result -> result.answer().isEmpty())) {
                        return new NodeResult.Blocked<>(key);
                    }
                    return NodeResult.ok(1
                            + results.stream()
                                    .mapToInt(result -> result.answer().orElseThrow())
                                    .sum());
                })
                .build(EvaluationTest::cycle));
    }

    @Test
    void answersEachQuestionOnce() {
        AtomicInteger computed = new AtomicInteger();
        Evaluation evaluation = new Evaluation(Rules.builder()
                .on(Whole.class, (Whole key, Demand demand) -> {
                    computed.incrementAndGet();
                    return NodeResult.ok(
                            key.value() < 2
                                    ? key.value()
                                    : demand.ask(new Whole(key.value() - 1))
                                                    .answer()
                                                    .orElseThrow()
                                            + demand.ask(new Whole(key.value() - 2))
                                                    .answer()
                                                    .orElseThrow());
                })
                .build(EvaluationTest::cycle));

        assertThat(evaluation.ask(new Whole(40)).answer()).contains(102_334_155);
        assertThat(computed).hasValue(41);
    }

    @Test
    @Timeout(60)
    void aChainOfAHundredThousandNeitherOverflowsNorHangs() {
        Evaluation evaluation = new Evaluation(Rules.builder()
                .on(
                        Whole.class,
                        (Whole key, Demand demand) -> NodeResult.ok(
                                key.value() == 0
                                        ? 0
                                        : 1
                                                + demand.ask(new Whole(key.value() - 1))
                                                        .answer()
                                                        .orElseThrow()))
                .build(EvaluationTest::cycle));

        assertThat(evaluation.ask(new Whole(100_000)).answer()).contains(100_000);
    }

    @Test
    @Timeout(20)
    void namesTheWholeCycleAndStartsItAtTheSameKeyWhoeverAsks() {
        Map<String, List<String>> parts =
                Map.of("root", List.of("c"), "a", List.of("b"), "b", List.of("c"), "c", List.of("a"));
        for (boolean together : new boolean[] {false, true}) {
            for (String start : List.of("root", "a", "b", "c")) {
                Evaluation evaluation = sums(parts, together);
                assertThat(evaluation.ask(new Sum(start)).answer()).isEmpty();
                assertThat(evaluation.diagnostics())
                        .extracting(Diagnostic::detail)
                        .containsExactly("a -> b -> c");
            }
        }
    }

    @Test
    @Timeout(20)
    void findsACycleBetweenThreads() {
        Map<String, List<String>> parts = Map.of("root", List.of("a", "b"), "a", List.of("b"), "b", List.of("a"));
        for (int i = 0; i < 200; i++) {
            Evaluation evaluation = sums(parts, true);
            evaluation.ask(new Sum("root"));
            assertThat(evaluation.diagnostics()).extracting(Diagnostic::detail).containsExactly("a -> b");
        }
    }

    @Test
    @Timeout(60)
    void manyThreadsThatShareEverythingAgree() {
        Map<String, List<String>> parts = IntStream.range(0, 200)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "n" + i,
                        i -> IntStream.range(Math.max(0, i - 3), i)
                                .mapToObj(j -> "n" + j)
                                .toList()));
        int expected = sums(parts, false).ask(new Sum("n25")).answer().orElseThrow();
        for (int i = 0; i < 50; i++) {
            assertThat(sums(parts, true).ask(new Sum("n25")).answer()).contains(expected);
        }
    }

    @Test
    void explainsWhoAskedAndWhatItAsked() {
        Evaluation evaluation = sums(Map.of("root", List.of("a"), "a", List.of("b")), false);
        evaluation.ask(new Sum("root"));

        assertThat(evaluation.explain(new Sum("a"))).isEqualTo("asked for by:\n  root\n    a\nwhich asked for:\n  b\n");
        assertThat(evaluation.asked(new Sum("root"))).containsExactly(new Sum("a"));
    }

    @Test
    void aRuleThatThrowsIsAnInternalFault() {
        Evaluation evaluation = new Evaluation(Rules.builder()
                .on(Sum.class, (Sum key, Demand demand) -> {
                    throw new IllegalStateException("no such sum");
                })
                .build(EvaluationTest::cycle));
        assertThatThrownBy(() -> evaluation.ask(new Sum("a"))).hasMessage("no such sum");
        assertThat(evaluation.diagnostics()).singleElement().satisfies(fault -> {
            assertThat(fault.summary()).isEqualTo("Internal fault");
            assertThat(fault.detail())
                    .isEqualTo(
                            "Rackform failed while working on a: java.lang.IllegalStateException: no such sum. This is"
                                    + " a fault of Rackform; nothing was changed on account of it. Please report it with the"
                                    + " configuration that leads to it.");
        });
    }
}
