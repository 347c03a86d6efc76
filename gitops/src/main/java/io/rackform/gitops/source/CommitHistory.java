package io.rackform.gitops.source;

import io.rackform.engine.config.SourceTree.Commit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * What lies between two commits.
 *
 * @param count of the commits that the later one has and the earlier one has not
 * @param newest the first of them, newest first
 * @param lost how many the earlier one has and the later one has not: more than none where the branch was set back or rewritten
 */
public record CommitHistory(int count, List<Commit> newest, int lost) {
    private static final int SHOWN = 10;

    /** Counting ends here; a plan's reader does not care. */
    private static final int MOST = 10_000;

    public CommitHistory {
        newest = List.copyOf(newest);
    }

    static CommitHistory between(Repository repository, ObjectId from, ObjectId to) throws IOException {
        List<Commit> newest = new ArrayList<>();
        int count = walk(repository, from, to, newest);
        return new CommitHistory(count, newest, walk(repository, to, from, new ArrayList<>()));
    }

    private static int walk(Repository repository, ObjectId from, ObjectId to, List<Commit> newest) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(to));
            walk.markUninteresting(walk.parseCommit(from));
            int count = 0;
            for (RevCommit commit = walk.next(); commit != null && count < MOST; commit = walk.next()) {
                if (count < SHOWN) {
                    newest.add(CommitTree.describe(commit));
                }
                count++;
            }
            return count;
        }
    }
}
