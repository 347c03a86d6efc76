package io.rackform.gitops.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/**
 * A bare copy of what was fetched from one repository. Each fetched ref is kept below {@code refs/rackform/}: it is the
 * commit that was last good, and it keeps the objects from being collected.
 */
final class GitMirror implements AutoCloseable {
    private static final String KEPT = "refs/rackform/";

    private final Path folder;
    private final Repository repository;
    private final GitLogins logins;
    private final SshAccess ssh;
    private final FetchBounds bounds;

    /**
     * One fetch at a time for each folder in this process, whoever opened it: the operating system's lock keeps other
     * processes out, but is refused, not awaited, within one.
     */
    private static final Map<Path, ReentrantLock> FETCHING = new ConcurrentHashMap<>();

    private GitMirror(Path folder, Repository repository, GitLogins logins, SshAccess ssh, FetchBounds bounds) {
        this.folder = folder;
        this.repository = repository;
        this.logins = logins;
        this.ssh = ssh;
        this.bounds = bounds;
    }

    /** Opens the copy in a folder; the first fetch makes it. */
    static GitMirror open(Path folder, GitLogins logins, SshAccess ssh, FetchBounds bounds) throws IOException {
        Repository repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        return new GitMirror(folder, repository, logins, ssh, bounds);
    }

