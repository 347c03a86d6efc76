package io.rackform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.EarlyValues;
import io.rackform.engine.config.ModuleLoader;
import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources.Found;
import io.rackform.gitops.BareRepository;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitModuleSourcesTest {
    @TempDir
    Path temporary;

    private BareRepository repository;
    private GitFetcher fetcher;

    @BeforeEach
    void open() throws IOException {
        repository = BareRepository.create(temporary.resolve("mods.git"));
        fetcher = new GitFetcher(temporary.resolve("cache"), temporary.resolve("home"), GitLogins.NONE);
    }

    @AfterEach
    void close() {
        fetcher.close();
        repository.close();
    }

    private String source(String ref) {
        return "git::file://" + repository.folder() + "//vlan" + (ref.isEmpty() ? "" : "?ref=" + ref);
    }

    private String commit(String text) throws IOException {
        return repository.commit(text, Map.of("vlan/main.rf.hcl", text, "shared/main.rf.hcl", "locals {}\n"));
    }

    private static ModuleOrigin files(Found found) {
        assertThat(found).isInstanceOf(Found.Files.class);
        return ((Found.Files) found).origin();
    }

    private static Diagnostic missing(Found found) {
        assertThat(found).isInstanceOf(Found.Missing.class);
        return ((Found.Missing) found).why();
    }

    private void moveAway() throws IOException {
        Files.move(repository.folder(), temporary.resolve("elsewhere.git"));
    }

    @Test
    void aConfigurationCallsAModuleFromGit() throws IOException {
        commit("module \"shared\" {\n  source = \"../shared\"\n}\nlocals {\n  broken = \n}\n");
        Path folder = Files.createDirectories(temporary.resolve("work"));
        Files.writeString(
                folder.resolve("main.rf.hcl"), "module \"vlan\" {\n  source = \"" + source("main") + "\"\n}\n");
        Diagnostics diagnostics = new Diagnostics();
        Configuration configuration = ModuleLoader.load(
                FolderTree.origin(folder), new GitModuleSources(fetcher), EarlyValues.NONE, diagnostics);
        assertThat(configuration.root().calls()).containsOnlyKeys("vlan");
        assertThat(Objects.requireNonNull(configuration.root().calls().get("vlan"))
                        .module()
                        .calls())
                .containsOnlyKeys("shared");
        assertThat(diagnostics.list())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.subject())
                        .isNotNull()
                        .extracting(range -> range.file())
                        .asString()
                        .contains("mods.git@")
                        .endsWith(":vlan/main.rf.hcl"));
    }

    @Test
    void aSourceIsTheSameCommitThroughoutARun() throws IOException {
        commit("# one\n");
        GitModuleSources run = new GitModuleSources(fetcher);
        ModuleOrigin first = files(run.find(source("main")));
        commit("# two\n");
        assertThat(files(run.find(source("main"))).tree()).isSameAs(first.tree());
        assertThat(files(new GitModuleSources(fetcher).find(source("main"))).label())
                .isNotEqualTo(first.label());
    }

    @Test
    void aTagOrACommitNeedsNoNetworkTheSecondTime() throws IOException {
        String id = commit("# one\n");
        repository.tag("v1", id);
        files(new GitModuleSources(fetcher).find(source("v1")));
        moveAway();
        GitModuleSources offline = new GitModuleSources(fetcher);
        files(offline.find(source("v1")));
        files(offline.find(source(id)));
        assertThat(offline.warnings()).isEmpty();
    }

    @Test
    void aBranchFromAnEarlierFetchIsUsedWithAWarning() throws IOException {
        commit("# one\n");
        files(new GitModuleSources(fetcher).find(source("main")));
        moveAway();
        GitModuleSources offline = new GitModuleSources(fetcher);
        files(offline.find(source("main")));
        assertThat(offline.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.isError()).isFalse();
            assertThat(warning.detail()).contains("from an earlier fetch").contains("Git repository not found");
        });
    }

    @Test
    void whatWasNeverFetchedIsMissing() throws IOException {
        commit("# one\n");
        assertThat(missing(new GitModuleSources(fetcher).find(source("v9"))).summary())
                .isEqualTo("Git ref not found");
        moveAway();
        assertThat(missing(new GitModuleSources(fetcher).find(source("main"))).summary())
                .isEqualTo("Git repository not found");
    }

    @Test
    void aFolderThatIsNotThereIsMissing() throws IOException {
        commit("# one\n");
        assertThat(missing(new GitModuleSources(fetcher).find("git::file://" + repository.folder() + "//vxlan"))
                        .summary())
                .isEqualTo("Folder not found in the commit");
        assertThat(missing(new GitModuleSources(fetcher).find("acme/vlan/switch"))
                        .summary())
                .isEqualTo("Invalid Git source");
    }
}
