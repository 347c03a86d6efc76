package io.rackform.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whole configurations, planned and applied as the reference does it: same actions, values, order and exit codes. */
final class PeerScenarioTest {
    private static final Path SCENARIOS = Golden.TESTS.resolve("peer/scenarios");

    @TempDir
    Path work;

    /** Scenarios in which we differ on purpose, with the reason. */
    private static Map<String, String> differences() {
        return Golden.reasons(Golden.TESTS.resolve("peer/known-differences.txt"));
    }

    private static List<Path> chosen() {
        String pattern = System.getProperty("rackform.case", "*");
        return Golden.cases(SCENARIOS).stream()
                .filter(scenario -> Golden.glob(pattern, scenario.getFileName()))
                .toList();
    }

    private static List<Path> steps(Path scenario) {
        return Golden.cases(scenario).stream()
                .filter(folder -> folder.getFileName().toString().startsWith("step"))
                .toList();
    }

    private String ours(Path scenario) throws IOException {
        Path folder = Files.createTempDirectory(work, "scenario");
        boolean ordered = Files.exists(scenario.resolve("ordered"));
        List<Map<String, @Nullable Object>> steps = new ArrayList<>();
        for (Path step : steps(scenario)) {
            steps.add(PeerStep.run(scenario, step, folder, ordered));
        }
        return PeerAnswer.ofOurs(Map.of("steps", steps));
    }

    @TestFactory
    Stream<DynamicTest> doesWhatTheReferenceDoes() {
        Map<String, String> differences = differences();
        return chosen().stream()
                .filter(scenario ->
                        !differences.containsKey(scenario.getFileName().toString()))
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.getFileName().toString(),
                        scenario.toUri(),
                        () -> assertThat(ours(scenario))
                                .isEqualTo(PeerAnswer.ofReference(scenario.resolve("expected.json")))));
    }

    @TestFactory
    Stream<DynamicTest> validationFindsWhatTheReferenceFinds() {
        Map<String, String> differences = differences();
        return chosen().stream()
                .filter(scenario ->
                        !differences.containsKey(scenario.getFileName().toString()))
                .map(scenario -> DynamicTest.dynamicTest(scenario.getFileName().toString(), scenario.toUri(), () -> {
                    List<Path> steps = steps(scenario);
                    List<PeerAnswer.Found> found = PeerAnswer.errors(scenario.resolve("expected.json"));
                    Path folder = Files.createTempDirectory(work, "scenario");
                    for (int i = 0; i < steps.size(); i++) {
                        PeerStep.validate(scenario, steps.get(i), folder, found.get(i));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> differsOnlyOnPurpose() {
        Map<String, String> differences = differences();
        return chosen().stream()
                .filter(scenario ->
                        differences.containsKey(scenario.getFileName().toString()))
                .map(scenario -> DynamicTest.dynamicTest(scenario.getFileName().toString(), scenario.toUri(), () -> {
                    String ours = ours(scenario);
                    Path golden = scenario.resolve("ours.txt");
                    if (Golden.rewrites()) {
                        Golden.write(golden, ours);
                    }
                    assertThat(ours).isEqualTo(Golden.text(golden));
                    assertThat(ours)
                            .as("a difference that is none any more")
                            .isNotEqualTo(PeerAnswer.ofReference(scenario.resolve("expected.json")));
                }));
    }

    @Test
    void everyDifferenceHasAScenario() {
        assertThat(Golden.cases(SCENARIOS).stream()
                        .map(scenario -> scenario.getFileName().toString()))
                .containsAll(differences().keySet());
    }
}
