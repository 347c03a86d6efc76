package io.rackform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.gitops.BareRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTreeTest {
    @TempDir
    Path temporary;

    private BareRepository repository;

    @BeforeEach
    void repository() throws IOException {
        repository = BareRepository.create(temporary.resolve("net.git"));
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private CommitTree tree(String commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository.git())) {
            return new CommitTree(
                    repository.git(), "https://host/net.git", walk.parseCommit(ObjectId.fromString(commit)));
        }
    }

    @Test
    void readsFilesWithoutACheckout() throws IOException {
        CommitTree tree = tree(repository.commit(
                "Add the site",
                Map.of("site/main.rf.hcl", "locals {}", "site/racks/r1.yaml", "ü", "README.md", "read me")));
        assertThat(tree.files("")).containsExactly("README.md");
        assertThat(tree.files("site")).containsExactly("main.rf.hcl");
        assertThat(tree.filesBelow("site")).containsExactly("main.rf.hcl", "racks/r1.yaml");
        assertThat(tree.read("site/racks/r1.yaml"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("ü"));
        assertThat(tree.read("site")).isEmpty();
        assertThat(tree.read("site/none")).isEmpty();
        assertThat(tree.read("")).isEmpty();
        assertThat(tree.files("README.md")).isEmpty();
        assertThat(tree.missing("site")).isEmpty();
        assertThat(tree.absolute("site")).isEqualTo("site");
    }

    @Test
    void saysWhoCommittedWhatAndWhere() throws IOException {
        CommitTree tree = tree(repository.commit("Add the site\n\nAll of it.\n", Map.of("a", "b")));
        assertThat(tree.commit().author()).isEqualTo(BareRepository.AUTHOR);
        assertThat(tree.commit().message()).isEqualTo("Add the site");
        assertThat(tree.describe())
                .isEqualTo("commit " + tree.commit().id().substring(0, 12) + " of https://host/net.git");
    }

    @Test
    void aLongMessageIsCut() throws IOException {
        CommitTree tree = tree(repository.commit("x".repeat(5000), Map.of("a", "b")));
        assertThat(tree.commit().message()).hasSize(200).endsWith("…");
    }

    @Test
    void aLinkIsAFaultAndNeverFollowed() throws IOException {
        CommitTree tree =
                tree(repository.commit("main", "Link", Map.of("a.tf", ""), Map.of("b.tf", "../../etc/passwd")));
        assertThat(tree.files("")).containsExactly("a.tf", "b.tf");
        assertThatThrownBy(() -> tree.read("b.tf"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("a link to \"../../etc/passwd\"")
                .hasMessageContaining("Commit the file itself");
    }

    @Test
    void whatIsTooLargeIsAFault() throws IOException {
        CommitTree tree = tree(repository.commit("Large", Map.of("a.tf", " ".repeat(SourceLimits.LARGEST_FILE + 1))));
        assertThatThrownBy(() -> tree.read("a.tf"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("larger than 64 MiB");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        CommitTree empty = tree(repository.commit("Remove all", Map.of()));
        assertThat(empty.missing(""))
                .hasValueSatisfying(why -> assertThat(why.summary()).isEqualTo("Commit without files"));
        assertThat(empty.missing("site"))
                .hasValueSatisfying(why -> assertThat(why.detail())
                        .contains("no folder \"site\"")
                        .contains("never taken for an empty configuration"));
    }

    @Test
    void manyThreadsCanRead() throws Exception {
        Map<String, String> files =
                IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "f/" + i + ".yaml", i -> "content " + i));
        CommitTree tree = tree(repository.commit("Many", files));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> reads = files.keySet().stream()
                    .map(path ->
                            threads.submit(() -> new String(tree.read(path).orElseThrow(), StandardCharsets.UTF_8)))
                    .toList();
            for (Future<String> read : reads) {
                assertThat(read.get()).startsWith("content ");
            }
        }
    }
}
