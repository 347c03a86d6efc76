package io.rackform.gitops;

import io.rackform.gitops.source.IsolatedGit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository that commits are made in without a checkout. */
public final class BareRepository implements AutoCloseable {
    public static final String AUTHOR = "Ada Rack <ada@example.org>";

    private final Path folder;
    private final Repository repository;

    private BareRepository(Path folder, Repository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    /** An empty repository whose default branch is {@code main}. */
    public static BareRepository create(Path folder) throws IOException {
        IsolatedGit.install();
        Repository repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        repository.create(true);
        repository.updateRef(Constants.HEAD).link("refs/heads/main");
        return new BareRepository(folder, repository);
    }

    public Path folder() {
        return folder;
    }

    public Repository git() {
        return repository;
    }

    /** Commits exactly these files on {@code main}; the commit's id. */
    public String commit(String message, Map<String, String> files) throws IOException {
        return commit("main", message, files, Map.of());
    }

    /** @param links path to target */
    public String commit(String branch, String message, Map<String, String> files, Map<String, String> links)
            throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId tree = tree(inserter, files, links);
            Ref parent = repository.exactRef(Constants.R_HEADS + branch);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            if (parent != null) {
                commit.setParentId(parent.getObjectId());
            }
            commit.setAuthor(person());
            commit.setCommitter(person());
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            set(Constants.R_HEADS + branch, id);
            return id.name();
        }
    }

    private static PersonIdent person() {
        return new PersonIdent("Ada Rack", "ada@example.org", Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    }

    private static ObjectId tree(ObjectInserter inserter, Map<String, String> files, Map<String, String> links)
            throws IOException {
        Map<String, DirCacheEntry> entries = new TreeMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            entries.put(file.getKey(), entry(inserter, file, FileMode.REGULAR_FILE));
        }
        for (Map.Entry<String, String> link : links.entrySet()) {
            entries.put(link.getKey(), entry(inserter, link, FileMode.SYMLINK));
        }
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        new ArrayList<>(entries.values()).forEach(builder::add);
        builder.finish();
        return index.writeTree(inserter);
    }

    private static DirCacheEntry entry(ObjectInserter inserter, Map.Entry<String, String> file, FileMode mode)
            throws IOException {
        DirCacheEntry entry = new DirCacheEntry(file.getKey());
        entry.setFileMode(mode);
        entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
        return entry;
    }

    /** Makes a ref name a commit, whatever it named before. */
    public void set(String ref, ObjectId id) throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setNewObjectId(id);
        update.setForceUpdate(true);
        update.update();
    }

    public void delete(String ref) throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setForceUpdate(true);
        update.delete();
    }

    /** Tags a commit with an annotated tag. */
    public void tag(String name, String commit) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TagBuilder tag = new TagBuilder();
            tag.setTag(name);
            tag.setObjectId(ObjectId.fromString(commit), Constants.OBJ_COMMIT);
            tag.setTagger(person());
            tag.setMessage("release " + name);
            ObjectId id = inserter.insert(tag);
            inserter.flush();
            set(Constants.R_TAGS + name, id);
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
