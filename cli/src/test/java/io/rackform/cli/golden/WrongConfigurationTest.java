package io.rackform.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people read who are wrong, for each way to be wrong. */
final class WrongConfigurationTest {
    static final Path WRONG = Golden.TESTS.resolve("wrong");
    private static final Set<String> NOT_CONFIGURATION = Set.of("command", "expected.txt", "reference.json");

    private static final int PATH_LENGTH = 120;
    private static final int NEAR = 2;

    @TempDir
    Path work;

    @TestFactory
    Stream<DynamicTest> isToldSo() {
        String pattern = System.getProperty("rackform.case", "*");
        return Golden.cases(WRONG).stream()
                .filter(wrong -> Golden.glob(pattern, wrong.getFileName()))
                .map(wrong -> DynamicTest.dynamicTest(wrong.getFileName().toString(), wrong.toUri(), () -> {
                    String told = told(wrong);
                    Path golden = wrong.resolve("expected.txt");
                    if (Golden.rewrites()) {
                        Golden.write(golden, told);
                    }
                    assertThat(told).isEqualTo(Golden.text(golden));
                }));
    }

    /** What the reference finds by validation alone we find, at the same place; what it accepts we do not refuse. */
    @TestFactory
    Stream<DynamicTest> isRefusedWhereTheReferenceRefusesIt() {
        String pattern = System.getProperty("rackform.case", "*");
        Map<String, String> differences = Golden.reasons(WRONG.resolve("known-differences.txt"));
        return Golden.cases(WRONG).stream()
                .filter(wrong -> Golden.glob(pattern, wrong.getFileName()))
                .filter(wrong -> Files.exists(wrong.resolve("reference.json")))
                .map(wrong -> DynamicTest.dynamicTest(wrong.getFileName().toString(), wrong.toUri(), () -> {
                    List<String> faults = beside(wrong);
                    if (differences.containsKey(wrong.getFileName().toString())) {
                        assertThat(faults)
                                .as("a difference that is none any more")
                                .isNotEmpty();
                    } else {
                        assertThat(faults).isEmpty();
                    }
                }));
    }

    private List<String> beside(Path wrong) throws IOException {
        Path folder = Files.createTempDirectory(work, "beside");
        Golden.copy(wrong, folder, NOT_CONFIGURATION);
        JsonNode ours = JsonMapper.shared()
                .readTree(CommandRun.in(folder).run("validate", "-json").out());
        JsonNode reference =
                JsonMapper.shared().readTree(wrong.resolve("reference.json").toFile());
        List<String> faults = new ArrayList<>();
        if (reference.path("valid").asBoolean() && !ours.path("valid").asBoolean()) {
            faults.add("the reference accepts it");
        }
        for (JsonNode found : reference.path("found")) {
            boolean error = found.path("severity").asString().equals("error");
            if (error && !found.path("summary").asString().startsWith("Terraform encountered problems")) {
                Stream.of(found).filter(one -> !isFound(one, ours)).forEach(one -> faults.add(one.toString()));
            }
        }
        return faults;
    }

    /** Whether an error of ours is near enough to be about the same: a header may stand for its block. */
    private static boolean isFound(JsonNode found, JsonNode ours) {
        String file = found.path("file").asString();
        for (JsonNode diagnostic : ours.path("diagnostics")) {
            JsonNode range = diagnostic.path("range");
            int line = range.path("start").path("line").asInt();
            boolean near = file.isEmpty()
                    || (range.path("filename").asString().equals(file)
                            && Math.abs(line - found.path("line").asInt()) <= NEAR);
            if (near && diagnostic.path("severity").asString().equals("error")) {
                return true;
            }
        }
        return false;
    }

    /** Paths in messages are as long in every run, so that lines break at the same words. */
    private Path folder(String name) throws IOException {
        String parent = work.toString();
        String padded = name + "-".repeat(Math.max(1, PATH_LENGTH - parent.length() - 1 - name.length()));
        return Files.createDirectory(work.resolve(padded));
    }

    /** The last of the commands is the one that is looked at; those before it prepare its state. */
    private String told(Path wrong) throws IOException {
        Path folder = folder(wrong.getFileName().toString());
        Golden.copy(wrong, folder, NOT_CONFIGURATION);
        CommandRun commands = CommandRun.in(folder);
        List<String> lines = Golden.lines(wrong.resolve("command"));
        for (String line : lines.subList(0, lines.size() - 1)) {
            assertThat(commands.run(line.split(" ")).code()).as(line).isZero();
        }
        return commands.run(lines.getLast().split(" ")).err().strip().replace(folder.toString(), "<folder>") + "\n";
    }
}
