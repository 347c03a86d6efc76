package io.rackform.gitops.module;

import io.rackform.engine.config.SourceTree.Commit;
import io.rackform.gitops.source.CommitTree;
import io.rackform.gitops.source.FetchResult;
import io.rackform.gitops.source.GitFetcher;
import io.rackform.gitops.source.SourceUrl;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Packages that are commits. What was read before comes from the store, without opening a repository. */
final class GitPackages implements Packages<ModuleSource.Git> {
    private final GitFetcher fetcher;
    private final ContentStore contents;
    private final boolean offline;
    private final ModuleListener listener;

    GitPackages(GitFetcher fetcher, ContentStore contents, boolean offline, ModuleListener listener) {
        this.fetcher = fetcher;
        this.contents = contents;
        this.offline = offline;
        this.listener = listener;
    }

    @Override
    public Optional<Fetched.Here> cached(ModuleSource.Git source, LockedModule locked) {
        Optional<TreeManifest> kept = contents.manifestOf(locked.hash());
        if (kept.isPresent() && fetcher.isUsed(source.url())) {
            return Optional.of(
                    new Fetched.Here(kept.get(), new CommitFiles(source, locked.commit()), locked.commit(), List.of()));
        }
        try {
            Optional<CommitTree> tree = fetcher.cachedCommit(source.url(), locked.commit());
            if (tree.isEmpty()) {
                return Optional.empty();
            }
            Fetched.Here here = here(source, tree.get());
            return here.manifest().hash().equals(locked.hash()) ? Optional.of(here) : dropped(source);
        } catch (IOException | RuntimeException damaged) {
            // JGit throws whatever a damaged pack makes it stumble over.
            return dropped(source);
        }
    }

    private Optional<Fetched.Here> dropped(ModuleSource.Git source) {
        if (!offline) {
            listener.damaged(source);
            try {
                fetcher.discard(source.url());
            } catch (IOException e) {
                // The fetch that follows says what is wrong with the folder.
            }
        }
        return Optional.empty();
    }

    @Override
    public Fetched locked(ModuleSource.Git source, LockedModule locked) {
        return fetched(source, () -> fetcher.fetchLocked(source.url(), locked.commit()));
    }

    @Override
    public Fetched newest(ModuleSource.Git source) {
        return fetched(source, () -> fetcher.fetch(source.url()));
    }

    private Fetched fetched(ModuleSource.Git source, Supplier<FetchResult> fetch) {
        FetchResult first = fetch.get();
        FetchResult result = first;
        if (first instanceof FetchResult.Failed && fetcher.isDamaged(source.url())) {
            dropped(source);
            result = fetch.get();
        }
        return switch (result) {
            case FetchResult.Failed(Diagnostic why, CommitTree ignored) -> new Fetched.Failed(why);
            case FetchResult.Fetched(CommitTree tree, boolean ignored) -> packaged(source, tree);
        };
    }

    private Fetched packaged(ModuleSource.Git source, CommitTree tree) {
        try {
            return here(source, tree);
        } catch (IOException | RuntimeException damaged) {
            // What was fetched before into the same copy can be damaged.
            try {
                return here(source, fetchedAgain(source, tree.commit().id()));
            } catch (IOException | UncheckedIOException still) {
                return new Fetched.Failed(unreadable(source, still));
            }
        }
    }

    /** Works out the manifest. */
    private Fetched.Here here(ModuleSource.Git source, CommitTree tree) throws IOException {
        TreeMap<String, TreeManifest.Entry> entries = new TreeMap<>();
        tree.visit((path, link, content) -> {
            TreeManifest.checkPath(path);
            entries.put(path, new TreeManifest.Entry(TreeManifest.sha256(content), link));
        });
        TreeManifest manifest = new TreeManifest(entries);
        contents.keep(manifest);
        String id = tree.commit().id();
        return new Fetched.Here(manifest, new CommitFiles(source, id), id, List.of());
    }

    private CommitTree fetchedAgain(ModuleSource.Git source, String id) throws IOException {
        if (offline) {
            throw new IOException("the copy in the cache is damaged, and the network is not to be used");
        }
        listener.damaged(source);
        fetcher.discard(source.url());
        return switch (fetcher.fetchLocked(source.url(), id)) {
            case FetchResult.Fetched(CommitTree again, boolean ignored) -> again;
            case FetchResult.Failed(Diagnostic why, CommitTree ignored) ->
                throw new IOException(
                        "the copy in the cache is damaged, and fetching it again failed. " + why.detail());
        };
    }

    private static Diagnostic unreadable(ModuleSource source, Exception fault) {
        return Diagnostic.error(
                "Module's package cannot be read",
                "Reading what was fetched from " + source.address() + " failed: " + fault.getMessage()
                        + ". Check the disk of the cache folder.");
    }

    @Override
    public Optional<Fetched.Here> lastKnown(ModuleSource.Git source) {
        Optional<CommitTree> tree = fetcher.cached(source.url());
        return tree.isPresent() && packaged(source, tree.get()) instanceof Fetched.Here here
                ? Optional.of(here)
                : Optional.empty();
    }

    /** The files of a commit. The repository is opened for what is not in the store. */
    private final class CommitFiles implements PackageFiles {
        private final ModuleSource.Git source;
        private final String id;

        CommitFiles(ModuleSource.Git source, String id) {
            this.source = source;
            this.id = id;
        }

        private CommitTree tree() throws IOException {
            return fetcher.cachedCommit(source.url(), id)
                    .orElseThrow(() -> new FileNotFoundException("the commit is not in the cache any more"));
        }

        @Override
        public byte[] read(String path, String sha256) throws IOException {
            Optional<byte[]> kept = contents.contentOf(sha256);
            if (kept.isPresent()) {
                return kept.get();
            }
            byte[] bytes = tree().bytes(path);
            if (TreeManifest.sha256(bytes).equals(sha256)) {
                contents.keep(sha256, bytes);
            }
            return bytes;
        }

        @Override
        public String describe() {
            return "commit " + SourceUrl.shortId(id) + " of " + source.url().display();
        }

        @Override
        public String label() {
            return source.url().display() + "@" + SourceUrl.shortId(id) + ":";
        }

        @Override
        public Commit commit() {
            try {
                return tree().commit();
            } catch (IOException e) {
                return new Commit(id, "", "");
            }
        }

        @Override
        public PackageFiles repaired() throws IOException {
            return new CommitFiles(source, fetchedAgain(source, id).commit().id());
        }
    }
}
