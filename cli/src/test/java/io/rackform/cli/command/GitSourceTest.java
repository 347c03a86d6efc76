package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import io.rackform.gitops.source.IsolatedGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations and modules that come from a Git repository, and the loop that follows one. */
final class GitSourceTest {
    @TempDir
    Path folder;

    private CommandRun work = CommandRun.in(Path.of(""));

    @BeforeEach
    void makeFolders() throws IOException {
        IsolatedGit.install();
        work = CommandRun.in(Files.createDirectory(folder.resolve("work")));
    }

    private void commit(String file, String content, String message) throws GitAPIException, IOException {
        new GitFolder(folder.resolve("repository"), "Ada\u001b[2J").commit(file, content, message);
    }

    private static String data(int number) {
        return "resource \"terraform_data\" \"a\" {\n  input = " + number + "\n}\n";
    }

    @Test
    void aPlanNamesItsCommit() throws GitAPIException, IOException {
        commit("stack/main.rf.hcl", data(1), "First words");
        CommandRun.Result plan = work.run("plan", "-source=../repository//stack");
        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).startsWith("Source: commit ").contains("\"First words\" by Ada");
        assertThat(plan.out()).contains("Plan: 1 to add").doesNotContain("\u001b");
    }

    @Test
    void whatIsNotThereIsAMessageAndNoPlan() throws GitAPIException, IOException {
        commit("stack/main.rf.hcl", data(1), "First");
        assertThat(work.run("apply", "-auto-approve", "-source=../repository//stack")
                        .code())
                .isZero();
        CommandRun.Result noRepository = work.run("plan", "-source=../nothing");
        assertThat(noRepository.code()).isEqualTo(1);
        assertThat(noRepository.err()).contains("Git repository not found");
        CommandRun.Result noFolder = work.run("plan", "-source=../repository//other");
        assertThat(noFolder.code()).isEqualTo(1);
        assertThat(noFolder.err()).contains("Folder not found in the commit");
        CommandRun.Result noBranch = work.run("plan", "-source=../repository//stack?ref=nope");
        assertThat(noBranch.code()).isEqualTo(1);
        assertThat(work.run("state", "list").out()).isEqualTo("terraform_data.a\n");
    }

    @Test
    void valuesComeFromTheCommitAndThenFromTheFolder() throws GitAPIException, IOException {
        commit("rackform.rfvars", "a = \"commit\"\nb = \"commit\"\n", "Values");
        commit(
                "main.rf.hcl",
                "variable \"a\" {}\nvariable \"b\" {}\noutput \"o\" {\n  value = \"${var.a} ${var.b}\"\n}\n",
                "Configuration");
        work.file("lab.auto.rfvars", "b = \"folder\"\n");
        assertThat(work.run("plan", "-source=../repository").out()).contains("+ o = \"commit folder\"");
    }

    @Test
    void aReconcilerAppliesWhatIsNewAndThenRests() throws GitAPIException, IOException {
        commit("main.rf.hcl", data(1), "First");
        CommandRun.Result first = work.run("reconcile", "-source=../repository", "-once");
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("Applied ", "\"First\": 1 added, 0 changed, 0 destroyed");
        assertThat(work.run("reconcile", "-source=../repository", "-once").out())
                .isEqualTo("In sync with " + first.out().replaceAll("(?s).*Applied ([0-9a-f]{12}).*", "$1")
                        + " \"First\"\n");
        commit("main.rf.hcl", data(2), "Second");
        assertThat(work.run("reconcile", "-source=../repository", "-once").out())
                .contains("\"Second\": 0 added, 1 changed, 0 destroyed");
    }

    @Test
    void aReconcilerThatLosesItsSourceSaysSoOnceAndChangesNothing() throws GitAPIException, IOException {
        commit("main.rf.hcl", data(1), "First");
        work.run("reconcile", "-source=../repository", "-once");
        Files.move(folder.resolve("repository"), folder.resolve("elsewhere"));
        CommandRun.Result lost = work.run("reconcile", "-source=../repository", "-once");
        assertThat(lost.code()).isEqualTo(1);
        assertThat(lost.out()).startsWith("Waiting");
        assertThat(lost.words()).containsOnlyOnce("Git repository not found").contains("Nothing is changed");
        assertThat(work.run("state", "list").out()).isEqualTo("terraform_data.a\n");
    }

    @Test
    void initFetchesModulesFromGit() throws GitAPIException, IOException {
        commit("module/main.rf.hcl", data(1), "A module");
        work.file(
                "main.rf.hcl",
                "module \"m\" {\n  source = \"git::"
                        + folder.resolve("repository").toUri() + "//module\"\n}\n");
        CommandRun.Result init = work.run("init");
        assertThat(init.code()).isZero();
        assertThat(init.out()).contains("Module m from ").contains("Rackform is ready.");
        assertThat(work.run("plan").out()).contains("module.m.terraform_data.a will be created");
    }

    @Test
    void aWrongIntervalIsAMessage() {
        assertThat(work.run("reconcile", "-source=x", "-interval=0s").err()).contains("Invalid interval");
    }
}
