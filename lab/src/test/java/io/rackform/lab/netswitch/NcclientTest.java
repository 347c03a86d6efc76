package io.rackform.lab.netswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.TrafficLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        Peer.require(
                Files.isExecutable(Path.of(PYTHON))
                        && Peer.run(folder, List.of(PYTHON, "-c", "import ncclient"))
                                        .code()
                                == 0,
                "python3-ncclient");
        Path script = folder.resolve("ncclient_switch.py");
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("ncclient_switch.py"))) {
            Files.write(script, in.readAllBytes());
        }
        try (LabSwitch device = LabSwitch.create("sw1", Map.of("password", "pa ss"), folder)) {
            String port = device.address().substring("127.0.0.1:".length());
            Peer.Ended ended = Peer.run(folder, List.of(PYTHON, script.toString(), port, "admin", "pa ss"));
            assertThat(ended.said()).endsWith("done\n");
            assertThat(ended.code()).as(ended.said()).isZero();
            assertThat(ended.said().lines().filter(line -> line.startsWith("passed ")))
                    .hasSize(12);
            assertThat(device.traffic().entries())
                    .filteredOn(entry -> entry.kind() == TrafficLog.Kind.LOGIN)
                    .extracting(TrafficLog.Entry::what)
                    .contains("hello", "kill-session", "close-session");
        }
    }
}