    FetchResult fetch(SourceUrl url) {
        try {
            Optional<CommitTree> before = lastGood(url);
            if (url.namesCommit() && before.isPresent()) {
                return new FetchResult.Fetched(before.get(), false);
            }
            ReentrantLock fetching = FETCHING.computeIfAbsent(folder, ignored -> new ReentrantLock());
            Files.createDirectories(folder);
            fetching.lock();
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("fetch.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && Files.exists(folder.resolve(Constants.HEAD))) {
                    removeLeftLocks();
                } else {
                    repository.create(true);
                }
                return fetch(url, before);
            } finally {
                fetching.unlock();
            }
        } catch (IOException | UncheckedIOException e) {
            return new FetchResult.Failed(GitFaults.cache(folder, e), null);
        }
    }

    private FetchResult fetch(SourceUrl url, Optional<CommitTree> before) throws IOException {
        CommitTree lastGood = before.orElse(null);
        FetchLimits limits = new FetchLimits(
                folder.resolve("objects"), InstantSource.system(), bounds.longest(), bounds.mostBytes());
        ssh.takeRejection();
        try (Transport transport = transport(url)) {
            Optional<String> kept = url.namesCommit()
                    ? fetchCommit(transport, url.ref(), limits)
                    : fetchNamed(transport, url.ref(), limits);
            if (kept.isEmpty()) {
                return new FetchResult.Failed(GitFaults.noSuchRef(url, branches(transport)), lastGood);
            }
            Ref ref = repository.exactRef(kept.get());
            if (ref == null) {
                throw new TransportException("the other side announced the ref and then did not send it");
            }
            CommitTree tree = tree(url, ref.getObjectId());
            boolean changed = lastGood == null
                    || !lastGood.commit().id().equals(tree.commit().id());
            return new FetchResult.Fetched(tree, changed);
        } catch (IncorrectObjectTypeException e) {
            return new FetchResult.Failed(GitFaults.notACommit(url), lastGood);
        } catch (TransportException | NotSupportedException | URISyntaxException e) {
            return new FetchResult.Failed(
                    limits.broken().isEmpty()
                            ? GitFaults.fetch(url, e, ssh.takeRejection())
                            : GitFaults.limit(url, limits.broken()),
                    lastGood);
        }
    }

    private Transport transport(SourceUrl url) throws URISyntaxException, NotSupportedException, TransportException {
        URIish address = new URIish(url.repository());
        Transport transport = Transport.open(repository, address);
        transport.setTimeout((int) bounds.silence().toSeconds());
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setCredentialsProvider(new HostCredentials(address, logins));
        if (url.depth() > 0) {
            transport.setDepth(url.depth());
        }
        if (transport instanceof SshTransport secureShell) {
            secureShell.setSshSessionFactory(ssh);
        }
        return transport;
    }

    /** Fetches a branch, a tag or the default branch; the name it is kept under, empty where there is none. */
    private Optional<String> fetchNamed(Transport transport, String name, FetchLimits limits) throws IOException {
        List<String> candidates = remoteNames(name);
        Map<String, Ref> offered = offered(transport, candidates);
        for (String remote : candidates) {
            Ref ref = offered.get(remote);
            if (ref == null || ref.getObjectId() == null) {
                continue;
            }
            String kept = keptName(remote);
            Ref here = repository.exactRef(kept);
            if (here == null || !ref.getObjectId().equals(here.getObjectId())) {
                fetch(transport, List.of(new RefSpec("+" + remote + ":" + kept)), limits);
            }
            forgetOthers(candidates, remote);
            return Optional.of(kept);
        }
        return Optional.empty();
    }

    /** A branch wins over a tag of the same name, as it does when Git switches to it. */
    private static List<String> remoteNames(String name) {
        if (name.isEmpty()) {
            return List.of(Constants.HEAD);
        }
        return List.of(Constants.R_HEADS + name, Constants.R_TAGS + name);
    }

    private static String keptName(String remote) {
        return KEPT + (remote.startsWith(Constants.R_REFS) ? remote.substring(Constants.R_REFS.length()) : remote);
    }

    /** When a name stops to be a branch and is a tag now, the old branch must not count as last good. */
    private void forgetOthers(List<String> candidates, String taken) throws IOException {
        for (String other : candidates) {
            if (!other.equals(taken) && repository.exactRef(keptName(other)) != null) {
                RefUpdate update = repository.updateRef(keptName(other));
                update.setForceUpdate(true);
                update.delete();
            }
        }
    }

    /**
     * Fetches a commit by its id. Not every server gives commits that no ref names, so all branches and tags are
     * tried next.
     */
    private Optional<String> fetchCommit(Transport transport, String id, FetchLimits limits) throws IOException {
        String kept = KEPT + "commits/" + id;
        ObjectId commit = ObjectId.fromString(id);
        // A repository in a folder of this machine refuses it always, and JGit prints a trace of that.
        if (!repository.getObjectDatabase().has(commit) && transport.getURI().isRemote()) {
            try {
                fetch(transport, List.of(new RefSpec("+" + id + ":" + kept)), limits);
            } catch (TransportException refused) {
                if (!limits.broken().isEmpty() || !isRefusal(refused)) {
                    throw refused;
                }
            }
        }
        if (!repository.getObjectDatabase().has(commit)) {
            fetch(
                    transport,
                    List.of(
                            new RefSpec("+refs/heads/*:" + KEPT + "all/heads/*"),
                            new RefSpec("+refs/tags/*:" + KEPT + "all/tags/*")),
                    limits);
        }
        if (!repository.getObjectDatabase().has(commit)) {
            return Optional.empty();
        }
        RefUpdate update = repository.updateRef(kept);
        update.setNewObjectId(commit);
        update.setForceUpdate(true);
        update.update();
        return Optional.of(kept);
    }

    /** Whether the other side answered, and does not give this commit. */
    private static boolean isRefusal(TransportException fault) {
        return fault.getCause() == null || fault.getCause() instanceof PackProtocolException;
    }

    private static void fetch(Transport transport, List<RefSpec> specs, FetchLimits limits) throws IOException {
        try {
            transport.fetch(limits, specs);
        } catch (UncheckedIOException e) {
            throw new TransportException(e.getMessage(), e);
        }
    }

    private static Map<String, Ref> offered(Transport transport, Collection<String> names) throws IOException {
        List<RefSpec> wanted = new ArrayList<>();
        names.forEach(name -> wanted.add(new RefSpec(name + ":" + name)));
        try (FetchConnection connection = transport.openFetch(wanted)) {
            return Map.copyOf(connection.getRefsMap());
        }
    }

    private static List<String> branches(Transport transport) throws IOException {
        return offered(transport, List.of(Constants.R_HEADS + "*")).keySet().stream()
                .filter(name -> name.startsWith(Constants.R_HEADS))
                .map(name -> name.substring(Constants.R_HEADS.length()))
                .toList();
    }

    /** What the ref named when it was last fetched. */
    Optional<CommitTree> lastGood(SourceUrl url) throws IOException {
        if (url.namesCommit()) {
            return commit(url, url.ref());
        }
        for (String remote : remoteNames(url.ref())) {
            Ref ref = repository.exactRef(keptName(remote));
            if (ref != null) {
                return commit(url, ref.getObjectId().name());
            }
        }
        return Optional.empty();
    }

    /** Whether what is kept for a ref is a tag, which is not expected to name anything else some day. */
    boolean isTag(SourceUrl url) throws IOException {
        return !url.ref().isEmpty()
                && repository.exactRef(keptName(Constants.R_HEADS + url.ref())) == null
                && repository.exactRef(keptName(Constants.R_TAGS + url.ref())) != null;
    }

    Optional<CommitTree> commit(SourceUrl url, String id) throws IOException {
        try {
            return Optional.of(tree(url, ObjectId.fromString(id)));
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            return Optional.empty();
        }
    }

    private CommitTree tree(SourceUrl url, ObjectId id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return new CommitTree(repository, url.display(), walk.parseCommit(id));
        }
    }

    /** A process that was killed leaves JGit's lock files; with the operating system's lock held nobody uses them. */
    private void removeLeftLocks() throws IOException {
        List<Path> left;
        try (Stream<Path> top = Files.list(folder);
                Stream<Path> refs = Files.walk(folder.resolve("refs"))) {
            left = Stream.concat(top, refs)
                    .filter(path -> path.toString().endsWith(".lock"))
                    .filter(path -> !path.endsWith("fetch.lock"))
                    .toList();
        }
        for (Path lock : left) {
            Files.deleteIfExists(lock);
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
