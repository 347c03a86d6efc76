package io.rackform.cli.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the example that the demo shows: from some folders up. */
final class ExampleFolder {
    private static final Path EXAMPLE = Path.of("examples", "edge-site");

    private ExampleFolder() {}

    /** Where to look: the checkout that this program was built in, then the working folder. */
    static List<Path> starts(Path workingFolder) {
        List<Path> starts = new ArrayList<>();
        String home = System.getProperty("rackform.home", "");
        if (!home.isEmpty()) {
            starts.add(Path.of(home));
        }
        jarFolder().ifPresent(starts::add);
        starts.add(workingFolder);
        return List.copyOf(starts);
    }

    static Optional<Path> find(List<Path> starts) {
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
