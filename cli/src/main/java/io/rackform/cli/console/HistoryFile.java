package io.rackform.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Where what was typed is kept from one session to the next: in the folder for such things, for its owner alone. */
final class HistoryFile {
    private HistoryFile() {}

    /** The file, there and with the right permissions; empty where there can be none. */
    static Optional<Path> prepare(Map<String, String> environment) {
        Path file = folder(environment).resolve("rackform").resolve("console_history");
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null) {
                view.setPermissions(PosixFilePermissions.fromString("rw-------"));
            }
            return Optional.of(file);
        } catch (IOException unusable) {
            return Optional.empty();
        }
    }

    /** The XDG Base Directory Specification's folder for state; a path there must be absolute to count. */
    private static Path folder(Map<String, String> environment) {
        String chosen = environment.getOrDefault("XDG_STATE_HOME", "");
        if (chosen.startsWith("/")) {
            return Path.of(chosen);
        }
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
        return Path.of(home, ".local", "state");
    }
}
