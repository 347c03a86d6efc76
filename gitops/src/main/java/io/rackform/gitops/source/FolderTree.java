package io.rackform.gitops.source;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A working folder. Its top is the top of the Git work tree that holds it, so that modules beside it are found. */
public final class FolderTree implements SourceTree {
    /** Never part of a configuration: Git's own files, and Rackform's state and caches. */
    private static final Set<String> NOT_SOURCE = Set.of(".git", ".rackform");

    private final Path top;

    private FolderTree(Path top) {
        this.top = top;
    }

    /** The root module in a folder. */
    public static ModuleOrigin origin(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path top = absolute;
        for (Path at = absolute; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                top = at;
                break;
            }
        }
        String inside = top.relativize(absolute).toString().replace('\\', '/');
        return new ModuleOrigin(new FolderTree(top), inside, "");
    }

    private Path path(String path) {
        return top.resolve(path).normalize();
    }

    @Override
    public String describe() {
        return top.toString();
    }

    @Override
    public List<String> files(String folder) {
        return list(path(folder), 1);
    }

    @Override
    public List<String> filesBelow(String folder) {
        return list(path(folder), Integer.MAX_VALUE);
    }

    /** Links are listed, folders behind links are not walked. */
    private List<String> list(Path folder, int depth) {
        if (!Files.isDirectory(folder) || !folder.startsWith(top)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), depth, new Listing(folder, found));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + FileFault.words(e), e);
        }
        found.sort(null);
        return List.copyOf(found);
    }

    private static final class Listing extends SimpleFileVisitor<Path> {
        private final Path start;
        private final List<String> found;

        Listing(Path start, List<String> found) {
            this.start = start;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path name = folder.getFileName();
            boolean skip = !folder.equals(start) && name != null && NOT_SOURCE.contains(name.toString());
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            boolean listed = attributes.isRegularFile() || (attributes.isSymbolicLink() && !Files.isDirectory(file));
            if (listed) {
                found.add(start.relativize(file).toString().replace('\\', '/'));
                SourceLimits.checkCount(found.size(), start.toString());
            }
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public Optional<byte[]> read(String path) {
        Path file = path(path);
        try {
            if (!file.startsWith(top) || !Files.exists(file, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(file)) {
                return Optional.empty();
            }
            if (!Files.exists(file)) {
                throw new IOException("it is a link to something that does not exist");
            }
            if (!file.toRealPath().startsWith(top.toRealPath())) {
                throw new IOException("it is a link that leads out of " + top
                        + ". What is read must be part of the source: copy the file, or start Rackform from a Git work"
                        + " tree that holds both");
            }
            if (!Files.isRegularFile(file)) {
                throw new IOException("it is not a regular file");
            }
            try (InputStream stream = Files.newInputStream(file)) {
                byte[] bytes = stream.readNBytes(SourceLimits.LARGEST_FILE + 1);
                SourceLimits.checkSize(bytes.length);
                return Optional.of(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + FileFault.words(e), e);
        }
    }

    @Override
    public Optional<String> home() {
        return Optional.ofNullable(System.getProperty("user.home"));
    }

    @Override
    public String absolute(String path) {
        return path(path).toString();
    }

    @Override
    public @Nullable Commit commit() {
        return null;
    }
}
