package io.rackform.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our values, types and errors beside those of the reference, for every expression that it was asked. */
final class OracleTest {
    private static Map<String, OracleAnswer> differences() throws IOException {
        return OracleAnswer.read(OracleScope.FOLDER.resolve("differences.txt")).stream()
                .collect(Collectors.toMap(
                        OracleAnswer::expression, Function.identity(), (first, second) -> first, TreeMap::new));
    }

    @TestFactory
    Stream<DynamicTest> answersAsTheReference() throws IOException {
        Map<String, OracleAnswer> differences = differences();
        return OracleAnswer.read(OracleScope.FOLDER.resolve("answers.txt")).stream()
                .filter(answer -> !differences.containsKey(answer.expression()))
                .map(answer -> DynamicTest.dynamicTest(answer.expression(), () -> {
                    OracleAnswer ours = OracleAnswer.ours(answer.expression());
                    if (!ours.agrees(answer)) {
                        assertThat(ours).isEqualTo(answer);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> differsOnlyOnPurpose() throws IOException {
        Map<String, OracleAnswer> differences = differences();
        return OracleAnswer.read(OracleScope.FOLDER.resolve("answers.txt")).stream()
                .filter(answer -> differences.containsKey(answer.expression()))
                .map(answer -> DynamicTest.dynamicTest(answer.expression(), () -> {
                    OracleAnswer ours = OracleAnswer.ours(answer.expression());
                    assertThat(ours).isEqualTo(differences.get(answer.expression()));
                    assertThat(ours.agrees(answer))
                            .as("a difference that is none any more")
                            .isFalse();
                }));
    }

    @Test
    void everyDifferenceWasAsked() throws IOException {
        assertThat(OracleAnswer.read(OracleScope.FOLDER.resolve("answers.txt")).stream()
                        .map(OracleAnswer::expression))
                .hasSizeGreaterThan(1000)
                .containsAll(differences().keySet());
    }
}
