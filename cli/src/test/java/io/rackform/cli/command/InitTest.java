package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import io.rackform.gitops.source.IsolatedGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code init}, {@code get} and {@code modules} do with modules from Git and with the lock file. */
final class InitTest {
    @TempDir
    Path folder;

    private CommandRun work = CommandRun.in(Path.of(""));

    @BeforeEach
    void makeFolders() throws IOException {
        IsolatedGit.install();
        work = CommandRun.in(Files.createDirectory(folder.resolve("work")));
    }

    private String commit(String file, String content, String message) throws GitAPIException, IOException {
        return new GitFolder(folder.resolve("mods")).commit(file, content, message);
    }

    private static String output(String value) {
        return "output \"o\" {\n  value = \"" + value + "\"\n}\n";
    }

    private String url() {
        return "git::file://" + folder.resolve("mods");
    }

    private void call(String source) {
        work.file(
                "main.rf.hcl",
                "module \"m\" {\n  source = \"" + source + "\"\n}\noutput \"o\" {\n  value = module.m.o\n}\n");
    }

    private String lockFile() throws IOException {
        return Files.readString(folder.resolve("work/.rackform.lock.hcl"));
    }

    @Test
    void fetchesLocksAndPlansWithoutTheServer() throws GitAPIException, IOException {
        String id = commit("vlan/main.tf", output("one"), "First words");
        call(url() + "//vlan?ref=main");
        CommandRun.Result init = work.run("init");
        assertThat(init.out())
                .contains("Module m from file://" + folder.resolve("mods") + "@" + id.substring(0, 12) + ":vlan\n")
                .contains("Fetched " + url() + "?ref=main at " + id.substring(0, 12) + " \"First words\"\n")
                .contains("The lock file .rackform.lock.hcl was written. Commit it.\n")
                .contains("Rackform is ready.");
        assertThat(init.err()).isEqualTo("Fetching " + url() + "?ref=main\n");
        assertThat(lockFile()).contains("module \"" + url() + "?ref=main\" {").contains("commit = \"" + id + "\"");

        Files.move(folder.resolve("mods"), folder.resolve("elsewhere"));
        assertThat(work.run("plan").all()).contains("+ o = \"one\"").doesNotContain("Fetching");
        assertThat(work.run("validate").all()).contains("Success!").doesNotContain("Fetching");
        CommandRun.Result again = work.run("init");
        assertThat(again.err()).isEmpty();
        assertThat(again.out())
                .contains("From the cache: " + url() + "?ref=main at ")
                .doesNotContain("was written");
        assertThat(work.run("init", "-offline").code()).isZero();
    }

    @Test
    void withoutInitNothingIsFetched() throws GitAPIException, IOException {
        commit("main.tf", output("one"), "First");
        call(url());
        for (String command : new String[] {"plan", "validate", "apply", "modules"}) {
            CommandRun.Result result = work.run(command);
            assertThat(result.code()).as(command).isEqualTo(1);
            assertThat(result.words())
                    .contains("Module not installed")
                    .contains("main.rf.hcl line 2")
                    .contains("Run \"rackform init\"")
                    .doesNotContain("Fetching");
        }
    }

    @Test
    void upgradeSaysWhatChanged() throws GitAPIException, IOException {
        String first = commit("main.tf", output("one"), "First");
        call(url() + "?ref=main");
        work.run("init");
        commit("main.tf", output("two"), "Second");
        String third = commit("main.tf", output("three"), "Third");
        assertThat(work.run("init").out()).contains("From the cache").contains(first.substring(0, 12));
        CommandRun.Result upgrade = work.run("init", "-upgrade");
        assertThat(upgrade.out())
                .contains("Updated " + url() + "?ref=main from " + first.substring(0, 12) + " to "
                        + third.substring(0, 12) + " \"Third\"\n  + " + third.substring(0, 12) + " Third\n  + ")
                .contains(" Second\n")
                .contains("was written");
        assertThat(work.run("plan").out()).contains("+ o = \"three\"");
        commit("main.tf", output("four"), "Fourth");
        assertThat(work.run("get", "-update").out()).contains("Updated ").doesNotContain("Rackform is ready");
    }

