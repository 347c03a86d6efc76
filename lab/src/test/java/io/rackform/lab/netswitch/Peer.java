package io.rackform.lab.netswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs that no one here wrote, run as child processes. */
final class Peer {
    /** What a program said, on both streams, and how it ended. */
    record Ended(int code, String said) {}

    private Peer() {}

    /** Skips the test where the program is missing, and fails it where CI must not skip. */
    static void require(boolean there, String debianPackage) {
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(debianPackage + " is not installed, and CI must not skip its test");
        }
        Assumptions.assumeTrue(there, debianPackage + " is not installed: its test of the switch is skipped");
    }

    static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(said).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
