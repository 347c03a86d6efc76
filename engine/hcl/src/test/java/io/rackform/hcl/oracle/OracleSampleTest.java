package io.rackform.hcl.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the reference again, where it is installed, for a sample of what is written down of it. */
final class OracleSampleTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private static boolean installed(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Test
    void theReferenceAnswersAsBefore(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(installed("terraform"), "terraform is not installed");
        assumeTrue(Files.isExecutable(PYTHON), "python3 is not installed");
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        PYTHON.toString(),
                        "-B",
                        OracleAnswer.CORPUS.resolve("ask.py").toString(),
                        "--again",
                        "20260102",
                        "400")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output).strip())
                .as("answered in another way now")
                .isEmpty();
        assertThat(process.exitValue()).isZero();
    }
}
