package io.rackform.gitops.module;

import io.rackform.engine.config.SourceTree;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a package whose content is known: what there is says the manifest, and each file is compared with it as it is
 * read. Links are followed as long as they stay inside.
 */
final class VerifiedTree implements SourceTree {
    private static final int MOST_LINKS = 16;
    private static final int NAMED_FOLDERS = 8;

    private final TreeManifest manifest;
    private PackageFiles files;

    VerifiedTree(TreeManifest manifest, PackageFiles files) {
        this.manifest = manifest;
        this.files = files;
    }

    private synchronized PackageFiles current() {
        return files;
    }

    @Override
    public String describe() {
        return current().describe();
    }

    @Override
    public List<String> files(String folder) {
        return below(folder).stream().filter(path -> !path.contains("/")).toList();
    }

    @Override
    public List<String> filesBelow(String folder) {
        return below(folder);
    }

    private List<String> below(String folder) {
        try {
            String start = folder.isEmpty() ? "" : located(folder) + "/";
            List<String> found = new ArrayList<>();
            for (Map.Entry<String, TreeManifest.Entry> entry : inside(start).entrySet()) {
                if (!entry.getValue().link() || !leadsToFolder(entry.getKey())) {
                    found.add(entry.getKey().substring(start.length()));
                }
            }
            found.sort(null);
            return List.copyOf(found);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** A link that leads nowhere is listed: whoever reads it learns of it. */
    private boolean leadsToFolder(String link) {
        try {
            return !inside(located(link) + "/").isEmpty();
        } catch (IOException nowhere) {
            return false;
        }
    }

    /** @param start empty, or a folder and a slash */
    private NavigableMap<String, TreeManifest.Entry> inside(String start) {
        // The character after the slash ends the range: no path below the folder is beyond it.
        return start.isEmpty()
                ? manifest.entries()
                : manifest.entries().subMap(start, true, start.substring(0, start.length() - 1) + "0", false);
    }

    @Override
    public Optional<byte[]> read(String path) {
        try {
            String place = located(path);
            TreeManifest.Entry entry = manifest.entries().get(place);
            return entry == null || entry.link() ? Optional.empty() : Optional.of(verified(place, entry));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Where a path leads once the links in it are followed. */
    private String located(String path) throws IOException {
        Deque<String> rest = new ArrayDeque<>(List.of(path.split("/", -1)));
        Deque<String> place = new ArrayDeque<>();
        int links = 0;
        while (!rest.isEmpty()) {
            String part = rest.removeFirst();
            if (part.equals("..")) {
                if (place.isEmpty()) {
                    throw new IOException("it is a link that leads out of the module's package");
                }
                place.removeLast();
                continue;
            }
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            place.addLast(part);
            String here = String.join("/", place);
            TreeManifest.Entry entry = manifest.entries().get(here);
            if (entry != null && entry.link()) {
                String target = new String(verified(here, entry), StandardCharsets.UTF_8);
                if (target.startsWith("/") || ++links > MOST_LINKS) {
                    throw new IOException("it is a link to \"" + target
                            + "\", which leads out of the module's package or" + " in a circle");
                }
                place.removeLast();
                List.of(target.split("/", -1)).reversed().forEach(rest::addFirst);
            }
        }
        return String.join("/", place);
    }

    private synchronized byte[] verified(String path, TreeManifest.Entry entry) throws IOException {
        Optional<byte[]> good = attempt(path, entry);
        if (good.isPresent()) {
            return good.get();
        }
        files = files.repaired();
        return attempt(path, entry).orElseThrow(() -> new IOException("its content is not what the lock file says"));
    }

    private Optional<byte[]> attempt(String path, TreeManifest.Entry entry) {
        try {
            byte[] bytes = files.read(path, entry.sha256());
            return TreeManifest.sha256(bytes).equals(entry.sha256()) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException | UncheckedIOException damaged) {
            // It is fetched anew, and complains then if it is still so.
            return Optional.empty();
        }
    }

    /** The one folder that a pattern with {@code *} fits, or the pattern itself where there is none or more than one. */
    String folder(String pattern) {
        if (!pattern.contains("*")) {
            return pattern;
        }
        Pattern wanted = Pattern.compile(
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]*")));
        List<String> fitting = folders(manifest.entries().keySet()).stream()
                .filter(folder -> wanted.matcher(folder).matches())
                .toList();
        return fitting.size() == 1 ? fitting.getFirst() : pattern;
    }

    private static Set<String> folders(Collection<String> paths) {
        Set<String> folders = new TreeSet<>();
        for (String path : paths) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                folders.add(path.substring(0, slash));
            }
        }
        return folders;
    }

    /** What is wrong where the package has no such folder; empty where it can be read. */
    Optional<Diagnostic> missing(String folder) {
        if (!below(folder).isEmpty()) {
            return Optional.empty();
        }
        Set<String> modules = new TreeSet<>();
        for (String path : manifest.entries().keySet()) {
            if (path.matches(".*/[^/]*\\.(rf\\.hcl|tf|rf\\.json|tf\\.json)")) {
                modules.add(path.substring(0, path.lastIndexOf('/')));
            }
        }
        String known = modules.isEmpty()
                ? ""
                : " Folders with configuration files in it are: "
                        + String.join(
                                ", ", modules.stream().limit(NAMED_FOLDERS).toList())
                        + (modules.size() > NAMED_FOLDERS ? ", ..." : "") + ".";
        return Optional.of(Diagnostic.error(
                "Folder not found in the module's package",
                "There is " + (folder.isEmpty() ? "no file" : "no folder \"" + folder + "\"") + " in " + describe()
                        + "."
                        + Suggestion.didYouMean(
                                folder, folders(manifest.entries().keySet())) + known
                        + " Check what follows \"//\" in the source, and the ref. Submodules are not fetched."));
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
    public @Nullable Commit commit() {
        return current().commit();
    }
}
