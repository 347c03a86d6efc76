package io.rackform.engine.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files that a configuration is read from: a working folder or a commit. Paths are relative, with {@code /}. */
public interface SourceTree {
    /** What messages call it: a folder, or a commit of a repository. */
    String describe();

    /** The names of the files directly in a folder, sorted; empty where there is no such folder. */
    List<String> files(String folder);

    /** The paths of all files below a folder, relative to it, sorted. */
    List<String> filesBelow(String folder);

    /** The content of a file; empty where there is none. */
    Optional<byte[]> read(String path);

    /** The absolute path of something in the tree, for {@code abspath}; the path itself for a commit. */
    String absolute(String path);

    /** The home folder of whoever works in the tree, for {@code pathexpand}; empty for a commit. */
    default Optional<String> home() {
        return Optional.empty();
    }

    /** The commit that the tree is; null for a working folder. */
    @Nullable
    Commit commit();

    /**
     * A commit.
     *
     * @param author name and address
     * @param message first line
     */
    record Commit(String id, String author, String message) {}
}
