package io.rackform.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo does what it says, on the example of the checkout, and leaves nothing behind. */
final class DemoTest {
    @TempDir
    Path folder;

    /** Copies of modules stay with the user, as after any command. */
    @TempDir
    Path home;

    @Test
    void goesTheWholeWay() {
        CommandRun.Result demo = CommandRun.in(folder)
                .with(Map.of("TMPDIR", folder.toString(), "HOME", home.toString()))
                .run("demo");
        assertThat(demo.out())
                .contains("Source: commit", "\"Describe the edge site\" by Ada Operator")
                .contains("Impact: reboots 2 servers (edge-2, edge-3), one commit on sw-r1, one commit on sw-r2")
                .contains("No changes. Your infrastructure matches the configuration.")
                .contains("~ \"ProcTurboMode\" = \"Disabled\" -> \"Enabled\"")
                .contains("Apply complete! Resources: 0 added, 2 changed, 0 destroyed.")
                .contains("\"Merge branch 'tenant-billing': Add the tenant billing\": 3 added, 0 changed, 0 destroyed")
                .contains("That was the whole way");
        assertThat(demo.all()).doesNotContain("Error:").doesNotContain("lab-only-");
        assertThat(demo.code()).isZero();
        assertThat(folder).isEmptyDirectory();
    }
}
