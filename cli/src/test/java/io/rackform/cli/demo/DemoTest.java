package io.rackform.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.workplace.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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

    @Test
    void whatGoesWrongEndsItAndNothingIsLeft() {
        CommandRun.Result demo = CommandRun.in(folder)
                .with(Map.of("TMPDIR", folder.toString(), "HOME", home.toString(), "RACKFORM_STATE_KEY", "no key"))
                .run("demo");
        assertThat(demo.code()).isEqualTo(1);
        assertThat(demo.words().strip())
                .startsWith("Error: Invalid state key ")
                .endsWith(" Error: Demo ended early Step 1 did not go as it should; what is wrong stands above. The"
                        + " simulated devices are stopped and the temporary folder is deleted: nothing is left of the"
                        + " demo. If what stands above is not about this machine, please report it with this output.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutAFolderForTemporaryFilesItDoesNotStart() {
        CommandRun.Result demo = CommandRun.in(folder)
                .with(Map.of("TMPDIR", folder.resolve("none").toString()))
                .run("demo");
        assertThat(demo.code()).isEqualTo(1);
        assertThat(demo.words().strip().replace(folder.toString(), "<folder>"))
                .isEqualTo(
                        "Error: File cannot be used Rackform cannot make a temporary folder in <folder>/none: there is"
                                + " no such file or folder. Check that it is there, that you may use it, and that the disk is not"
                                + " full.");
    }

    @Test
    void withoutTheExampleItDoesNotStart() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(new StringReader(""), stream, stream, false, false, Style.PLAIN);
        assertThat(Demo.run(new Surroundings(terminal, folder, Map.of(), Clock.systemUTC()), List.of(folder)))
                .isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip())
                .isEqualTo("Error: Example not found The demo needs the folder examples/edge-site of the checkout, and"
                        + " neither the program's folder nor the working folder is in one. Start it as ./rackform demo in"
                        + " the checkout.");
    }
}
