package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabCommandTest {
    @TempDir
    Path folder;

    @Test
    void aFolderWithoutALabIsAMessage() {
        CommandRun.Result up = CommandRun.in(folder).run("lab", "up", ".");
        assertThat(up.code()).isEqualTo(1);
        assertThat(up.words()).contains("Lab file not found").contains("examples/edge-site");
    }

    @Test
    void aWrongLabFileIsAMessageAndLeavesTheFileOfARunningLab() {
        CommandRun.Result up = CommandRun.in(folder)
                .file("lab.yaml", "site: x\ndevices:\n  - kind: toaster\n    name: t\n")
                .file("lab.auto.rfvars", "devices = {}\n")
                .run("lab", "up", ".");
        assertThat(up.code()).isEqualTo(1);
        assertThat(up.words().strip())
                .isEqualTo(
                        "Error: Lab cannot be started lab.yaml:3: device 't': there is no kind 'toaster'; the kinds are"
                                + " bmc, cluster, switch. Mend the file; where a port is taken, end what uses it, perhaps another"
                                + " lab.");
        assertThat(folder.resolve("lab.auto.rfvars")).exists();
    }
}
