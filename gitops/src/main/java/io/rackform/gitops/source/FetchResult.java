package io.rackform.gitops.source;

import io.rackform.model.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** What became of a fetch. */
public sealed interface FetchResult {
    /**
     * The commit that the source's ref names now.
     *
     * @param changed whether it is another commit than the last time, or the first
     */
    record Fetched(CommitTree tree, boolean changed) implements FetchResult {}

    /**
     * It is not known what the ref names now.
     *
     * @param lastGood the commit that it named when it was last fetched; null where it never was
     */
    record Failed(Diagnostic why, @Nullable CommitTree lastGood) implements FetchResult {}
}
