package io.rackform.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.diagnostic.DiagnosticRenderer;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of every kind of mistake. Beside each file in {@code faults} stands the expected text; run with {@code
 * -Drackform.golden.write=true} to write it anew, then read the difference.
 */
class FaultsTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/rackform/hcl/syntax/faults");

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".rf.hcl"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFaultIsReportedOnceAndTheRestIsRead(String name) throws IOException {
        SourceFile file = new SourceFile(name, Files.readAllBytes(FOLDER.resolve(name)));
        Parsed<Body> parsed = HclParser.parse(file);
        String text = new DiagnosticRenderer(ignored -> Optional.of(file), DiagnosticRenderer.Style.PLAIN)
                        .renderAll(parsed.diagnostics())
                + "Read: " + TreeText.of(parsed.tree()) + "\n";
        Path golden = FOLDER.resolve(name.replace(".rf.hcl", ".txt"));
        if (Boolean.getBoolean("rackform.golden.write")) {
            Files.writeString(golden, text);
        }

        assertThat(text).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
        assertThat(parsed.diagnostics()).allMatch(Diagnostic::isError).isNotEmpty();
    }
}
