package io.rackform.gitops.source;

import io.rackform.gitops.access.GitAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.jspecify.annotations.Nullable;

/**
 * A bare copy of what was fetched from one repository. Each fetched ref is kept below {@code refs/rackform/}: it is the
 * commit that was last good, and it keeps the objects from being collected.
 */
final class GitMirror implements AutoCloseable {
    private static final String KEPT = "refs/rackform/";
    private static final String KEPT_COMMITS = KEPT + "commits/";
    private static final String KEPT_SHORT = KEPT + "short/";
    private static final String LOCK = "fetch.lock";

    private final Path folder;
    private final Repository repository;
    private final GitAccess access;
    private final FetchBounds bounds;

    /**
     * One fetch at a time for each folder in this process, whoever opened it: the operating system's lock keeps other
     * processes out, but is refused, not awaited, within one.
     */
    private static final Map<Path, ReentrantLock> FETCHING = new ConcurrentHashMap<>();

    private GitMirror(Path folder, Repository repository, GitAccess access, FetchBounds bounds) {
        this.folder = folder;
        this.repository = repository;
        this.access = access;
        this.bounds = bounds;
    }

    /** Opens the copy in a folder; the first fetch makes it. */
    static GitMirror open(Path folder, GitAccess access, FetchBounds bounds) throws IOException {
        Repository repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        CacheFolder.touch(folder);
        return new GitMirror(folder, repository, access, bounds);
    }

    private interface Conversation {
        FetchResult with(GitRemote remote) throws IOException;
    }

    /** Fetches what the ref names now. */
    FetchResult fetch(SourceUrl url) {
        try {
            Optional<CommitTree> before = lastGood(url);
            if (url.namesCommit() && before.isPresent()) {
                return new FetchResult.Fetched(before.get(), false);
            }
            CommitTree lastGood = before.orElse(null);
            return talk(url, lastGood, remote -> fetchRef(url, lastGood, remote));
        } catch (IOException | UncheckedIOException e) {
            return new FetchResult.Failed(GitFaults.cache(folder, e), null);
        }
    }

    /** Fetches a commit that the ref named some day, which a tag must still name. */
    FetchResult fetchLocked(SourceUrl url, String id) {
        try {
            return talk(url, null, remote -> fetchLocked(url, id, remote));
        } catch (IOException | UncheckedIOException e) {
            return new FetchResult.Failed(GitFaults.cache(folder, e), null);
        }
    }

