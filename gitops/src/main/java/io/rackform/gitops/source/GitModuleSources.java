package io.rackform.gitops.source;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Modules from Git, for one run: a source stands for the same commit wherever it is named in it. A commit id or a tag that was
 * fetched before is not asked for again; a branch is, and where that fails its last commit is used, with a warning. For one
 * thread.
 */
public final class GitModuleSources implements ModuleSources {
    private final GitFetcher fetcher;
    private final Map<String, Found> found = new HashMap<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    public GitModuleSources(GitFetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public Found find(String source) {
        return found.computeIfAbsent(source, this::look);
    }

    /** What a user should know about the modules that were found. */
    public List<Diagnostic> warnings() {
        return List.copyOf(warnings);
    }

    private Found look(String source) {
        return switch (SourceUrl.parseModule(source)) {
            case SourceUrl.Parsed.Invalid(Diagnostic why) -> new Found.Missing(why);
            case SourceUrl.Parsed.Valid(SourceUrl url) -> {
                Optional<CommitTree> settled = fetcher.settled(url);
                yield settled.isPresent() ? files(url, settled.get()) : fetched(url);
            }
        };
    }

    private Found fetched(SourceUrl url) {
        return switch (fetcher.fetch(url)) {
            case FetchResult.Fetched(CommitTree tree, boolean ignored) -> files(url, tree);
            case FetchResult.Failed(Diagnostic why, CommitTree lastGood) -> {
                if (lastGood == null) {
                    yield new Found.Missing(why);
                }
                warnings.add(Diagnostic.warning(
                        "Module from an earlier fetch",
                        "The module source " + url + " could not be fetched now, and " + lastGood.describe()
                                + " from an earlier fetch is used in its place. " + why.summary() + ": "
                                + why.detail()));
                yield files(url, lastGood);
            }
        };
    }

    private static Found files(SourceUrl url, CommitTree tree) {
        return tree.missing(url.folder())
                .<Found>map(Found.Missing::new)
                .orElseGet(() -> new Found.Files(
                        new ModuleOrigin(tree, url.folder(), url.display() + "@" + tree.shortId() + ":")));
    }
}
