package io.rackform.hcl.format;

import io.rackform.hcl.syntax.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that show every odd shape, and what the reference made of them. */
final class FormatCorpus {
    private static final Path HOME = Path.of("src/test/resources/io/rackform/hcl/format");
    static final Path FILES = HOME.resolve("corpus");
    static final Path GOLDEN = HOME.resolve("golden");
    static final Path DEPARTURES = HOME.resolve("departures");

    private FormatCorpus() {}

    static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".ours") && !name.endsWith(".reference"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static SourceFile file(Path folder, String name) {
        try {
            return new SourceFile(name, Files.readAllBytes(folder.resolve(name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All files that can be formatted. */
    static List<SourceFile> sources() {
        return names(FILES).stream()
                .filter(name -> !name.startsWith("refused-"))
                .map(name -> file(FILES, name))
                .toList();
    }
}
