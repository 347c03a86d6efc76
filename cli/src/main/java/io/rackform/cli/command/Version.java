package io.rackform.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Which Rackform this is. */
final class Version {
    private Version() {}

    /** As the build wrote it. */
    static String text() {
        try (InputStream file =
                Objects.requireNonNull(Version.class.getResourceAsStream("/io/rackform/cli/version.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the version is not in the jar", e);
        }
    }
}
