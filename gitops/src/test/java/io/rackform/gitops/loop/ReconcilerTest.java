package io.rackform.gitops.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.StopSignal;
import io.rackform.gitops.BareRepository;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.JournalEntry;
import io.rackform.state.LockHandle;
import io.rackform.state.LockOutcome;
import io.rackform.state.LockRequest;
import io.rackform.state.StateSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcilerTest {
    @TempDir
    Path temporary;

    private Site site;
    private Reconciler reconciler;

    @BeforeEach
    void open() throws IOException {
        site = Site.open(temporary);
        reconciler = site.reconciler(ReconcileOptions.USUAL);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Map<String, String> labels(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(label("l" + i, "text " + i));
        }
        return Map.of("site/main.rf.hcl", "locals {}\n" + text);
    }

    private static String label(String name, String text) {
        return "resource \"shelf_label\" \"" + name + "\" {\n  name = \"" + name + "\"\n  text = \"" + text + "\"\n}\n";
    }

    private static <T> T is(Class<T> type, ReconcileOutcome outcome) {
        assertThat(outcome).isInstanceOf(type);
        return type.cast(outcome);
    }

    private static Diagnostic only(List<Diagnostic> diagnostics) {
        assertThat(diagnostics).hasSize(1);
        return diagnostics.getFirst();
    }

    @Test
    void aMergeIsApplied() throws IOException {
        site.repository.commit("First labels", labels(2));
        ReconcileOutcome.Applied first = is(ReconcileOutcome.Applied.class, reconciler.pass());
        assertThat(first.created()).isEqualTo(2);
        assertThat(first.purpose()).isEqualTo(Purpose.NEW_COMMIT);
        is(ReconcileOutcome.InSync.class, reconciler.pass());

        Map<String, String> merged = new TreeMap<>(labels(2));
        merged.merge("site/main.rf.hcl", label("new", "hello"), String::concat);
        String commit = site.repository.commit("Add a label\n\nBecause.", merged);
        ReconcileOutcome.Applied second = is(ReconcileOutcome.Applied.class, reconciler.pass());
        assertThat(second.commit().id()).isEqualTo(commit);
        assertThat(second.created()).isEqualTo(1);
        assertThat(site.shelf.labels).containsEntry("new", "hello").hasSize(3);
        is(ReconcileOutcome.InSync.class, reconciler.pass());
    }

    @Test
    void theHistorySaysWhoCommittedWhat() throws IOException {
        String commit = site.repository.commit("First labels\n\nMore words.", labels(1));
        reconciler.pass();
        JournalEntry entry = site.store().history(1).getFirst();
        assertThat(entry.outcome()).isEqualTo("complete");
        assertThat(entry.run().kind()).isEqualTo("reconcile");
        assertThat(entry.run().commit()).isEqualTo(commit);
        assertThat(entry.run().commitAuthor()).isEqualTo(BareRepository.AUTHOR);
        assertThat(entry.run().commitMessage()).isEqualTo("First labels");
        assertThat(entry.run().who()).isEqualTo("loop");
    }

    @Test
    void aRestartedLoopKnowsWhatIsApplied() throws IOException {
        site.repository.commit("First labels", labels(2));
        reconciler.pass();
        int runs = site.store().history(10).size();
        is(
                ReconcileOutcome.InSync.class,
                site.reconciler(ReconcileOptions.USUAL).pass());
        assertThat(site.store().history(10)).hasSize(runs);
    }

    @Test
    void aCommitThatChangesNothingIsOnRecord() throws IOException {
        site.repository.commit("First labels", labels(1));
        reconciler.pass();
        Map<String, String> files = new TreeMap<>(labels(1));
        files.put("README.md", "read me");
        String commit = site.repository.commit("Write a page", files);
        ReconcileOutcome.Applied applied = is(ReconcileOutcome.Applied.class, reconciler.pass());
        assertThat(applied.created() + applied.updated() + applied.deleted()).isZero();
        assertThat(site.store().history(1).getFirst().run().commit()).isEqualTo(commit);
        is(ReconcileOutcome.InSync.class, reconciler.pass());
    }

    @Test
    void driftIsReportedAndLeftAlone() throws IOException {
        site.repository.commit("First labels", labels(2));
        reconciler.pass();
        site.shelf.labels.put("l1", "scribbled over");
        long serial = site.store().snapshot().serial();
        ReconcileOutcome.Drifted drifted = is(ReconcileOutcome.Drifted.class, reconciler.pass());
        assertThat(drifted.changes()).isEqualTo(1);
        assertThat(drifted.drift()).extracting(drift -> drift.id().toString()).containsExactly("shelf_label.l1");
        assertThat(site.shelf.labels).containsEntry("l1", "scribbled over");
        assertThat(site.store().snapshot().serial()).isEqualTo(serial);
        assertThat(site.events(ReconcileEvent.DriftFound.class))
                .extracting(ReconcileEvent.DriftFound::knownBefore)
                .containsExactly(false);
        is(ReconcileOutcome.Drifted.class, reconciler.pass());
        assertThat(site.events(ReconcileEvent.DriftFound.class))
                .extracting(ReconcileEvent.DriftFound::knownBefore)
                .containsExactly(false, true);
    }

    @Test
    void driftIsHealedWhereThatIsAskedFor() throws IOException {
        Reconciler healer = site.reconciler(new ReconcileOptions(true, false, DeletionGuard.USUAL));
        String commit = site.repository.commit("First labels", labels(2));
        healer.pass();
        site.shelf.labels.put("l1", "scribbled over");
        site.shelf.labels.remove("l0");
        ReconcileOutcome.Applied healed = is(ReconcileOutcome.Applied.class, healer.pass());
        assertThat(healed.purpose()).isEqualTo(Purpose.HEALING);
        assertThat(site.shelf.labels).containsEntry("l1", "text 1").containsEntry("l0", "text 0");
        JournalEntry entry = site.store().history(1).getFirst();
        assertThat(entry.run().kind()).isEqualTo("heal");
        assertThat(entry.run().commit()).isEqualTo(commit);
        is(ReconcileOutcome.InSync.class, healer.pass());
    }

    @Test
    void whatAWorkstationAppliedFromAFolderIsADifferenceToo() throws IOException {
        site.repository.commit("First labels", labels(1));
        reconciler.pass();
        Path folder = Files.createDirectories(temporary.resolve("workstation"));
        Files.writeString(folder.resolve("main.rf.hcl"), label("l0", "by hand"));
        site.applyFolder(folder);
        assertThat(site.shelf.labels).containsEntry("l0", "by hand");
        ReconcileOutcome.Drifted drifted = is(ReconcileOutcome.Drifted.class, reconciler.pass());
        assertThat(drifted.drift()).isEmpty();
        assertThat(drifted.changes()).isEqualTo(1);
    }

    @Test
    void aRepositoryThatIsGoneChangesNothingAndDriftIsStillFound() throws IOException {
        Reconciler healer = site.reconciler(new ReconcileOptions(true, false, DeletionGuard.USUAL));
        String commit = site.repository.commit("First labels", labels(2));
        healer.pass();
        site.shelf.labels.put("l1", "scribbled over");
        StateSnapshot before = site.store().snapshot();
        int units = site.shelf.units.get();
        Files.move(site.repository.folder(), temporary.resolve("elsewhere.git"));

        ReconcileOutcome.Waiting waiting = is(ReconcileOutcome.Waiting.class, healer.pass());
        Diagnostic why = only(waiting.why());
        assertThat(why.summary()).isEqualTo("Git repository not found");
        assertThat(why.detail())
                .contains("Nothing is changed until the source can be read again")
                .contains("lost since 2026-11-21T12:00:00Z")
                .contains("the last good commit is " + commit.substring(0, 12));
        assertThat(site.store().snapshot()).isEqualTo(before);
        assertThat(site.shelf.units.get()).isEqualTo(units);
        assertThat(site.events(ReconcileEvent.DriftFound.class)).hasSize(1);

        site.clock.advance(Duration.ofMinutes(5));
        ReconcileOutcome.Waiting still = is(ReconcileOutcome.Waiting.class, healer.pass());
        assertThat(only(still.why()).detail()).contains("lost since 2026-11-21T12:00:00Z");
        Files.move(temporary.resolve("elsewhere.git"), site.repository.folder());
        is(ReconcileOutcome.Applied.class, healer.pass());
        assertThat(site.shelf.labels).containsEntry("l1", "text 1");
    }

    @Test
    void aRefThatIsGoneChangesNothing() throws IOException {
        site.repository.commit("First labels", labels(2));
        reconciler.pass();
        StateSnapshot before = site.store().snapshot();
        site.repository.delete("refs/heads/main");
        ReconcileOutcome.Waiting waiting = is(ReconcileOutcome.Waiting.class, reconciler.pass());
        assertThat(only(waiting.why()).summary()).isEqualTo("Git ref not found");
        assertThat(site.store().snapshot()).isEqualTo(before);
        assertThat(site.shelf.labels).hasSize(2);
    }

    @Test
    void anEmptyTreeChangesNothingAndDriftIsStillFound() throws IOException {
        site.repository.commit("First labels", labels(2));
        reconciler.pass();
        StateSnapshot before = site.store().snapshot();
        site.shelf.labels.put("l1", "scribbled over");
        site.repository.commit("Remove everything", Map.of());
        ReconcileOutcome.Stalled stalled = is(ReconcileOutcome.Stalled.class, reconciler.pass());
        assertThat(only(stalled.why()).summary()).isEqualTo("Folder not found in the commit");
        assertThat(site.store().snapshot()).isEqualTo(before);
        assertThat(site.events(ReconcileEvent.DriftFound.class)).hasSize(1);
    }

    @Test
    void aFolderWithoutConfigurationChangesNothing() throws IOException {
        site.repository.commit("First labels", labels(2));
        reconciler.pass();
        StateSnapshot before = site.store().snapshot();
        site.repository.commit("Rename", Map.of("site/main.hcl", "locals {}"));
        ReconcileOutcome.Stalled stalled = is(ReconcileOutcome.Stalled.class, reconciler.pass());
        assertThat(only(stalled.why()).summary()).isEqualTo("No configuration files");
        assertThat(site.store().snapshot()).isEqualTo(before);
        assertThat(site.shelf.labels).hasSize(2);
    }

    @Test
    void aLinkInPlaceOfAFileChangesNothing() throws IOException {
        site.repository.commit("First labels", labels(1));
        reconciler.pass();
        site.repository.commit(
                "main", "Link", Map.of("site/other.rf.hcl", "locals {}"), Map.of("site/main.rf.hcl", "../main.txt"));
        ReconcileOutcome.Stalled stalled = is(ReconcileOutcome.Stalled.class, reconciler.pass());
        assertThat(only(stalled.why()).detail()).contains("links are not followed");
        assertThat(site.shelf.labels).hasSize(1);
    }

    @Test
    void aCommitWithAFaultStallsUntilTheNextCommit() throws IOException {
        site.repository.commit("First labels", labels(1));
        reconciler.pass();
        site.repository.commit("Break", Map.of("site/main.rf.hcl", "resource \"shelf_label\" {"));
        ReconcileOutcome.Stalled stalled = is(ReconcileOutcome.Stalled.class, reconciler.pass());
        assertThat(stalled.configuration()).isNotNull();
        assertThat(is(ReconcileOutcome.Stalled.class, reconciler.pass())).isSameAs(stalled);
        site.clock.advance(Duration.ofHours(1));
        assertThat(is(ReconcileOutcome.Stalled.class, reconciler.pass())).isNotSameAs(stalled);
        site.repository.commit("Repair", labels(2));
        is(ReconcileOutcome.Applied.class, reconciler.pass());
    }

    @Test
    void deletingMostOfItNeedsConsentOnce() throws IOException {
        site.repository.commit("Many labels", labels(20));
        reconciler.pass();
        site.repository.commit("Few labels", labels(4));
        ReconcileOutcome.Stalled stalled = is(ReconcileOutcome.Stalled.class, reconciler.pass());
        assertThat(only(stalled.why()).summary()).isEqualTo("Too many deletions");
        assertThat(only(stalled.why()).detail()).contains("16 of the 20").contains("--allow-deletions");
        assertThat(site.shelf.labels).hasSize(20);

        Reconciler consenting = site.reconciler(new ReconcileOptions(false, true, DeletionGuard.USUAL));
        assertThat(is(ReconcileOutcome.Applied.class, consenting.pass()).deleted())
                .isEqualTo(16);
        assertThat(site.shelf.labels).hasSize(4);
        site.repository.commit("No labels", labels(0));
        assertThat(only(is(ReconcileOutcome.Stalled.class, consenting.pass()).why())
                        .detail())
                .contains("which are all of them");
        assertThat(site.shelf.labels).hasSize(4);
    }

    @Test
    void deletingSomeOfItDoesNot() throws IOException {
        site.repository.commit("Many labels", labels(20));
        reconciler.pass();
        site.repository.commit("Half the labels", labels(10));
        assertThat(is(ReconcileOutcome.Applied.class, reconciler.pass()).deleted())
                .isEqualTo(10);
        site.repository.commit("A few less", labels(5));
        assertThat(is(ReconcileOutcome.Applied.class, reconciler.pass()).deleted())
                .isEqualTo(5);
        site.repository.commit("One is left", labels(1));
        assertThat(is(ReconcileOutcome.Applied.class, reconciler.pass()).deleted())
                .isEqualTo(4);
    }

    @Test
    void anApplyThatFailedIsTakenUpAgain() throws IOException {
        site.repository.commit("First labels", labels(1));
        reconciler.pass();
        site.shelf.refuses = true;
        String commit = site.repository.commit("More labels", labels(3));
        ReconcileOutcome.Stalled stalled = is(ReconcileOutcome.Stalled.class, reconciler.pass());
        assertThat(stalled.why()).extracting(Diagnostic::summary).contains("Shelf is full");
        assertThat(site.store().history(1).getFirst().outcome()).isEqualTo("failed");
        site.shelf.refuses = false;
        is(ReconcileOutcome.Stalled.class, reconciler.pass());
        site.clock.advance(Duration.ofHours(1));
        ReconcileOutcome.Applied applied = is(ReconcileOutcome.Applied.class, reconciler.pass());
        assertThat(applied.commit().id()).isEqualTo(commit);
        assertThat(site.shelf.labels).hasSize(3);
    }

    @Test
    void aHeldLockIsWaitedFor() throws IOException {
        site.repository.commit("First labels", labels(1));
        LockOutcome lock = site.store().lock(new LockRequest("ada", "apply", Duration.ZERO));
        assertThat(lock).isInstanceOf(LockOutcome.Locked.class);
        try (LockHandle handle = ((LockOutcome.Locked) lock).handle()) {
            ReconcileOutcome.Waiting waiting = is(ReconcileOutcome.Waiting.class, reconciler.pass());
            assertThat(only(waiting.why()).detail())
                    .contains(handle.holder().who())
                    .contains("\"apply\"");
            assertThat(site.shelf.labels).isEmpty();
        }
        is(ReconcileOutcome.Applied.class, reconciler.pass());
    }

    @Test
    void aStoppedApplyIsTakenUpAgain() throws IOException {
        site.repository.commit("First labels", labels(3));
        site.stop.stop();
        ReconcileOutcome.Waiting waiting = is(ReconcileOutcome.Waiting.class, reconciler.pass());
        assertThat(waiting.why()).extracting(Diagnostic::summary).contains("Apply was stopped");
        assertThat(site.shelf.labels).isEmpty();
        site.stop = new StopSignal();
        assertThat(is(
                                ReconcileOutcome.Applied.class,
                                site.reconciler(ReconcileOptions.USUAL).pass())
                        .created())
                .isEqualTo(3);
    }

    @Test
    void aCountThatIsKnownOnlyAfterAnApplyIsAppliedInTheSamePass() throws IOException {
        String text = """
                resource "terraform_data" "first" {
                  input = 2
                }
                resource "shelf_label" "more" {
                  count = terraform_data.first.output
                  name  = "more-${count.index}"
                  text  = "x"
                }
                """;
        site.repository.commit("Rounds", Map.of("site/main.rf.hcl", text));
        ReconcileOutcome.Applied applied = is(ReconcileOutcome.Applied.class, reconciler.pass());
        assertThat(applied.created()).isEqualTo(3);
        assertThat(site.shelf.labels).containsOnlyKeys("more-0", "more-1");
        assertThat(site.events(ReconcileEvent.Applying.class))
                .extracting(ReconcileEvent.Applying::round)
                .containsExactly(1, 2);
        is(ReconcileOutcome.InSync.class, reconciler.pass());
    }

    @Test
    void aLocalModuleComesFromTheSameCommit() throws IOException {
        Map<String, String> files = Map.of(
                "site/main.rf.hcl",
                "module \"rack\" {\n  source = \"../modules/rack\"\n}\n",
                "modules/rack/main.rf.hcl",
                label("inner", "from the module"));
        site.repository.commit("Use a module", files);
        is(ReconcileOutcome.Applied.class, reconciler.pass());
        assertThat(site.shelf.labels).containsEntry("inner", "from the module");
    }

    private String moduleCall(String ref) {
        return "module \"m\" {\n  source = \"git::file://" + site.repository.folder() + "//shared?ref=" + ref
                + "\"\n}\n";
    }

    @Test
    void aCommitWithoutALockFileStaysTheSameConfiguration() throws IOException {
        site.repository.commit("module", "Module", Map.of("shared/main.rf.hcl", label("a", "one")), Map.of());
        site.repository.commit("Site", Map.of("site/main.rf.hcl", moduleCall("module")));
        is(ReconcileOutcome.Applied.class, reconciler.pass());
        assertThat(site.events(ReconcileEvent.Noted.class))
                .singleElement()
                .satisfies(noted ->
                        assertThat(only(noted.diagnostics()).summary()).isEqualTo("Modules without a lock file"));
        // The branch of the module moves, and the commit that is followed does not.
        site.repository.commit("module", "Other", Map.of("shared/main.rf.hcl", label("a", "two")), Map.of());
        is(ReconcileOutcome.InSync.class, reconciler.pass());
        assertThat(site.shelf.labels).containsEntry("a", "one");
        assertThat(site.events(ReconcileEvent.Noted.class)).hasSize(1);
        site.repository.commit("Site again", Map.of("site/main.rf.hcl", "# again\n" + moduleCall("module")));
        is(ReconcileOutcome.Applied.class, reconciler.pass());
        assertThat(site.shelf.labels).containsEntry("a", "two");
    }

    @Test
    void aLockFileThatLacksAModuleStalls() throws IOException {
        site.repository.commit("module", "Module", Map.of("shared/main.rf.hcl", label("a", "one")), Map.of());
        site.repository.commit(
                "Site", Map.of("site/main.rf.hcl", moduleCall("module"), "site/.rackform.lock.hcl", "# nothing yet\n"));
        ReconcileOutcome.Stalled stalled = is(ReconcileOutcome.Stalled.class, reconciler.pass());
        assertThat(only(stalled.why()).summary()).isEqualTo("Module not installed");
        site.repository.commit(
                "Merge", Map.of("site/main.rf.hcl", moduleCall("module"), "site/.rackform.lock.hcl", "<<<<<<<\n"));
        stalled = is(ReconcileOutcome.Stalled.class, reconciler.pass());
        assertThat(only(stalled.why()).summary()).isEqualTo("Lock file cannot be read");
        assertThat(site.shelf.labels).isEmpty();
    }

    @Test
    void theLoopWaitsAsThePolicySays() throws IOException {
        site.repository.commit("First labels", labels(1));
        List<Duration> waits = new ArrayList<>();
        ReconcileLoop loop = new ReconcileLoop(site.inputs(ReconcileOptions.USUAL));
        ReconcileOutcome last = loop.run(time -> {
            waits.add(time);
            if (waits.size() == 1) {
                site.move();
            }
            return waits.size() == 4;
        });
        is(ReconcileOutcome.Waiting.class, last);
        assertThat(waits)
                .containsExactly(
                        Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40));
    }

    @Test
    void aStopEndsTheLoopWithoutWaiting() throws IOException {
        site.repository.commit("First labels", labels(1));
        LoopStop stop = new LoopStop();
        site.onEvent = event -> {
            if (event instanceof ReconcileEvent.Ended) {
                stop.stop();
            }
        };
        is(ReconcileOutcome.Applied.class, new ReconcileLoop(site.inputs(ReconcileOptions.USUAL)).run(stop));
        assertThat(stop.signal().stopping()).isTrue();
    }
}
