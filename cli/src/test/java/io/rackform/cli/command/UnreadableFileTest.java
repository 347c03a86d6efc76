package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are there and cannot be read: never left out, because what they say would be gone. */
final class UnreadableFileTest {
    /** A regular file that every read of fails, as on a broken disk. */
    private static final Path BROKEN = Path.of("/proc/self/mem");

    @TempDir
    Path folder;

    private CommandRun work = CommandRun.in(Path.of(""));

    @BeforeEach
    void files() {
        work = CommandRun.in(folder).file("main.rf.hcl", "variable \"a\" {\n  default = 1\n}\n");
    }

    /** What a command says that fails, without line breaks. */
    private String told(String... command) {
        CommandRun.Result result = work.run(command);
        assertThat(result.code()).isEqualTo(1);
        return result.words().strip().replace(folder.toString(), "<folder>");
    }

    @Test
    void aConfigurationThatCannotBeReadIsNotPlanned() throws IOException {
        Files.createSymbolicLink(folder.resolve("more.rf.hcl"), Path.of("nothing.rf.hcl"));
        assertThat(told("plan"))
                .isEqualTo("Error: Configuration cannot be read Rackform cannot read <folder>/more.rf.hcl: it is a link"
                        + " to something that does not exist. Nothing was changed: without this file its objects would"
                        + " look as if they were to be deleted.");
    }

    @Test
    void withoutItTheStateIsNotFoundEither() throws IOException {
        Files.createSymbolicLink(folder.resolve("more.rf.hcl"), Path.of("nothing.rf.hcl"));
        assertThat(told("state", "list"))
                .isEqualTo("Error: Configuration cannot be read Rackform cannot read <folder>/more.rf.hcl: it is a link"
                        + " to something that does not exist. The configuration may say where the state is, so without"
                        + " this file the state cannot be found.");
    }

    @Test
    void valuesThatCannotBeReadAreNotLeftOut() throws IOException {
        Path broken = Files.createSymbolicLink(folder.resolve("site.auto.tfvars"), BROKEN);
        String told = told("plan");
        Files.delete(broken);
        assertThat(told)
                .isEqualTo("Error: Values file cannot be read Reading \"site.auto.tfvars\" failed: Input/output error."
                        + " Without it some variables would have other values, so nothing was planned.");
    }

    @Test
    void valuesOfAGreatFileAreNotRead() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("image.iso").toFile(), "rw")) {
            file.setLength((16 << 20) + 1);
        }
        assertThat(told("plan", "-var-file=image.iso"))
                .isEqualTo("Error: Values file too large The file \"image.iso\" has more than 16 MiB. That is no file"
                        + " with values for variables; check the name.");
    }
}