    @Test
    void aReadOnlyLockFileIsNotWritten() throws GitAPIException, IOException {
        commit("main.tf", output("one"), "First");
        call(url() + "?ref=main");
        assertThat(work.run("init", "-lockfile=readonly").words()).contains("Module not installed");
        assertThat(folder.resolve("work/.rackform.lock.hcl")).doesNotExist();
        work.run("init");
        String before = lockFile();
        commit("main.tf", output("two"), "Second");
        // Another machine, whose cache is empty.
        CommandRun other =
                work.with(Map.of("RACKFORM_CACHE_DIR", folder.resolve("other").toString()));
        CommandRun.Result init = other.run("init", "-lockfile=readonly");
        assertThat(init.code()).isZero();
        assertThat(init.out()).contains("Fetched ").doesNotContain("was written");
        assertThat(lockFile()).isEqualTo(before);
        assertThat(other.run("plan").out()).contains("+ o = \"one\"");
        assertThat(folder.resolve("other/modules/git")).isDirectory();
        assertThat(work.run("init", "-lockfile=loose").err()).contains("Invalid lock file mode");
        assertThat(work.run("init", "-lockfile=readonly", "-upgrade").err()).contains("Contradicting options");
    }

    @Test
    void aPlanFetchesWhatIsLockedAndSaysSo() throws GitAPIException, IOException {
        commit("main.tf", output("one"), "First");
        call(url() + "?ref=main");
        work.run("init");
        commit("main.tf", output("two"), "Second");
        CommandRun other =
                work.with(Map.of("RACKFORM_CACHE_DIR", folder.resolve("other").toString()));
        CommandRun.Result plan = other.run("plan");
        assertThat(plan.out()).contains("+ o = \"one\"");
        assertThat(plan.err()).isEqualTo("Fetching " + url() + "?ref=main\n");
    }

    @Test
    void allFailuresAreToldAtOnceAndTheLockFileStays() throws GitAPIException, IOException {
        commit("main.tf", output("one"), "First");
        call(url() + "?ref=main");
        work.run("init");
        String before = lockFile();
        work.file("more.rf.hcl", """
                module "a" {
                  source = "git::file:///nowhere.git"
                }
                module "b" {
                  source = "%s?ref=mai"
                }
                module "c" {
                  source = "acme/vlan/switch"
                }
                module "d" {
                  source = "%s//nope"
                }
                """.formatted(url(), url()));
        CommandRun.Result init = work.run("init");
        assertThat(init.code()).isEqualTo(1);
        assertThat(init.words())
                .contains("Git repository not found")
                .contains("more.rf.hcl line 2")
                .contains("Did you mean \"main\"?")
                .contains("more.rf.hcl line 5")
                .contains("No module registry")
                .contains("Folder not found in the module's package");
        assertThat(lockFile()).isEqualTo(before);
    }

    @Test
    void aMovedCallLeavesNothingBehind() throws GitAPIException, IOException {
        commit("main.tf", output("one"), "First");
        call(url() + "?ref=main");
        work.run("init");
        call(url());
        assertThat(work.run("init").out()).contains("No longer called: " + url() + "?ref=main\n");
        assertThat(lockFile()).contains("module \"" + url() + "\" {").doesNotContain("?ref=main");
        work.file("main.rf.hcl", "locals {}\n");
        assertThat(work.run("init").out()).contains("was removed");
        assertThat(folder.resolve("work/.rackform.lock.hcl")).doesNotExist();
    }

    @Test
    void aSourceFromAVariableKeepsTheEntriesOfOtherValues() throws GitAPIException, IOException {
        commit("main.tf", output("one"), "First");
        work.file("main.rf.hcl", """
                variable "ref" {
                  default = "main"
                }
                module "m" {
                  source = "%s?ref=${var.ref}"
                }
                """.formatted(url()));
        work.run("init");
        assertThat(work.run("init", "-var=ref=refs/heads/main").out()).contains("The lock file keeps 1 more");
        assertThat(lockFile()).contains("?ref=main\"").contains("?ref=refs/heads/main\"");
        assertThat(work.run("plan", "-var=ref=refs/heads/main").code()).isZero();
        assertThat(work.run("plan").code()).isZero();
    }

    @Test
    void aLockFileFromAMergeIsAMessage() throws GitAPIException, IOException {
        commit("main.tf", output("one"), "First");
        call(url() + "?ref=main");
        work.file(".rackform.lock.hcl", "<<<<<<< HEAD\n");
        CommandRun.Result plan = work.run("plan");
        assertThat(plan.code()).isEqualTo(1);
        assertThat(plan.words()).contains("Lock file cannot be read");
    }

