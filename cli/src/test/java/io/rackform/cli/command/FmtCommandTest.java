package io.rackform.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import io.rackform.cli.kill.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FmtCommandTest {
    @TempDir
    Path folder;

    private CommandRun run = CommandRun.in(Path.of(""));

    @BeforeEach
    void files() {
        run = CommandRun.in(folder)
                .file("main.rf.hcl", "a=1\nlong=2\n")
                .file("other.tf", "a = 1\n")
                .file("site.rfvars", "x=[1,2]\n")
                .file("plain.tf.json", "{\"a\":1}")
                .file("notes.txt", "a=1\n")
                .file(".hidden.tf", "a=1\n")
                .file("sub/deep/inner.tf", "a=1\n")
                .file(".git/hidden.tf", "a=1\n");
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void formatsTheFilesOfTheFolderAndNamesThoseThatChanged() {
        CommandRun.Result fmt = run.run("fmt");
        assertThat(fmt).isEqualTo(new CommandRun.Result(0, "main.rf.hcl\nsite.rfvars\n", ""));
        assertThat(text("main.rf.hcl")).isEqualTo("a    = 1\nlong = 2\n");
        assertThat(text("site.rfvars")).isEqualTo("x = [1, 2]\n");
        assertThat(text("plain.tf.json")).isEqualTo("{\"a\":1}");
        assertThat(text("notes.txt") + text(".hidden.tf") + text("sub/deep/inner.tf"))
                .isEqualTo("a=1\na=1\na=1\n");
        assertThat(run.run("fmt")).isEqualTo(new CommandRun.Result(0, "", ""));
    }

    @Test
    void goesIntoFoldersButNotIntoHiddenOnes() {
        assertThat(run.run("fmt", "-recursive").out()).isEqualTo("main.rf.hcl\nsite.rfvars\nsub/deep/inner.tf\n");
        assertThat(text("sub/deep/inner.tf")).isEqualTo("a = 1\n");
        assertThat(text(".git/hidden.tf")).isEqualTo("a=1\n");
    }

    @Test
    void takesFilesAndFolders() {
        assertThat(run.run("fmt", "sub/deep", "./main.rf.hcl", "other.tf").out())
                .isEqualTo("sub/deep/inner.tf\nmain.rf.hcl\n");
        assertThat(run.run("fmt", "-chdir=sub", "deep/inner.tf").out()).isEmpty();
        assertThat(text("site.rfvars")).isEqualTo("x=[1,2]\n");
    }

    @Test
    void checksWithoutWriting() {
        assertThat(run.run("fmt", "-check")).isEqualTo(new CommandRun.Result(3, "main.rf.hcl\nsite.rfvars\n", ""));
        assertThat(run.run("fmt", "-check", "-list=false")).isEqualTo(new CommandRun.Result(3, "", ""));
        assertThat(run.run("fmt", "-check", "-write=true", "other.tf")).isEqualTo(new CommandRun.Result(0, "", ""));
        assertThat(text("main.rf.hcl")).isEqualTo("a=1\nlong=2\n");
    }

    @Test
    void showsWhatDiffers() {
        run.file("many.tf", "a=1\n" + "#\n".repeat(20) + "b=2");
        assertThat(run.run("fmt", "-diff", "-write=false", "-list=false", "main.rf.hcl", "many.tf")
                        .out())
                .isEqualTo("""
                --- old/main.rf.hcl
                +++ new/main.rf.hcl
                @@ -1,2 +1,2 @@
                -a=1
                -long=2
                +a    = 1
                +long = 2
                --- old/many.tf
                +++ new/many.tf
                @@ -1,4 +1,4 @@
                -a=1
                +a = 1
                 #
                 #
                 #
                @@ -19,4 +19,4 @@
                 #
                 #
                 #
                -b=2
                \\ No newline at end of file
                +b = 2
                \\ No newline at end of file
                """);
        assertThat(text("main.rf.hcl")).isEqualTo("a=1\nlong=2\n");
    }

    @Test
    void printsTheTextWhereNothingElseIsAskedFor() {
        assertThat(run.run("fmt", "-write=false", "-list=false").out())
                .isEqualTo("a    = 1\nlong = 2\na = 1\nx = [1, 2]\n");
        assertThat(text("main.rf.hcl")).isEqualTo("a=1\nlong=2\n");
    }

    @Test
    void formatsTheStandardInput() {
        CommandRun input = run.answering("a=1\nbcd=\"é\"");
        assertThat(input.run("fmt", "-")).isEqualTo(new CommandRun.Result(0, "a   = 1\nbcd = \"é\"\n", ""));
        assertThat(input.run("fmt", "-check", "-")).isEqualTo(new CommandRun.Result(3, "", ""));
        assertThat(input.run("fmt", "-diff", "-").out())
                .startsWith("--- old/<stdin>\n+++ new/<stdin>\n@@ -1,2 +1,2 @@\n");
        assertThat(run.answering("a = 1\n").run("fmt", "-check", "-").code()).isZero();
        CommandRun.Result wrong = run.answering("a = \n").run("fmt", "-");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.words()).contains("on <stdin> line 1");
        assertThat(run.run("fmt", "-", "main.rf.hcl").words()).contains("Error: Standard input beside files");
    }

    @Test
    void leavesAFileAloneThatDoesNotParseAndGoesOn() {
        run.file("bad.tf", "a=1\nb=\n").file("bad.rfvars", "password = \"hunter2\" oops\n");
        CommandRun.Result fmt = run.run("fmt");
        assertThat(fmt.code()).isEqualTo(2);
        assertThat(fmt.out()).isEqualTo("main.rf.hcl\nsite.rfvars\n");
        assertThat(fmt.words())
                .contains("on bad.tf line 2")
                .contains("bad.rfvars line 1")
                .doesNotContain("hunter2");
        assertThat(text("bad.tf")).isEqualTo("a=1\nb=\n");
        assertThat(text("main.rf.hcl")).isEqualTo("a    = 1\nlong = 2\n");
    }

    @Test
    void saysWhatCannotBeFormatted() throws IOException {
        Files.write(
                folder.resolve("latin.tf"),
                new byte[] {'#', ' ', (byte) 0xE9, '\n', 'a', '=', '"', (byte) 0xE9, '"', '\n'});
        CommandRun.Result fmt = run.run("fmt", "nowhere", "notes.txt", "plain.tf.json", "latin.tf", "main.rf.hcl");
        assertThat(fmt.code()).isEqualTo(2);
        assertThat(fmt.out()).isEqualTo("main.rf.hcl\n");
        assertThat(fmt.words())
                .contains("no file or folder named \"nowhere\"")
                .contains("\"notes.txt\" cannot be formatted")
                .contains("\"plain.tf.json\" cannot be formatted")
                .contains("Error: Invalid character encoding");
        assertThat(Files.readAllBytes(folder.resolve("latin.tf"))).hasSize(10);
    }

    @Test
    void keepsPermissionsAndFollowsLinksToFiles() throws IOException {
        Path file = folder.resolve("sub/real.tf");
        Files.writeString(file, "a=1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x--x"));
        Files.createSymbolicLink(folder.resolve("sub/link.tf"), Path.of("real.tf"));
        Files.createSymbolicLink(folder.resolve("sub/loop"), Path.of("."));
        Files.createSymbolicLink(folder.resolve("sub/dangling.tf"), Path.of("nothing.tf"));

        CommandRun.Result fmt = run.run("fmt", "-recursive", "sub");

        assertThat(fmt.out()).isEqualTo("sub/deep/inner.tf\nsub/link.tf\n");
        assertThat(fmt.words()).contains("\"sub/dangling.tf\" was not formatted");
        assertThat(Files.isSymbolicLink(folder.resolve("sub/link.tf"))).isTrue();
        assertThat(text("sub/real.tf")).isEqualTo("a = 1\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-x--x");
        try (var all = Files.list(folder.resolve("sub"))) {
            assertThat(all).hasSize(5);
        }
    }

    @Test
    void whatCannotBeReadIsSaidAndTheRestIsFormatted() throws IOException {
        Path broken = Files.createSymbolicLink(folder.resolve("broken.tf"), Path.of("/proc/self/mem"));
        CommandRun.Result fmt = run.run("fmt");
        Files.delete(broken);
        assertThat(fmt.code()).isEqualTo(2);
        assertThat(fmt.out()).isEqualTo("main.rf.hcl\nsite.rfvars\n");
        assertThat(fmt.words().strip())
                .isEqualTo("Error: Source cannot be read"
                        + " \"broken.tf\" was not formatted, because it cannot be read: Input/output error.");
    }

    /** A folder whose path leaves room for a name of four characters and no more. */
    private Path deepest() throws IOException {
        Path deep = folder.toRealPath();
        while (deep.toString().length() < 3880) {
            deep = deep.resolve("d".repeat(200));
        }
        return Files.createDirectories(
                deep.resolve("e".repeat(4089 - deep.toString().length())));
    }

    @Test
    void aFolderThatMayNotBeReadIsSaid() throws IOException, InterruptedException {
        Path sub = Files.setPosixFilePermissions(folder.resolve("sub"), PosixFilePermissions.fromString("-wx------"));
        Process fmt = ChildJvm.startWithoutPrivileges(folder, "io.rackform.cli.Main", "fmt", "-recursive");
        String said = new String(fmt.getInputStream().readAllBytes(), UTF_8);
        assertThat(fmt.waitFor()).as(said).isEqualTo(2);
        Files.setPosixFilePermissions(sub, PosixFilePermissions.fromString("rwx------"));
        assertThat(said.replaceAll("\\s+", " "))
                .contains("Error: Source cannot be read"
                        + " \"sub\" was not formatted, because it cannot be read: permission denied.");
    }

    @Test
    void whatCannotBeReplacedKeepsItsLayout() throws IOException {
        // The path of this file is as long as one can be: there is no room for another file beside it.
        Path file = Files.writeString(deepest().resolve("a.tf"), "a=1\n");
        String name = folder.toRealPath().relativize(file).toString();
        CommandRun.Result fmt = run.run("fmt", name);
        assertThat(fmt.code()).isEqualTo(2);
        assertThat(fmt.words().strip().replace(name, "<name>"))
                .isEqualTo("Error: Source file cannot be replaced \"<name>\" keeps its layout, because it cannot be"
                        + " written: File name too long. The new text is written beside it first, so its folder must be"
                        + " writable too.");
        assertThat(text(name)).isEqualTo("a=1\n");
    }
}
