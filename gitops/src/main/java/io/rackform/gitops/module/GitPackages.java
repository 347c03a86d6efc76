package io.rackform.gitops.module;

import io.rackform.engine.config.SourceTree.Commit;
import io.rackform.gitops.source.CommitTree;
import io.rackform.gitops.source.FetchResult;
import io.rackform.gitops.source.GitFetcher;
import io.rackform.gitops.source.SourceUrl;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Packages that are commits. The manifest of a commit is kept beside its repository's copy, so that it is worked out once. */
final class GitPackages implements Packages<ModuleSource.Git> {
    private final GitFetcher fetcher;
    private final boolean offline;
    private final ModuleListener listener;

    GitPackages(GitFetcher fetcher, boolean offline, ModuleListener listener) {
        this.fetcher = fetcher;
        this.offline = offline;
        this.listener = listener;
    }

    @Override
    public Optional<Fetched.Here> cached(ModuleSource.Git source, LockedModule locked) {
        try {
            Optional<CommitTree> tree = fetcher.cachedCommit(source.url(), locked.commit());
            if (tree.isEmpty()) {
                return Optional.empty();
            }
            CommitFiles files = new CommitFiles(source, tree.get());
            Optional<TreeManifest> kept =
                    files.kept().filter(manifest -> manifest.hash().equals(locked.hash()));
            TreeManifest manifest = kept.isPresent() ? kept.get() : files.manifest();
            if (manifest.hash().equals(locked.hash())) {
                return Optional.of(here(manifest, files, List.of()));
            }
        } catch (IOException | RuntimeException damaged) {
            // JGit throws whatever a damaged pack makes it stumble over.
            return dropped(source);
        }
        return dropped(source);
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
        CommitFiles files = new CommitFiles(source, tree);
        try {
            return here(files.manifest(), files, List.of());
        } catch (IOException | RuntimeException damaged) {
            // What was fetched before into the same copy can be damaged.
            try {
                PackageFiles again = files.repaired();
                return here(again.manifest(), again, List.of());
            } catch (IOException | UncheckedIOException still) {
                return new Fetched.Failed(unreadable(source, still));
            }
        }
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

    private static Fetched.Here here(TreeManifest manifest, PackageFiles files, List<Diagnostic> warnings) {
        Commit commit = files.commit();
        return new Fetched.Here(manifest, files, commit == null ? "" : commit.id(), warnings);
    }

    /** The files of a commit. */
    private final class CommitFiles implements PackageFiles {
        private final ModuleSource.Git source;
        private final CommitTree tree;

        CommitFiles(ModuleSource.Git source, CommitTree tree) {
            this.source = source;
            this.tree = tree;
        }

        private Path place() {
            return fetcher.copy(source.url()).resolve("manifests").resolve(commit().id());
        }

        /** The manifest that was worked out when the commit was first fetched. */
        Optional<TreeManifest> kept() throws IOException {
            return Files.isRegularFile(place()) ? TreeManifest.parse(Files.readString(place())) : Optional.empty();
        }

        @Override
        public TreeManifest manifest() throws IOException {
            TreeMap<String, TreeManifest.Entry> entries = new TreeMap<>();
            tree.visit((path, link, content) -> {
                TreeManifest.checkPath(path);
                entries.put(path, new TreeManifest.Entry(TreeManifest.sha256(content), link));
            });
            TreeManifest manifest = new TreeManifest(entries);
            keep(manifest);
            return manifest;
        }

        private void keep(TreeManifest manifest) {
            try {
                Files.createDirectories(place().resolveSibling("."));
                Path fresh = Files.createTempFile(place().getParent(), "new", "");
                Files.writeString(fresh, manifest.text());
                Files.move(fresh, place(), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                // It is worked out again the next time.
            }
        }

        @Override
        public byte[] read(String path) throws IOException {
            return tree.bytes(path);
        }

        @Override
        public String describe() {
            return tree.describe();
        }

        @Override
        public String label() {
            return source.url().display() + "@" + tree.shortId() + ":";
        }

        @Override
        public Commit commit() {
            return tree.commit();
        }

        @Override
        public PackageFiles repaired() throws IOException {
            if (offline) {
                throw new IOException("the copy in the cache is damaged, and the network is not to be used");
            }
            listener.damaged(source);
            SourceUrl url = source.url();
            fetcher.discard(url);
            return switch (fetcher.fetchLocked(url, commit().id())) {
                case FetchResult.Fetched(CommitTree again, boolean ignored) -> new CommitFiles(source, again);
                case FetchResult.Failed(Diagnostic why, CommitTree ignored) ->
                    throw new IOException(
                            "the copy in the cache is damaged, and fetching it again failed. " + why.detail());
            };
        }
    }
}
