package io.rackform.engine.config;

import io.rackform.engine.config.settings.VersionRequirement;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Compares {@code required_version} with what this is. */
final class RequiredVersions {
    /** The version of the dialect's own tool whose language is spoken here. */
    static final String DIALECT = "1.11.4";

    private RequiredVersions() {}

    static void check(List<VersionRequirement> requirements, Diagnostics diagnostics) {
        for (VersionRequirement requirement : requirements) {
            boolean own = requirement.block().equals("rackform");
            String version = own ? own() : DIALECT;
            if (!requirement.constraint().allows(version)) {
                diagnostics.add(Diagnostic.error(
                        "Unsupported version",
                        own
                                ? "The module needs Rackform in a version "
                                        + requirement.constraint().text()
                                        + ", but this is " + version
                                        + ". Use another version of Rackform, or change the constraint if the module works"
                                        + " with this one."
                                : "The module needs the language in a version "
                                        + requirement.constraint().text() + ", but Rackform speaks that of " + version
                                        + ". In a \"terraform\" block the version is that of the language; the version of"
                                        + " Rackform itself is compared in a \"rackform\" block.",
                        requirement.range()));
            }
        }
    }

    /** As the build wrote it. */
    static String own() {
        try (InputStream file =
                Objects.requireNonNull(RequiredVersions.class.getResourceAsStream("/io/rackform/engine/version.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the version is not in the jar", e);
        }
    }
}
