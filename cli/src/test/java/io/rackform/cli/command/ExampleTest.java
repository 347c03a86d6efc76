package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the checkout, by itself: no lab, no values for its variables. */
final class ExampleTest {
    private static final Path EXAMPLE = Path.of(System.getProperty("rackform.root", ".."), "examples", "edge-site")
            .toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void isValidWithoutValues() {
        CommandRun.Result result = CommandRun.in(folder).run("-chdir=" + EXAMPLE, "validate");
        assertThat(result.all()).doesNotContain("Error:");
        assertThat(result.code()).isZero();
    }

    @Test
    void hasTheLayoutThatTheFormatterGives() {
        CommandRun.Result result = CommandRun.in(folder).run("fmt", "-check", "-recursive", EXAMPLE.toString());
        assertThat(result.all()).isEmpty();
        assertThat(result.code()).isZero();
    }
}
