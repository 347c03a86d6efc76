package io.rackform.gitops.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.state.JournalEntry;
import io.rackform.state.RunInfo;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppliedCommitTest {
    private static JournalEntry run(String kind, String commit, String outcome) {
        RunInfo info = new RunInfo("id", kind, "ada", Instant.EPOCH, commit, "", "", "");
        return new JournalEntry(info, outcome, Instant.EPOCH, List.of());
    }

    @Test
    void theNewestRunFromACommitCounts() {
        assertThat(AppliedCommit.of(List.of())).isEmpty();
        assertThat(AppliedCommit.of(List.of(run("reconcile", "b", "complete"), run("reconcile", "a", "complete"))))
                .contains("b");
        assertThat(AppliedCommit.of(List.of(run("apply", "b", "complete")))).contains("b");
    }

    @Test
    void runsFromAWorkingFolderAreDriftAndNotACommit() {
        assertThat(AppliedCommit.of(List.of(run("apply", "", "complete"), run("reconcile", "a", "complete"))))
                .contains("a");
    }

    @Test
    void aRunThatDidNotComeToItsEndLeavesItsCommitToBeApplied() {
        JournalEntry before = run("reconcile", "a", "complete");
        assertThat(AppliedCommit.of(List.of(run("reconcile", "b", "failed"), before)))
                .isEmpty();
        assertThat(AppliedCommit.of(List.of(run("reconcile", "b", "stopped"), before)))
                .isEmpty();
        assertThat(AppliedCommit.of(List.of(run("reconcile", "b", ""), before))).isEmpty();
        assertThat(AppliedCommit.of(List.of(run("heal", "a", "failed"), before)))
                .isEmpty();
    }

    @Test
    void aRoundIsNotTheWholeCommit() {
        assertThat(AppliedCommit.of(List.of(run("reconcile" + AppliedCommit.MORE_ROUNDS, "b", "complete"))))
                .isEmpty();
    }
}
