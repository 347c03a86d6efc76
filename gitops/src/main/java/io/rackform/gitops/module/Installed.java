package io.rackform.gitops.module;

import io.rackform.engine.config.SourceTree.Commit;
import io.rackform.gitops.source.CommitHistory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A package that can be read, and how it came here.
 *
 * @param now what the lock file should say
 * @param before what it said; null where it said nothing
 * @param fetched whether the network was used
 * @param commit null for an archive
 * @param history between the two commits, where both are here and differ
 */
public record Installed(
        ModuleSource source,
        LockedModule now,
        @Nullable LockedModule before,
        boolean fetched,
        @Nullable Commit commit,
        Optional<CommitHistory> history) {
    /** Whether the lock file said something else. */
    public boolean isUpdate() {
        return before != null && !before.equals(now);
    }
}
