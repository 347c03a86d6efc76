package io.rackform.cli.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the example that the demo shows: in the checkout that this program was built in, or from the working folder up. */
final class ExampleFolder {
    private static final Path EXAMPLE = Path.of("examples", "edge-site");

    private ExampleFolder() {}

    static Optional<Path> find(Path workingFolder) {
        List<Path> starts = new ArrayList<>();
        String home = System.getProperty("rackform.home", "");
        if (!home.isEmpty()) {
            starts.add(Path.of(home));
        }
        jarFolder().ifPresent(starts::add);
        starts.add(workingFolder);
        for (Path start : starts) {
            for (Path at = start.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
                if (Files.isRegularFile(at.resolve(EXAMPLE).resolve("lab.yaml"))) {
                    return Optional.of(at.resolve(EXAMPLE));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> jarFolder() {
        CodeSource source = ExampleFolder.class.getProtectionDomain().getCodeSource();
        try {
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException notAFile) {
            return Optional.empty();
        }
    }
}
