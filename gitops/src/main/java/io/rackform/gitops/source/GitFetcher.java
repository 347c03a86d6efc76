package io.rackform.gitops.source;

import io.rackform.gitops.access.GitAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches commits into bare copies of their repositories, one folder each below a cache folder. The trees that it gives can be
 * read as long as it is open. Any number of processes can share a cache.
 */
public final class GitFetcher implements AutoCloseable {
    private final Path cache;
    private final GitAccess access;
    private final FetchBounds bounds;
    private final Map<String, GitMirror> mirrors = new HashMap<>();

    /** @param cache the folder for the copies, made when it is needed */
    public GitFetcher(Path cache, GitAccess access) {
        this(cache, access, FetchBounds.USUAL);
    }

    GitFetcher(Path cache, GitAccess access, FetchBounds bounds) {
        this.cache = cache.toAbsolutePath().normalize();
        this.access = access;
        this.bounds = bounds;
    }

    /** Asks the repository what the ref names now, and fetches it where it is not here yet. */
    public FetchResult fetch(SourceUrl url) {
        Path folder = folder(url);
        try {
            return mirror(url, folder).fetch(url);
        } catch (IOException e) {
            return new FetchResult.Failed(GitFaults.cache(folder, e), null);
        }
    }

    /** What the ref named when it was last fetched, without asking anyone; empty where it never was. */
    public Optional<CommitTree> cached(SourceUrl url) {
        return fromCache(url, mirror -> mirror.lastGood(url));
    }

    /**
     * Fetches a commit that the source's ref named some day. Where the ref is a tag it must still name it: tags are not expected
     * to move.
     */
    public FetchResult fetchLocked(SourceUrl url, String id) {
        Path folder = folder(url);
        try {
            return mirror(url, folder).fetchLocked(url, id);
        } catch (IOException e) {
            return new FetchResult.Failed(GitFaults.cache(folder, e), null);
        }
    }

    /** Whether there is a copy of a repository, which is used now: it is not to be removed as one that nobody uses. */
    public boolean isUsed(SourceUrl url) {
        return CacheFolder.touch(folder(url));
    }

    /** Whether the copy of a repository lacks what it should have. */
    public boolean isDamaged(SourceUrl url) {
        try {
            return mirror(url, folder(url)).isDamaged();
        } catch (IOException e) {
            return true;
        }
    }

    /** Drops the copy of a repository, which is damaged. */
    public synchronized void discard(SourceUrl url) throws IOException {
        GitMirror known = mirrors.remove(url.repository());
        if (known != null) {
            known.close();
        }
        GitMirror.discard(folder(url));
    }

    /** What lies between two commits; empty where one of them, or what is between, was not fetched. */
    public Optional<CommitHistory> history(SourceUrl url, String from, String to) {
        try {
            return Optional.of(mirror(url, folder(url)).history(from, to));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A commit that was fetched before, by its id. */
    public Optional<CommitTree> cachedCommit(SourceUrl url, String id) {
        return SourceUrl.isCommitId(id) ? fromCache(url, mirror -> mirror.commit(url, id)) : Optional.empty();
    }

    private interface Look {
        Optional<CommitTree> at(GitMirror mirror) throws IOException;
    }

    private Optional<CommitTree> fromCache(SourceUrl url, Look look) {
        try {
            return look.at(mirror(url, folder(url)));
        } catch (IOException e) {
            // A cache that cannot be read has nothing to give; a fetch says what is wrong with it.
            return Optional.empty();
        }
    }

    private synchronized GitMirror mirror(SourceUrl url, Path folder) throws IOException {
        GitMirror known = mirrors.get(url.repository());
        if (known == null) {
            IsolatedGit.install();
            known = GitMirror.open(folder, access, bounds);
            mirrors.put(url.repository(), known);
        }
        return known;
    }

    /** A folder that is the same for the same repository, whoever logs in. */
    private Path folder(SourceUrl url) {
        String display = url.display();
        String last = display.substring(display.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_-]+", "-");
        String readable = last.length() > 40 ? last.substring(0, 40) : last;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(display.getBytes(StandardCharsets.UTF_8));
            return cache.resolve(readable + "-" + HexFormat.of().formatHex(hash, 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public synchronized void close() {
        // Not by a method reference, which loads JGit where there is nothing to close.
        for (GitMirror mirror : mirrors.values()) {
            mirror.close();
        }
        mirrors.clear();
    }
}
