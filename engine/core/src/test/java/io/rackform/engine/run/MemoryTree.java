package io.rackform.engine.run;

import io.rackform.engine.config.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A source tree in memory. */
public final class MemoryTree implements SourceTree {
    private final SortedMap<String, String> files = new TreeMap<>();

    public MemoryTree with(String path, String text) {
        files.put(path, text);
        return this;
    }

    @Override
    public String describe() {
        return "memory";
    }

    @Override
    public List<String> files(String folder) {
        return filesBelow(folder).stream().filter(name -> !name.contains("/")).toList();
    }

    @Override
    public List<String> filesBelow(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        return files.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .toList();
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String absolute(String path) {
        return "/" + path;
    }

    @Override
    public @Nullable Commit commit() {
        return null;
    }
}
