package io.rackform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.SourceTree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {
    @TempDir
    Path temporary;

    private Path top;
    private SourceTree tree;

    @BeforeEach
    void site() throws IOException {
        top = temporary.resolve("repository");
        write("repository/.git/config", "secret of Git");
        write("repository/site/main.rf.hcl", "locals {}");
        write("repository/site/b.yaml", "b");
        write("repository/site/racks/r1.yaml", "r1");
        write("repository/site/.rackform/state/state.mv.db", "state");
        write("outside.txt", "outside");
        ModuleOrigin origin = FolderTree.origin(top.resolve("site"));
        assertThat(origin.folder()).isEqualTo("site");
        tree = origin.tree();
    }

    private void write(String path, String text) throws IOException {
        Path file = temporary.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void listsItsFilesInOrderAndNotItsOwnMachinery() {
        assertThat(tree.files("site")).containsExactly("b.yaml", "main.rf.hcl");
        assertThat(tree.filesBelow("")).containsExactly("site/b.yaml", "site/main.rf.hcl", "site/racks/r1.yaml");
        assertThat(tree.filesBelow("site")).containsExactly("b.yaml", "main.rf.hcl", "racks/r1.yaml");
        assertThat(tree.files("nowhere")).isEmpty();
    }

    @Test
    void readsAFile() {
        assertThat(tree.read("site/b.yaml"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("b"));
        assertThat(tree.read("site/c.yaml")).isEmpty();
        assertThat(tree.read("site/racks")).isEmpty();
    }

    @Test
    void neverLeavesItsTop() {
        assertThat(tree.read("../outside.txt")).isEmpty();
        assertThat(tree.read("/etc/hostname")).isEmpty();
        assertThat(tree.files("..")).isEmpty();
        assertThat(tree.filesBelow("site/../..")).isEmpty();
    }

    @Test
    void followsALinkThatStaysInside() throws IOException {
        Files.createSymbolicLink(top.resolve("site/link.yaml"), Path.of("racks/r1.yaml"));
        assertThat(tree.files("site")).contains("link.yaml");
        assertThat(tree.read("site/link.yaml"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("r1"));
    }

    @Test
    void aLinkThatLeadsOutIsAFaultAndNotAMissingFile() throws IOException {
        Files.createSymbolicLink(top.resolve("site/more.rf.hcl"), temporary.resolve("outside.txt"));
        assertThat(tree.files("site")).contains("more.rf.hcl");
        assertThatThrownBy(() -> tree.read("site/more.rf.hcl"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("leads out of");
    }

    @Test
    void aFolderBehindALinkIsNotWalked() throws IOException {
        Files.createSymbolicLink(top.resolve("site/up"), temporary);
        assertThat(tree.filesBelow("site")).noneMatch(path -> path.startsWith("up"));
    }

    @Test
    void whatIsTooLargeIsAFault() throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(top.resolve("site/large.tf").toFile(), "rw")) {
            large.setLength(SourceLimits.LARGEST_FILE + 1L);
        }
        assertThatThrownBy(() -> tree.read("site/large.tf"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("larger than 64 MiB");
    }
}
