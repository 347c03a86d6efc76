package io.rackform.hcl.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.SourceFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets Terraform, where it is installed, format many files of random layout, and compares. Other seeds and more files by
 * {@code -Drackform.format.seed} and {@code -Drackform.format.files}.
 */
class TerraformFormatPeerTest {
    private static final long SEED = Long.getLong("rackform.format.seed", 1);
    private static final int FILES = Integer.getInteger("rackform.format.files", 600);

    @TempDir
    private Path folder;

    @Test
    void formatsAsTerraform() throws IOException, InterruptedException {
        assumeTrue(installed(), "terraform is not installed");
        LayoutMutations mutations = new LayoutMutations(FormatCorpus.sources(), SEED);
        Map<String, SourceFile> files = new LinkedHashMap<>();
        for (int i = 0; i < FILES; i++) {
            String name = "f%05d.tf".formatted(i);
            SourceFile file = mutations.next(name);
            if (SourceFormatter.format(file) instanceof Formatted.Text) {
                files.put(name, file);
                Files.write(folder.resolve(name), file.bytes());
            }
        }
        assertThat(files).hasSizeBetween(FILES / 3, FILES - FILES / 10);

        terraformFormats();
        int compared = 0;
        for (SourceFile file : files.values()) {
            compared += compare(file) ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(files.size() * 9 / 10);
    }

    /** Whether the file could be compared: not where Terraform refuses it, loses something of it, or is not done yet. */
    private boolean compare(SourceFile file) throws IOException {
        SourceFile theirs = new SourceFile(file.name(), Files.readAllBytes(folder.resolve(file.name())));
        SourceFile ours = formatted(file);
        boolean same = text(ours).equals(text(theirs));
        boolean refused = text(theirs).equals(text(file));
        boolean loses =
                HclParser.parse(theirs).hasErrors() || !Meaning.of(theirs).equals(Meaning.of(file));
        if (!same && (refused || loses || text(formatted(theirs)).equals(text(ours)))) {
            return false;
        }
        assertThat(text(ours)).as(() -> "seed " + SEED + ":\n" + text(file)).isEqualTo(text(theirs));
        return true;
    }

    private static SourceFile formatted(SourceFile file) {
        Formatted formatted = SourceFormatter.format(file);
        assertThat(formatted).isInstanceOf(Formatted.Text.class);
        return ((Formatted.Text) formatted).file();
    }

    private static String text(SourceFile file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    private static boolean installed() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "terraform")));
    }

    private void terraformFormats() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("terraform", "fmt", "-no-color", "-list=false", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TF_CLI_CONFIG_FILE", File.separatorChar == '/' ? "/dev/null" : "NUL");
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    }
}
