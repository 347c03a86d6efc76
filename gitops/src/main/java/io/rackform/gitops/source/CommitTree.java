package io.rackform.gitops.source;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.SourceTree;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * The files of one commit, read from a repository without a checkout. Links are listed but not followed. It can be read
 * from many threads, as long as the {@link GitFetcher} that gave it is open.
 */
public final class CommitTree implements SourceTree {
    /** Characters of an author or a message that are kept. */
    private static final int LONGEST_WORDS = 200;

    private final Repository repository;
    private final String url;
    private final ObjectId tree;
    private final Commit commit;

    /** @param url as messages show it, without a password */
    CommitTree(Repository repository, String url, RevCommit commit) {
        this.repository = repository;
        this.url = url;
        this.tree = commit.getTree().copy();
        this.commit = describe(commit);
    }

    static Commit describe(RevCommit commit) {
        return new Commit(commit.name(), author(commit.getAuthorIdent()), words(commit.getShortMessage()));
    }

    private static String author(PersonIdent author) {
        return words(author.getName() + " <" + author.getEmailAddress() + ">");
    }

    private static String words(String text) {
        String line = text.strip();
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS - 1) + "…";
    }

    /** The root module in a folder of the commit; empty for its top. */
    public ModuleOrigin origin(String folder) {
        return new ModuleOrigin(this, folder, "");
    }

    /** What is wrong where the commit has no such folder, or nothing in it; empty where it can be read. */
    public Optional<Diagnostic> missing(String folder) {
        if (filesOrFolders(folder)) {
            return Optional.empty();
        }
        return Optional.of(
                folder.isEmpty()
                        ? Diagnostic.error(
                                "Commit without files",
                                "There is no file in " + describe()
                                        + ". An empty commit is never taken for an empty configuration, because that"
                                        + " would plan to delete everything: check the ref and the last commits.")
                        : Diagnostic.error(
                                "Folder not found in the commit",
                                "There is no folder \"" + folder + "\" in " + describe()
                                        + ". A missing folder is never taken for an empty configuration, because that"
                                        + " would plan to delete everything: check what follows \"//\" in the source, and the"
                                        + " ref."));
    }

    private boolean filesOrFolders(String folder) {
        try (ObjectReader reader = repository.newObjectReader()) {
            ObjectId start = folder(reader, folder);
            if (start == null) {
                return false;
            }
            try (TreeWalk walk = new TreeWalk(reader)) {
                walk.addTree(start);
                return walk.next();
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    @Override
    public String describe() {
        return "commit " + shortId() + " of " + url;
    }

    /** The first twelve digits of the commit's id. */
    public String shortId() {
        return SourceUrl.shortId(commit.id());
    }

    @Override
    public List<String> files(String folder) {
        return list(folder, false);
    }

    @Override
    public List<String> filesBelow(String folder) {
        return list(folder, true);
    }

    private List<String> list(String folder, boolean recursive) {
        List<String> found = new ArrayList<>();
        try (ObjectReader reader = repository.newObjectReader()) {
            ObjectId start = folder(reader, folder);
            if (start == null) {
                return List.of();
            }
            try (TreeWalk walk = new TreeWalk(reader)) {
                walk.addTree(start);
                walk.setRecursive(recursive);
                while (walk.next()) {
                    FileMode mode = walk.getFileMode(0);
                    if (isFile(mode) || mode.equals(FileMode.SYMLINK)) {
                        found.add(walk.getPathString());
                        SourceLimits.checkCount(found.size(), folder);
                    }
                }
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        found.sort(null);
        return List.copyOf(found);
    }

    @Override
    public Optional<byte[]> read(String path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
            if (walk == null || walk.isSubtree() || walk.getFileMode(0).equals(FileMode.GITLINK)) {
                return Optional.empty();
            }
            ObjectLoader blob = reader.open(walk.getObjectId(0));
            SourceLimits.checkSize(blob.getSize());
            if (!isFile(walk.getFileMode(0))) {
                throw new IOException("it is a link to \"" + words(new String(blob.getBytes(), StandardCharsets.UTF_8))
                        + "\", and links are not followed in a commit. Commit the file itself in its place");
            }
            return Optional.of(blob.getBytes(SourceLimits.LARGEST_FILE));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Sees each file and link of a tree. */
    public interface Visitor {
        /** @param content of a file, or the target of a link */
        void see(String path, boolean link, InputStream content) throws IOException;
    }

    /** Shows all files and links, in no order that means anything. Submodules are left out. */
    public void visit(Visitor visitor) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            int count = 0;
            while (walk.next()) {
                FileMode mode = walk.getFileMode(0);
                boolean link = mode.equals(FileMode.SYMLINK);
                if (link || isFile(mode)) {
                    SourceLimits.checkCount(++count, describe());
                    try (InputStream content = reader.open(walk.getObjectId(0)).openStream()) {
                        visitor.see(walk.getPathString(), link, content);
                    }
                }
            }
        }
    }

    /** The content of a file, or the target of a link. */
    public byte[] bytes(String path) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
            if (walk == null || walk.isSubtree() || walk.getFileMode(0).equals(FileMode.GITLINK)) {
                throw new FileNotFoundException("it is not in " + describe());
            }
            ObjectLoader blob = reader.open(walk.getObjectId(0));
            SourceLimits.checkSize(blob.getSize());
            return blob.getBytes(SourceLimits.LARGEST_FILE);
        }
    }

    private static boolean isFile(FileMode mode) {
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    private @Nullable ObjectId folder(ObjectReader reader, String folder) throws IOException {
        if (folder.isEmpty()) {
            return tree;
        }
        try (TreeWalk walk = TreeWalk.forPath(reader, folder, tree)) {
            return walk != null && walk.isSubtree() ? walk.getObjectId(0) : null;
        }
    }

    private UncheckedIOException unreadable(String path, IOException cause) {
        return new UncheckedIOException(
                "cannot read \"" + path + "\" in " + describe() + ": " + cause.getMessage(), cause);
    }

    @Override
    public String absolute(String path) {
        return path;
    }

    @Override
    public Commit commit() {
        return commit;
    }
}
