package io.rackform.gitops.source;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A working folder. Its top is the top of the Git work tree that holds it, so that modules beside it are found. */
public final class FolderTree implements SourceTree {
    /** Configuration files and templates are small; what is larger is not one. */
    private static final long LARGEST = 64L << 20;

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
        return list(path(folder), 1).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    @Override
    public List<String> filesBelow(String folder) {
        Path start = path(folder);
        return list(start, Integer.MAX_VALUE).stream()
                .map(path -> start.relativize(path).toString().replace('\\', '/'))
                .toList();
    }

    private static List<Path> list(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder, depth)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    @Override
    public Optional<byte[]> read(String path) {
        Path file = path(path);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
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
