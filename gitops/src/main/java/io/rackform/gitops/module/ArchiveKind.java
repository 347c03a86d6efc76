package io.rackform.gitops.module;

import java.util.Locale;
import java.util.Optional;

/** How an archive is packed. */
enum ArchiveKind {
    ZIP,
    TAR,
    TAR_GZ;

    static final String KNOWN = "zip, tar, tar.gz and tgz";

    /** By the word after {@code archive=}. */
    static Optional<ArchiveKind> named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "zip" -> Optional.of(ZIP);
            case "tar" -> Optional.of(TAR);
            case "tar.gz", "tgz" -> Optional.of(TAR_GZ);
            default -> Optional.empty();
        };
    }

    /** By the end of a file's name. */
    static Optional<ArchiveKind> ofPath(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".zip")) {
            return Optional.of(ZIP);
        }
        if (lower.endsWith(".tar.gz") || lower.endsWith(".tgz")) {
            return Optional.of(TAR_GZ);
        }
        return lower.endsWith(".tar") ? Optional.of(TAR) : Optional.empty();
    }
}
