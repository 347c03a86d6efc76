package io.rackform.gitops.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.EarlyValues;
import io.rackform.engine.config.ModuleLoader;
import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources.Announced;
import io.rackform.engine.config.ModuleSources.Found;
import io.rackform.gitops.BareRepository;
import io.rackform.gitops.access.GitAccess;
import io.rackform.gitops.access.GitLogins;
import io.rackform.gitops.module.LockPolicy.Mode;
import io.rackform.gitops.source.FolderTree;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedModulesTest {
    @TempDir
    Path temporary;

    private BareRepository repository;
    private ModuleCache cache;
    private final List<String> heard = new ArrayList<>();

    private final ModuleListener listener = new ModuleListener() {
        @Override
        public synchronized void fetching(ModuleSource source) {
            heard.add("fetching " + source.label());
        }

        @Override
        public synchronized void damaged(ModuleSource source) {
            heard.add("damaged " + source.label());
        }
    };

    @BeforeEach
    void open() throws IOException {
        repository = BareRepository.create(temporary.resolve("mods.git"));
        cache = cache("cache");
    }

    private ModuleCache cache(String name) {
        return new ModuleCache(
                temporary.resolve(name), GitAccess.of(temporary.resolve("home"), Map.of(), GitLogins.NONE));
    }

    @AfterEach
    void close() {
        cache.close();
        repository.close();
    }

    private String source(String ref) {
        return "git::file://" + repository.folder() + "//vlan" + (ref.isEmpty() ? "" : "?ref=" + ref);
    }

    private String commit(String text) throws IOException {
        return repository.commit(text, Map.of("vlan/main.rf.hcl", text, "shared/main.rf.hcl", "locals {}\n"));
    }

    private LockedModules run(LockFile lock, Mode mode) {
        return cache.modules(lock, new LockPolicy(mode, false), listener);
    }

    private LockedModules offline(LockFile lock, Mode mode) {
        return cache.modules(lock, new LockPolicy(mode, true), listener);
    }

    /** What {@code init} writes for a source. */
    private LockFile locked(String source) {
        LockedModules modules = run(LockFile.EMPTY, Mode.ADD);
        files(modules.find(source));
        heard.clear();
        return modules.found();
    }

    private static ModuleOrigin files(Found found) {
        assertThat(found).isInstanceOf(Found.Files.class);
        return ((Found.Files) found).origin();
    }

    private static String content(Found found) {
        ModuleOrigin origin = files(found);
        return new String(origin.tree().read(origin.path("main.rf.hcl")).orElseThrow(), StandardCharsets.UTF_8);
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
                FolderTree.origin(folder), run(LockFile.EMPTY, Mode.ADD), EarlyValues.NONE, diagnostics);
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
        LockedModules run = run(LockFile.EMPTY, Mode.ADD);
        ModuleOrigin first = files(run.find(source("main")));
        commit("# two\n");
        assertThat(files(run.find(source("main"))).tree()).isSameAs(first.tree());
        // Another folder of the same package is of the same commit.
        assertThat(files(run.find(source("main").replace("//vlan", "//shared"))).tree())
                .isSameAs(first.tree());
    }

    @Test
    void whatIsNotLockedIsNotFetchedUnasked() throws IOException {
        commit("# one\n");
        Diagnostic why = missing(run(LockFile.EMPTY, Mode.LOCKED).find(source("main")));
        assertThat(why.summary()).isEqualTo("Module not installed");
        assertThat(why.detail()).contains("rackform init").contains("git::file://" + repository.folder() + "?ref=main");
        assertThat(heard).isEmpty();
        assertThat(temporary.resolve("cache/git")).doesNotExist();
    }

    @Test
    void aLockedBranchStaysWhereItIsUntilItIsUpgraded() throws IOException {
        String first = commit("# one\n");
        LockFile lock = locked(source("main"));
        commit("# two\n");
        String third = commit("# three\n");
        assertThat(content(run(lock, Mode.ADD).find(source("main")))).isEqualTo("# one\n");
        assertThat(heard).isEmpty();

        LockedModules upgrade = run(lock, Mode.UPGRADE);
        assertThat(content(upgrade.find(source("main")))).isEqualTo("# three\n");
        assertThat(upgrade.installed()).singleElement().satisfies(one -> {
            assertThat(one.isUpdate()).isTrue();
            assertThat(one.before()).extracting(LockedModule::commit).isEqualTo(first);
            assertThat(one.now().commit()).isEqualTo(third);
            assertThat(one.history().orElseThrow().count()).isEqualTo(2);
            assertThat(one.history().orElseThrow().lost()).isZero();
            assertThat(one.history().orElseThrow().newest())
                    .extracting(commit -> commit.message())
                    .containsExactly("# three", "# two");
        });
        assertThat(content(run(upgrade.found(), Mode.LOCKED).find(source("main"))))
                .isEqualTo("# three\n");
    }

    @Test
    void withTheLockFileAndTheCacheNoServerIsNeeded() throws IOException {
        String id = commit("# one\n");
        repository.tag("v1", id);
        for (String ref : List.of("main", "v1", id, id.substring(0, 7), "")) {
            LockFile lock = locked(source(ref));
            Path away = temporary.resolve("elsewhere.git");
            Files.move(repository.folder(), away);
            assertThat(content(run(lock, Mode.LOCKED).find(source(ref)))).isEqualTo("# one\n");
            assertThat(content(offline(lock, Mode.ADD).find(source(ref)))).isEqualTo("# one\n");
            assertThat(heard).as(ref).isEmpty();
            Files.move(away, repository.folder());
        }
    }

    @Test
    void aNewMachineGetsTheLockedCommitAndNotTheNewest() throws IOException {
        commit("# one\n");
        LockFile lock = locked(source("main"));
        commit("# two\n");
        try (ModuleCache other = cache("other")) {
            LockedModules run = other.modules(lock, new LockPolicy(Mode.LOCKED, false), listener);
            assertThat(content(run.find(source("main")))).isEqualTo("# one\n");
            assertThat(run.installed())
                    .singleElement()
                    .satisfies(one -> assertThat(one.fetched()).isTrue());
            assertThat(run.found()).isEqualTo(lock);
        }
        assertThat(heard).containsExactly("fetching git::file://" + repository.folder() + "?ref=main");
    }

    @Test
    void aTagThatWasMovedIsAnErrorWithBothCommits() throws IOException {
        String first = commit("# one\n");
        repository.tag("v1", first);
        LockFile lock = locked(source("v1"));
        String second = commit("# two\n");
        repository.tag("v1", second);
        // Whoever has the old one goes on with it.
        assertThat(content(run(lock, Mode.LOCKED).find(source("v1")))).isEqualTo("# one\n");
        try (ModuleCache other = cache("other")) {
            Diagnostic why = missing(other.modules(lock, new LockPolicy(Mode.LOCKED, false), listener)
                    .find(source("v1")));
            assertThat(why.summary()).isEqualTo("Git tag was moved");
            assertThat(why.detail())
                    .contains(first)
                    .contains(second)
                    .contains("rackform init -upgrade")
                    .contains("?ref=" + first);
        }
        LockedModules upgrade = run(lock, Mode.UPGRADE);
        assertThat(content(upgrade.find(source("v1")))).isEqualTo("# two\n");
        assertThat(upgrade.installed()).singleElement().matches(Installed::isUpdate);
    }

    @Test
    void aLockedCommitThatIsGoneIsAnError() throws IOException {
        String first = commit("# one\n");
        LockFile lock = locked(source("main"));
        // A repository in whose history the commit never was.
        repository.close();
        moveAway();
        repository = BareRepository.create(temporary.resolve("mods.git"));
        repository.commit("Other", Map.of("vlan/main.rf.hcl", "# other\n"));
        try (ModuleCache other = cache("other")) {
            Diagnostic why = missing(other.modules(lock, new LockPolicy(Mode.LOCKED, false), listener)
                    .find(source("main")));
            assertThat(why.summary()).isEqualTo("Locked commit is gone");
            assertThat(why.detail()).contains(first).contains("\"main\"");
        }
    }

    @Test
    void aHashThatIsNotTheCommitsIsAnError() throws IOException {
        commit("# one\n");
        LockFile lock = locked(source("main"));
        LockedModule entry = lock.modules().values().iterator().next();
        String other = "h1:" + "A".repeat(43) + "=";
        LockFile edited = new LockFile(
                new java.util.TreeMap<>(
                        Map.of(entry.label(), new LockedModule(entry.label(), entry.url(), entry.commit(), other))),
                List.of());
        Diagnostic why = missing(run(edited, Mode.LOCKED).find(source("main")));
        assertThat(why.summary()).isEqualTo("Module's content changed");
        assertThat(why.detail()).contains(entry.hash()).contains(other).contains("remove the entry");
    }

    @Test
    void aDamagedCopyIsFetchedAgainAndSoIsSaid() throws IOException {
        commit("# one\n");
        LockFile lock = locked(source("main"));
        damageObjects();
        damageManifests();
        cache.close();
        cache = cache("cache");
        assertThat(missing(offline(lock, Mode.LOCKED).find(source("main"))).summary())
                .isEqualTo("Module not in the cache");
        assertThat(content(run(lock, Mode.LOCKED).find(source("main")))).isEqualTo("# one\n");
        String label = "git::file://" + repository.folder() + "?ref=main";
        assertThat(heard).contains("damaged " + label);
        heard.clear();
        assertThat(content(run(lock, Mode.LOCKED).find(source("main")))).isEqualTo("# one\n");
        assertThat(heard).isEmpty();
    }

    @Test
    void whatIsFoundDamagedWhileItIsReadIsFetchedAgain() throws IOException {
        commit("# one\n");
        LockFile lock = locked(source("main"));
        damageBlobs();
        cache.close();
        cache = cache("cache");
        // The manifest is whole, so that only reading the file finds out.
        assertThat(content(run(lock, Mode.LOCKED).find(source("main")))).isEqualTo("# one\n");
        assertThat(heard).contains("damaged git::file://" + repository.folder() + "?ref=main");
    }

    @Test
    void whatWasReadBeforeNeedsNoRepositoryAndIsComparedAllTheSame() throws IOException {
        commit("# one\n");
        LockFile lock = locked(source("main"));
        assertThat(content(run(lock, Mode.LOCKED).find(source("main")))).isEqualTo("# one\n");
        damageObjects();
        cache.close();
        cache = cache("cache");
        assertThat(content(offline(lock, Mode.LOCKED).find(source("main")))).isEqualTo("# one\n");
        try (Stream<Path> files = cached().stream()) {
            for (Path file : files.filter(path -> path.getFileName().toString().matches("[0-9a-f]{64}"))
                    .filter(path -> !path.toString().contains("/manifests/"))
                    .toList()) {
                Files.writeString(file, "# evil\n");
            }
        }
        assertThat(content(run(lock, Mode.LOCKED).find(source("main")))).isEqualTo("# one\n");
        assertThat(heard).contains("damaged git::file://" + repository.folder() + "?ref=main");
    }

    private List<Path> cached() throws IOException {
        try (Stream<Path> files = Files.walk(temporary.resolve("cache"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void damageObjects() throws IOException {
        try (Stream<Path> files = cached().stream()) {
            for (Path file :
                    files.filter(path -> path.toString().contains("/objects/")).toList()) {
                file.toFile().setWritable(true);
                Files.writeString(file, "nonsense");
            }
        }
    }

    private void damageManifests() throws IOException {
        try (Stream<Path> files = cached().stream()) {
            for (Path file : files.filter(path -> path.toString().contains("/manifests/"))
                    .toList()) {
                Files.writeString(file, "nonsense");
            }
        }
    }

    /** Gives the copy a blob with another content under the same id, as only somebody who means it can. */
    private void damageBlobs() throws IOException {
        try (Stream<Path> files = cached().stream()) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".pack")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                // The last object's data ends before the checksum of twenty bytes.
                for (int i = 12 + bytes.length / 2; i < bytes.length - 20; i++) {
                    bytes[i] ^= 0x55;
                }
                file.toFile().setWritable(true);
                Files.write(file, bytes);
            }
        }
    }

    @Test
    void withoutALockFileTheSourcesAreWhatTheyAreNowAndThatIsSaid() throws IOException {
        String id = commit("# one\n");
        LockedModules now = run(LockFile.EMPTY, Mode.NOW);
        files(now.find(source("main")));
        assertThat(now.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.isError()).isFalse();
            assertThat(warning.summary()).isEqualTo("Modules without a lock file");
            assertThat(warning.detail()).contains(id);
        });
        moveAway();
        LockedModules later = run(LockFile.EMPTY, Mode.NOW);
        files(later.find(source("main")));
        assertThat(later.warnings())
                .extracting(Diagnostic::summary)
                .containsExactly("Module from an earlier fetch", "Modules without a lock file");
        assertThat(missing(run(LockFile.EMPTY, Mode.ADD).find(source("main"))).summary())
                .isEqualTo("Git repository not found");
    }

    @Test
    void everyFailureIsToldAndWhatWorksIsFound() throws IOException {
        commit("# one\n");
        List<String> sources = List.of(source("main"), source("v9"), source("maim"), "git::file:///nowhere/at/all.git");
        LockedModules run = run(LockFile.EMPTY, Mode.ADD);
        run.announce(sources.stream().map(source -> new Announced(source, true)).toList());
        assertThat(heard).hasSize(4);
        files(run.find(sources.get(0)));
        assertThat(missing(run.find(sources.get(1))).detail())
                .contains("\"v9\"")
                .contains("the only branch is main");
        assertThat(missing(run.find(sources.get(2))).detail()).contains("Did you mean \"main\"?");
        assertThat(missing(run.find(sources.get(3))).summary()).isEqualTo("Git repository not found");
        assertThat(heard).hasSize(4);
    }

    @Test
    void anAbbreviatedCommitIsFound() throws IOException {
        String id = commit("# one\n");
        commit("# two\n");
        LockedModules run = run(LockFile.EMPTY, Mode.ADD);
        assertThat(content(run.find(source(id.substring(0, 8))))).isEqualTo("# one\n");
        assertThat(run.found().modules().values())
                .extracting(LockedModule::commit)
                .containsExactly(id);
        assertThat(missing(run.find(source("00000000"))).summary()).isEqualTo("Git ref not found");
        assertThat(missing(run.find(source(id.substring(0, 8) + "&depth=1"))).summary())
                .isEqualTo("Depth of a commit");
    }

    @Test
    void aShallowFetchIsLockedAsWell() throws IOException {
        commit("# one\n");
        LockFile lock = locked(source("main&depth=1"));
        commit("# two\n");
        assertThat(content(run(lock, Mode.LOCKED).find(source("main&depth=1")))).isEqualTo("# one\n");
        try (ModuleCache other = cache("other")) {
            assertThat(content(other.modules(lock, new LockPolicy(Mode.LOCKED, false), listener)
                            .find(source("main&depth=1"))))
                    .isEqualTo("# one\n");
        }
        LockedModules upgrade = run(lock, Mode.UPGRADE);
        assertThat(content(upgrade.find(source("main&depth=1")))).isEqualTo("# two\n");
    }

    @Test
    void aFolderThatIsNotThereIsMissingWithWhatWasMeant() throws IOException {
        commit("# one\n");
        Diagnostic why = missing(run(LockFile.EMPTY, Mode.ADD).find("git::file://" + repository.folder() + "//vlans"));
        assertThat(why.summary()).isEqualTo("Folder not found in the module's package");
        assertThat(why.detail()).contains("Did you mean \"vlan\"?").contains("are: shared, vlan.");
        assertThat(missing(run(LockFile.EMPTY, Mode.ADD).find("acme/vlan/switch"))
                        .summary())
                .isEqualTo("No module registry");
    }

    @Test
    void linksAreFollowedInsideAndNowhereElse() throws IOException {
        repository.commit(
                "main",
                "Links",
                Map.of("shared/common.rf.hcl", "# common\n", "vlan/real.rf.hcl", "# real\n"),
                Map.of(
                        "vlan/main.rf.hcl", "../shared/common.rf.hcl",
                        "alias", "vlan",
                        "vlan/out.rf.hcl", "../../etc/passwd",
                        "vlan/absolute.rf.hcl", "/etc/passwd",
                        "round", "round"));
        LockedModules run = run(LockFile.EMPTY, Mode.ADD);
        ModuleOrigin origin = files(run.find("git::file://" + repository.folder()));
        assertThat(origin.tree().read("vlan/main.rf.hcl"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("# common\n"));
        assertThat(origin.tree().read("alias/real.rf.hcl")).isPresent();
        for (String path : List.of("vlan/out.rf.hcl", "vlan/absolute.rf.hcl", "round")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> origin.tree().read(path))
                    .hasMessageContaining("leads out");
        }
    }

    @Test
    void theHashIsOfPathsAndContentsOnly() throws IOException {
        commit("# one\n");
        String first =
                locked(source("main")).modules().values().iterator().next().hash();
        String second = commit("# two\n");
        String changed =
                locked(source(second)).modules().values().iterator().next().hash();
        String third = commit("# one\n");
        assertThat(locked(source(third)).modules().values().iterator().next().hash())
                .isEqualTo(first)
                .isNotEqualTo(changed);
        assertThat(ObjectId.isId(second)).isTrue();
    }

    @Test
    void anEntryThatNobodyAsksForIsDropped() throws IOException {
        String id = commit("# one\n");
        repository.tag("v1", id);
        LockFile lock = locked(source("v1"));
        LockedModules run = run(new LockFile(lock.modules(), List.of("provider \"x\" {\n}")), Mode.ADD);
        files(run.find(source("main")));
        assertThat(run.found().modules().keySet()).containsExactly("git::file://" + repository.folder() + "?ref=main");
        assertThat(run.found().others()).containsExactly("provider \"x\" {\n}");
        // With other values of variables the source may be the one that was locked before.
        run.announce(List.of(new Announced(source("main"), false)));
        assertThat(run.found().modules()).hasSize(2).containsAllEntriesOf(lock.modules());
    }
}
