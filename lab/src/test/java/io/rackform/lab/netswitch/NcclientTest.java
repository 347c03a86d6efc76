package io.rackform.lab.netswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.TrafficLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The switch under a client that no one here wrote. */
class NcclientTest {
    /** Debian's own Python, where its packages are. */
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path folder;

    @Test
    void ncclientFindsARealSwitch() throws Exception {
        requireNcclient();
        Path script = folder.resolve("ncclient_switch.py");
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("ncclient_switch.py"))) {
            Files.write(script, in.readAllBytes());
        }
        try (LabSwitch device = LabSwitch.create("sw1", Map.of("password", "pa ss"), folder)) {
            String port = device.address().substring("127.0.0.1:".length());
            Path output = folder.resolve("output");
            Process python = new ProcessBuilder(PYTHON, script.toString(), port, "admin", "pa ss")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = python.waitFor(120, TimeUnit.SECONDS);
            python.destroyForcibly();
            String said = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as(said).isTrue();
            assertThat(said).endsWith("done\n");
            assertThat(python.exitValue()).as(said).isZero();
            assertThat(said.lines().filter(line -> line.startsWith("passed "))).hasSize(12);
            assertThat(device.traffic().entries())
                    .filteredOn(entry -> entry.kind() == TrafficLog.Kind.LOGIN)
                    .extracting(TrafficLog.Entry::what)
                    .contains("hello", "kill-session", "close-session");
        }
    }

    private static void requireNcclient() throws Exception {
        boolean there = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import ncclient")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("python3-ncclient is not installed, and CI must not skip its test");
        }
        Assumptions.assumeTrue(there, "python3-ncclient is not installed: its test of the switch is skipped");
    }
}
