package io.rackform.gitops.loop;

import io.rackform.state.JournalEntry;
import java.util.List;
import java.util.Optional;

/** Which commit is applied, as the state's history tells. */
final class AppliedCommit {
    /** How far back a run from a commit is looked for, past runs from working folders. */
    static final int RUNS = 50;

    /** What the kind of a run ends with where more rounds are to follow: its end is not the end of the commit. */
    static final String MORE_ROUNDS = " (more rounds)";

    private AppliedCommit() {}

    /**
     * The commit of the newest run that had one, if it came to its end. Empty where none did: a run that failed halfway, was stopped
     * or killed left its commit to be applied still.
     *
     * @param history newest first
     */
    static Optional<String> of(List<JournalEntry> history) {
        return history.stream()
                .filter(entry -> !entry.run().commit().isEmpty())
                .findFirst()
                .filter(entry -> entry.outcome().equals("complete"))
                .filter(entry -> !entry.run().kind().endsWith(MORE_ROUNDS))
                .map(entry -> entry.run().commit());
    }
}
