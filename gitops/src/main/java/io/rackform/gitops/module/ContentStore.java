package io.rackform.gitops.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of packages that were read before, under their hashes, and the manifests of packages. What a plan reads again and
 * again is here, so that it needs no repository. Whoever reads compares: a file that is not what its name says is worth nothing.
 */
final class ContentStore {
    private final Path folder;

    /** @param folder made when it is needed */
    ContentStore(Path folder) {
        this.folder = folder;
    }

    private Path manifest(String hash) {
        byte[] digest = Base64.getDecoder().decode(hash.substring(TreeManifest.ALGORITHM.length()));
        return folder.resolve("manifests").resolve(HexFormat.of().formatHex(digest));
    }

    private Path content(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** The manifest that has this hash. */
    Optional<TreeManifest> manifestOf(String hash) {
        return bytes(manifest(hash))
                .flatMap(bytes -> TreeManifest.parse(new String(bytes, StandardCharsets.UTF_8)))
                .filter(manifest -> manifest.hash().equals(hash));
    }

    /** The content that has this hash. */
    Optional<byte[]> contentOf(String sha256) {
        return bytes(content(sha256)).filter(bytes -> TreeManifest.sha256(bytes).equals(sha256));
    }

    private static Optional<byte[]> bytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            // It is looked for where it came from.
            return Optional.empty();
        }
    }

    void keep(TreeManifest manifest) {
        write(manifest(manifest.hash()), manifest.text().getBytes(StandardCharsets.UTF_8));
    }

    void keep(String sha256, byte[] content) {
        write(content(sha256), content);
    }

    /** What cannot be kept is worked out again the next time. */
    private static void write(Path file, byte[] bytes) {
        Path parent = file.resolveSibling(".");
        try {
            Files.createDirectories(parent);
            Path fresh = Files.createTempFile(parent, "new", "");
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // A cache that cannot be written to is as good as none.
        }
    }

    /** Removes what was kept before a time; what is still read is kept again. */
    void clean(Instant before) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> old = files.filter(Files::isRegularFile)
                    .filter(file -> isOlder(file, before))
                    .toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // There is none yet, or another process removes the same.
        }
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException e) {
            return false;
        }
    }
}
