package io.rackform.hcl.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our values, types and errors beside those of the reference, for every expression of the corpus. */
final class OracleTest {
    private static Map<String, OracleAnswer> differences() throws IOException {
        return OracleAnswer.read("differences.txt").stream()
                .collect(Collectors.toMap(OracleAnswer::expression, Function.identity()));
    }

    @TestFactory
    Stream<DynamicTest> answersAsTheReference() throws IOException {
        Map<String, OracleAnswer> differences = differences();
        ModuleNames names = ModuleNames.ofCorpus();
        return OracleAnswer.read("answers.txt").stream()
                .collect(Collectors.groupingBy(OracleAnswer::subject, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(subject -> DynamicTest.dynamicTest("of " + subject.getKey(), () -> {
                    List<String> wrong = new ArrayList<>();
                    for (OracleAnswer asked : subject.getValue()) {
                        OracleAnswer ours = asked.ours(names);
                        if (!differences.containsKey(asked.expression()) && !ours.agrees(asked)) {
                            wrong.add("\n" + asked.kind() + ": " + asked.expression() + "\n  ours " + ours.text()
                                    + "\n  reference " + asked.text());
                        }
                    }
                    assertThat(wrong).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> differsOnlyOnPurpose() throws IOException {
        ModuleNames names = ModuleNames.ofCorpus();
        Map<String, OracleAnswer> asked = OracleAnswer.read("answers.txt").stream()
                .collect(Collectors.toMap(OracleAnswer::expression, Function.identity(), (first, second) -> first));
        return differences().values().stream()
                .map(difference -> DynamicTest.dynamicTest(difference.expression(), () -> {
                    OracleAnswer reference = asked.get(difference.expression());
                    assertThat(reference).as("it was never asked").isNotNull();
                    OracleAnswer ours = difference.ours(names);
                    assertThat(ours.agrees(difference))
                            .as("ours is " + ours.text() + " in place of " + difference.text())
                            .isTrue();
                    assertThat(ours.agrees(reference))
                            .as("a difference that is none any more")
                            .isFalse();
                }));
    }

    @Test
    void everyDifferenceHasItsReason() throws IOException {
        String[] blocks = Files.readString(OracleAnswer.ANSWERS.resolve("differences.txt"))
                .split("\n\n");
        assertThat(blocks).hasSize(differences().size() + 1);
        assertThat(blocks)
                .allSatisfy(block -> assertThat(block.lines().toList().getLast())
                        .startsWith("# ")
                        .endsWith("."));
    }

    @Test
    void everythingInTheCorpusWasAsked() throws IOException {
        List<String> asked = OracleAnswer.read("answers.txt").stream()
                .map(OracleAnswer::expression)
                .toList();
        assertThat(asked).hasSizeGreaterThan(1500);
        try (Stream<java.nio.file.Path> files = Files.list(OracleAnswer.CORPUS.resolve("corpus"))) {
            for (java.nio.file.Path file : files.toList()) {
                boolean plain = file.endsWith("various.txt");
                assertThat(asked)
                        .as(file.toString())
                        .containsAll(Files.readAllLines(file).stream()
                                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                                .filter(line -> plain || !line.startsWith("["))
                                .map(line -> plain ? line : line.substring(line.indexOf(": ") + 2))
                                .toList());
            }
        }
    }
}