    @Test
    void aCommitsOwnLockFileCounts() throws GitAPIException, IOException {
        commit("main.tf", output("one"), "First");
        call(url() + "?ref=main");
        work.run("init");
        commit("main.tf", output("two"), "Second");
        Path site = folder.resolve("site");
        Files.createDirectories(site);
        for (String file : new String[] {"main.rf.hcl", ".rackform.lock.hcl"}) {
            Files.copy(folder.resolve("work").resolve(file), site.resolve(file));
        }
        new GitFolder(site).commit("Site");
        CommandRun elsewhere = CommandRun.in(Files.createDirectory(folder.resolve("loop")));
        CommandRun.Result locked = elsewhere.run("plan", "-source=../site");
        assertThat(locked.out()).contains("+ o = \"one\"");
        assertThat(locked.all()).doesNotContain("without a lock file");
        CommandRun.Result pass = elsewhere.run("reconcile", "-source=../site", "-once");
        assertThat(pass.out()).contains("+ o = \"one\"").contains("Applied ");
        assertThat(pass.all()).doesNotContain("without a lock file");
    }

    @Test
    void aCommitWithoutALockFileWorksAndSaysWhatItTook() throws GitAPIException, IOException {
        String id = commit("main.tf", output("one"), "First");
        Path site = folder.resolve("site");
        Files.createDirectories(site);
        Files.writeString(
                site.resolve("main.rf.hcl"),
                "module \"m\" {\n  source = \"" + url() + "\"\n}\noutput \"o\" {\n  value = module.m.o\n}\n");
        new GitFolder(site).commit("Site");
        CommandRun.Result plan = work.run("plan", "-source=../site");
        assertThat(plan.code()).isZero();
        assertThat(plan.words()).contains("Modules without a lock file").contains(id);
        CommandRun.Result pass = work.run("reconcile", "-source=../site", "-once");
        assertThat(pass.code()).isZero();
        assertThat(pass.words()).contains("Modules without a lock file").contains(id);
    }

    @Test
    void modulesAreListed() throws GitAPIException, IOException {
        commit("a/main.tf", "module \"inner\" {\n  source = \"../b\"\n}\n" + output("one"), "First");
        commit("b/main.tf", "locals {}\n", "Second");
        call(url() + "//a?ref=main");
        work.run("init");
        assertThat(work.run("modules").out()).isEqualTo("m  " + url() + "//a?ref=main\n  inner  ../b\n");
        assertThat(work.run("modules", "-json").out())
                .isEqualTo(
                        "{\"format_version\":\"1.0\",\"modules\":[{\"key\":\"m\",\"source\":\"" + url()
                                + "//a?ref=main\",\"version\":\"\"},{\"key\":\"m.inner\",\"source\":\"../b\",\"version\":\"\"}]}\n");
    }

    @Test
    void initTellsAMachineToo() throws GitAPIException, IOException {
        String id = commit("main.tf", output("one"), "First");
        call(url());
        CommandRun.Result init = work.run("init", "-json");
        assertThat(init.code()).isZero();
        assertThat(init.out().lines())
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
                .anyMatch(line -> line.contains("\"message_code\":\"module_fetched\"")
                        && line.contains("\"commit\":\"" + id + "\"")
                        && line.contains("\"type\":\"init_output\""));
        call("acme/vlan/switch");
        assertThat(work.run("init", "-json").out()).contains("\"summary\":\"No module registry\"");
    }

    @Test
    void aLockFileThatCannotBeWrittenIsSaid() throws GitAPIException, IOException {
        commit("main.tf", output("one"), "First");
        call(url());
        Files.createDirectory(folder.resolve("work/.rackform.lock.hcl.new"));
        CommandRun.Result init = work.run("init");
        assertThat(init.code()).isEqualTo(1);
        assertThat(init.words().strip().replace(folder.toString(), "<folder>"))
                .isEqualTo("Fetching git::file://<folder>/mods Error: Lock file cannot be written Writing"
                        + " <folder>/work/.rackform.lock.hcl.new, which then becomes .rackform.lock.hcl, failed: Is a"
                        + " directory. Without it nobody can tell which commit of a module is meant. Mend that, and run"
                        + " the command again.");
        assertThat(folder.resolve("work/.rackform.lock.hcl")).doesNotExist();
    }
}
