package io.rackform.hcl.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the reference makes of the corpus is written by {@code src/test/format/ask.py}; our own answers where they are
 * others by {@code -Drackform.golden.write=true}.
 */
class SourceFormatterTest {
    private static final int MUTATIONS = 3000;

    static List<String> corpus() {
        return FormatCorpus.names(FormatCorpus.FILES);
    }

    static List<String> departures() {
        return FormatCorpus.names(FormatCorpus.DEPARTURES);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void formatsAsTheReference(String name) throws IOException {
        SourceFile file = FormatCorpus.file(FormatCorpus.FILES, name);
        Path golden = FormatCorpus.GOLDEN.resolve(name);
        switch (SourceFormatter.format(file)) {
            case Formatted.Faulty(List<Diagnostic> diagnostics) -> {
                assertThat(golden).doesNotExist();
                assertThat(diagnostics).anyMatch(Diagnostic::isError);
            }
            case Formatted.Text(SourceFile formatted, boolean changed) -> {
                assertThat(text(formatted)).isEqualTo(Files.readString(golden));
                assertThat(changed).isEqualTo(!Arrays.equals(file.bytes(), formatted.bytes()));
                assertKeeps(file, formatted);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("departures")
    void departsFromTheReferenceWhereThatWouldLoseSomething(String name) throws IOException {
        SourceFile file = FormatCorpus.file(FormatCorpus.DEPARTURES, name);
        SourceFile formatted = formatted(file);
        Path ours = FormatCorpus.DEPARTURES.resolve(name + ".ours");
        Path reference = FormatCorpus.DEPARTURES.resolve(name + ".reference");
        if (Boolean.getBoolean("rackform.golden.write")) {
            Files.write(ours, formatted.bytes());
        }

        assertThat(text(formatted)).isEqualTo(Files.readString(ours));
        if (Files.exists(reference)) {
            assertThat(text(formatted)).isNotEqualTo(Files.readString(reference));
        }
        assertKeeps(file, formatted);
    }

    @Test
    void keepsMeaningAndCommentsInWhateverLayout() {
        LayoutMutations mutations = new LayoutMutations(FormatCorpus.sources(), 1);
        int formatted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            SourceFile file = mutations.next("mutation " + i);
            if (SourceFormatter.format(file) instanceof Formatted.Text(SourceFile text, boolean ignored)) {
                assertKeeps(file, text);
                formatted++;
            }
        }
        assertThat(formatted).isBetween(MUTATIONS / 3, MUTATIONS - MUTATIONS / 10);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            §§           ¦ é = 1 # é\\n   ¦ §§
            a {\\n       ¦ b /* c */ "d" {\\n}\\n ¦ }\\n
            a = [        ¦ 1, #\\n       ¦ ]\\n
            a = "        ¦ ${x}          ¦ "\\n
            a = "${f(    ¦ "${x}",       ¦ )}"\\n
            a = "${ x    ¦ # c\\n        ¦ }"\\n
            a =          ¦ /* b */       ¦ 1\\n
            §§           ¦ a=(1)#\\n\\n  ¦ §§
            """)
    void takesTimeInProportionToTheSize(String head, String middle, String tail) {
        String repeated = middle.replace("\\n", "\n");
        String text =
                head.replace("\\n", "\n") + repeated.repeat(400_000 / repeated.length()) + tail.replace("\\n", "\n");
        SourceFile file = new SourceFile("long.tf", text.getBytes(StandardCharsets.UTF_8));
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();

        long start = thread.getCurrentThreadCpuTime();
        SourceFormatter.format(file);

        assertThat(thread.getCurrentThreadCpuTime() - start).isLessThan(3_000_000_000L);
    }

    private static void assertKeeps(SourceFile file, SourceFile formatted) {
        assertThat(Meaning.of(formatted)).as(() -> text(file)).isEqualTo(Meaning.of(file));
        assertThat(SourceFormatter.format(formatted))
                .as(() -> text(file))
                .isEqualTo(new Formatted.Text(formatted, false));
    }

    private static SourceFile formatted(SourceFile file) {
        assertThat(SourceFormatter.format(file)).isInstanceOf(Formatted.Text.class);
        return ((Formatted.Text) SourceFormatter.format(file)).file();
    }

    private static String text(SourceFile file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }
}
