package io.rackform.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console at a terminal, with keys. */
final class LineEditorTest {
    private static final String TAB = "\t";
    private static final String ENTER = "\r";
    private static final String UP = "\u001bOA";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";

    @TempDir
    Path folder;

    @BeforeEach
    void configuration() throws IOException {
        Files.writeString(folder.resolve("main.rf.hcl"), "locals {\n  racks = { first = { height = 42 } }\n}\n");
    }

    private Pty console() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Pty(
                folder,
                Map.of("TERM", "xterm", "NO_COLOR", "1", "XDG_STATE_HOME", folder.toString()),
                java + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                        + "' io.rackform.cli.Main console");
    }

    @Test
    void linesAreCompletedContinuedGivenUpAndRemembered() throws Exception {
        try (Pty console = console()) {
            console.await("> ").type("local.ra" + TAB).await("local.racks").type(".f" + TAB + ".h" + TAB + ENTER);
            console.await("42").await("> ").type("[1," + ENTER).await(": ").type("11 * 11]" + ENTER);
            console.await("121,").await("> ").type("local.nope" + CTRL_C).await("> ");
            console.type("nope" + ENTER)
                    .await("Error: Invalid reference")
                    .await("TYPE.NAME.")
                    .await("> ");
            console.type(CTRL_D);
            assertThat(console.exitCode()).isZero();
        }
        assertThat(folder.resolve("rackform/console_history")).hasContent("""
                local.racks.first.height
                [1,\\n11 * 11]
                nope
                """);
        try (Pty console = console()) {
            console.await("> ").type(UP + UP + UP + UP + ENTER).await("42").await("> ");
            console.type("exit" + ENTER);
            assertThat(console.exitCode()).isZero();
        }
    }
}
