package io.rackform.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What people read who are wrong, for each way to be wrong. */
final class WrongConfigurationTest {
    static final Path WRONG = Golden.TESTS.resolve("wrong");
    private static final Set<String> NOT_CONFIGURATION = Set.of("command", "expected.txt", "reference.json");

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

    /** The last of the commands is the one that is looked at; those before it prepare its state. */
    private String told(Path wrong) throws IOException {
        Path folder = Files.createTempDirectory(work, "wrong");
        Golden.copy(wrong, folder, NOT_CONFIGURATION);
        CommandRun commands = CommandRun.in(folder);
        List<String> lines = Golden.lines(wrong.resolve("command"));
        for (String line : lines.subList(0, lines.size() - 1)) {
            assertThat(commands.run(line.split(" ")).code()).as(line).isZero();
        }
        return commands.run(lines.getLast().split(" ")).err().strip().replace(folder.toString(), "<folder>") + "\n";
    }
}