    private FetchResult talk(SourceUrl url, @Nullable CommitTree lastGood, Conversation conversation)
            throws IOException {
        ReentrantLock fetching = FETCHING.computeIfAbsent(folder, ignored -> new ReentrantLock());
        Files.createDirectories(folder);
        fetching.lock();
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && Files.exists(folder.resolve(Constants.HEAD))) {
                removeLeftLocks();
            } else {
                repository.create(true);
                Files.writeString(folder.resolve(CacheFolder.USED), "");
            }
            return talkLocked(url, lastGood, conversation);
        } finally {
            fetching.unlock();
        }
    }

    private FetchResult talkLocked(SourceUrl url, @Nullable CommitTree lastGood, Conversation conversation)
            throws IOException {
        try (GitRemote remote = GitRemote.open(repository, url, access, bounds)) {
            try {
                return conversation.with(remote);
            } catch (IncorrectObjectTypeException e) {
                return new FetchResult.Failed(GitFaults.notACommit(url), lastGood);
            } catch (TransportException | NotSupportedException e) {
                return new FetchResult.Failed(remote.fault(e), lastGood);
            }
        } catch (GitRemote.Rewritten e) {
            return new FetchResult.Failed(GitFaults.rewritten(url, String.valueOf(e.getMessage())), lastGood);
        } catch (TransportException | NotSupportedException | URISyntaxException e) {
            return new FetchResult.Failed(GitFaults.fetch(url, url.repository(), e, Optional.empty(), false), lastGood);
        }
    }

    private FetchResult fetchRef(SourceUrl url, @Nullable CommitTree lastGood, GitRemote remote) throws IOException {
        Optional<String> kept = url.namesCommit() ? fetchCommit(remote, url.ref()) : fetchNamed(remote, url.ref());
        if (kept.isEmpty() && SourceUrl.isAbbreviation(url.ref())) {
            return fetchAbbreviated(url, lastGood, remote);
        }
        if (kept.isEmpty()) {
            return new FetchResult.Failed(GitFaults.noSuchRef(url, remote.names()), lastGood);
        }
        return fetched(url, lastGood, kept.get());
    }

    private FetchResult fetched(SourceUrl url, @Nullable CommitTree lastGood, String kept) throws IOException {
        Ref ref = repository.exactRef(kept);
        if (ref == null) {
            throw new TransportException("the other side announced the ref and then did not send it");
        }
        CommitTree tree = tree(url, ref.getObjectId());
        boolean changed =
                lastGood == null || !lastGood.commit().id().equals(tree.commit().id());
        return new FetchResult.Fetched(tree, changed);
    }

    private FetchResult fetchLocked(SourceUrl url, String id, GitRemote remote) throws IOException {
        if (!url.namesCommit() && !SourceUrl.isAbbreviation(url.ref())) {
            Optional<String> name = offeredName(remote, url.ref());
            if (name.isPresent() && name.get().startsWith(Constants.R_TAGS)) {
                String kept = keptName(name.get());
                remote.fetch(name.get(), kept);
                FetchResult now = fetched(url, null, kept);
                boolean moved = now instanceof FetchResult.Fetched(CommitTree tree, boolean ignored)
                        && !tree.commit().id().equals(id);
                if (moved) {
                    return new FetchResult.Failed(
                            GitFaults.movedTag(url, id, ((FetchResult.Fetched) now).tree()), null);
                }
                return now;
            }
        }
        Optional<String> kept = fetchCommit(remote, id);
        return kept.isPresent()
                ? fetched(url, null, kept.get())
                : new FetchResult.Failed(GitFaults.lockedCommitGone(url, id), null);
    }

    private static Optional<String> offeredName(GitRemote remote, String name) throws IOException {
        List<String> candidates = remoteNames(name);
        Map<String, Ref> offered = remote.offered(candidates);
        return candidates.stream()
                .filter(candidate -> isHere(offered.get(candidate)))
                .findFirst();
    }

    /** JGit also lists a default branch without a commit. */
    private static boolean isHere(@Nullable Ref ref) {
        return ref != null && ref.getObjectId() != null;
    }

    /** Fetches a branch, a tag or the default branch; the name it is kept under, empty where there is none. */
    private Optional<String> fetchNamed(GitRemote remote, String name) throws IOException {
        List<String> candidates = remoteNames(name);
        Map<String, Ref> offered = remote.offered(candidates);
        for (String candidate : candidates) {
            Ref ref = offered.get(candidate);
            if (ref == null || ref.getObjectId() == null) {
                continue;
            }
            String kept = keptName(candidate);
            Ref here = repository.exactRef(kept);
            if (here == null || !ref.getObjectId().equals(here.getObjectId())) {
                remote.fetch(candidate, kept);
            }
            forgetOthers(candidates, candidate);
            return Optional.of(kept);
        }
        return Optional.empty();
    }

    /** A branch wins over a tag of the same name, as it does when Git switches to it. */
    private static List<String> remoteNames(String name) {
        if (name.isEmpty()) {
            return List.of(Constants.HEAD);
        }
        if (name.startsWith(Constants.R_HEADS) || name.startsWith(Constants.R_TAGS)) {
            return List.of(name);
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
    private Optional<String> fetchCommit(GitRemote remote, String id) throws IOException {
        String kept = KEPT_COMMITS + id;
        ObjectId commit = ObjectId.fromString(id);
        // A repository in a folder of this machine refuses it always, and JGit prints a trace of that.
        if (!repository.getObjectDatabase().has(commit) && !remote.isLocal()) {
            remote.fetchCommit(id, kept);
        }
        if (!repository.getObjectDatabase().has(commit)) {
            fetchAll(remote);
        }
        if (!repository.getObjectDatabase().has(commit) && remote.withWholeHistory()) {
            fetchAll(remote);
        }
        if (!repository.getObjectDatabase().has(commit)) {
            return Optional.empty();
        }
        keep(kept, commit);
        return Optional.of(kept);
    }

    private static void fetchAll(GitRemote remote) throws IOException {
        remote.fetch(List.of(
                new RefSpec("+refs/heads/*:" + KEPT + "all/heads/*"),
                new RefSpec("+refs/tags/*:" + KEPT + "all/tags/*")));
    }

    private void keep(String name, ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef(name);
        update.setNewObjectId(commit);
        update.setForceUpdate(true);
        update.update();
    }

    /** The start of a commit's id: servers know whole ones only, so everything is fetched and looked through. */
    private FetchResult fetchAbbreviated(SourceUrl url, @Nullable CommitTree lastGood, GitRemote remote)
            throws IOException {
        if (url.depth() > 0) {
            return new FetchResult.Failed(GitFaults.depthOfCommit(url), lastGood);
        }
        fetchAll(remote);
        List<String> commits;
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            Collection<ObjectId> found = reader.resolve(AbbreviatedObjectId.fromString(url.ref()));
            commits = found.stream()
                    .filter(id -> isCommit(walk, id))
                    .map(ObjectId::name)
                    .sorted()
                    .toList();
        }
        if (commits.size() != 1) {
            return new FetchResult.Failed(
                    commits.isEmpty() ? GitFaults.noSuchRef(url, remote.names()) : GitFaults.ambiguous(url, commits),
                    lastGood);
        }
        String kept = KEPT_SHORT + url.ref();
        keep(kept, ObjectId.fromString(commits.getFirst()));
        return fetched(url, lastGood, kept);
    }

    private static boolean isCommit(RevWalk walk, ObjectId id) {
        try {
            return walk.parseAny(id).getType() == Constants.OBJ_COMMIT;
        } catch (IOException e) {
            return false;
        }
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
        Ref abbreviated = url.ref().isEmpty() ? null : repository.exactRef(KEPT_SHORT + url.ref());
        return abbreviated == null
                ? Optional.empty()
                : commit(url, abbreviated.getObjectId().name());
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

    /** The commits between two that are both here. */
    CommitHistory history(String from, String to) throws IOException {
        return CommitHistory.between(repository, ObjectId.fromString(from), ObjectId.fromString(to));
    }

    /** Whether something that is kept cannot be read any more. */
    boolean isDamaged() throws IOException {
        if (!Files.exists(folder.resolve(LOCK))) {
            return false;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(KEPT)) {
                walk.parseAny(ref.getObjectId());
            }
            return !Files.exists(folder.resolve(Constants.HEAD));
        } catch (IOException | RuntimeException damaged) {
            // JGit throws whatever a damaged pack makes it stumble over.
            return true;
        }
    }

    /** Removes everything, so that the next fetch starts anew. */
    static void discard(Path folder) throws IOException {
        ReentrantLock fetching = FETCHING.computeIfAbsent(folder, ignored -> new ReentrantLock());
        Files.createDirectories(folder);
        fetching.lock();
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid()) {
                CacheFolder.delete(folder, path -> !path.endsWith(LOCK));
            }
        } finally {
            fetching.unlock();
        }
    }

    /** A process that was killed leaves JGit's lock files; with the operating system's lock held nobody uses them. */
    private void removeLeftLocks() throws IOException {
        List<Path> left;
        try (Stream<Path> top = Files.list(folder);
                Stream<Path> refs = Files.walk(folder.resolve("refs"))) {
            left = Stream.concat(top, refs)
                    .filter(path -> path.toString().endsWith(".lock"))
                    .filter(path -> !path.endsWith(LOCK))
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
