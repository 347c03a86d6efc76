package io.rackform.gitops.module;

import io.rackform.gitops.access.GitAccess;
import io.rackform.gitops.source.CacheFolder;
import io.rackform.gitops.source.GitFetcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The user's copies of the packages that modules come from, for all configurations. Trees from it can be read as long as it is open. */
public final class ModuleCache implements AutoCloseable {
    private final Path folder;
    private final GitFetcher repositories;
    private final ArchiveFetcher archives;
    private final ContentStore contents;

    /** @param folder made when it is needed */
    public ModuleCache(Path folder, GitAccess access) {
        this(folder, access, ArchiveLimits.USUAL);
    }

    ModuleCache(Path folder, GitAccess access, ArchiveLimits limits) {
        this.folder = folder;
        this.repositories = new GitFetcher(folder.resolve("git"), access);
        this.contents = new ContentStore(folder.resolve("contents"));
        this.archives = new ArchiveFetcher(folder.resolve("archives"), access, limits);
    }

    /** The modules of one run. */
    public LockedModules modules(LockFile lock, LockPolicy policy, ModuleListener listener) {
        CacheFolder.create(folder);
        return new LockedModules(repositories, archives, contents, lock, policy, listener);
    }

    /** Removes what nobody used for long; how many copies that were. */
    public int clean(Instant now) {
        List<Path> copies = new ArrayList<>();
        for (String kind : List.of("git", "archives")) {
            try (Stream<Path> found = Files.list(folder.resolve(kind))) {
                found.filter(Files::isDirectory).forEach(copies::add);
            } catch (IOException | UncheckedIOException e) {
                // There is none yet.
            }
        }
        contents.clean(now.minus(CacheFolder.FORGOTTEN));
        return CacheFolder.clean(copies, now);
    }

    @Override
    public void close() {
        repositories.close();
    }
}
