package io.rackform.gitops.source;

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
    private final GitLogins logins;
    private final SshAccess ssh;
    private final FetchBounds bounds;
    private final Map<String, GitMirror> mirrors = new HashMap<>();

    /**
     * @param cache the folder for the copies, made when it is needed
     * @param home the folder that holds {@code .ssh}: nothing else is read from it, and nothing written
     */
    public GitFetcher(Path cache, Path home, GitLogins logins) {
        this(cache, home, logins, FetchBounds.USUAL);
    }

    GitFetcher(Path cache, Path home, GitLogins logins, FetchBounds bounds) {
        IsolatedGit.install();
        this.cache = cache.toAbsolutePath().normalize();
        this.logins = logins;
        this.ssh = new SshAccess(home);
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

    /** The same where it is not expected to change: for a commit id and for a tag. */
    public Optional<CommitTree> settled(SourceUrl url) {
        return fromCache(
                url, mirror -> url.namesCommit() || mirror.isTag(url) ? mirror.lastGood(url) : Optional.empty());
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
            known = GitMirror.open(folder, logins, ssh, bounds);
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
        mirrors.values().forEach(GitMirror::close);
        mirrors.clear();
        ssh.close();
    }
}
