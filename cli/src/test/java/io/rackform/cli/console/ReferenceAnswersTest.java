package io.rackform.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console prints and ends as the reference's does; {@code src/test/oracle/console/ask.py} wrote down its answers. */
final class ReferenceAnswersTest {
    private static final Path STACK =
            Path.of(System.getProperty("rackform.root", ".."), "cli/src/test/oracle/console/stack");

    @TempDir
    Path folder;

    private static Map<String, List<String>> answers(String resource) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(ReferenceAnswersTest.class.getResourceAsStream(resource))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("> ")) {
                    current = new ArrayList<>();
                    answers.put(line.substring(2), current);
                } else if (line.startsWith("=") || line.startsWith("!")) {
                    current.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answers;
    }

    private List<String> ours(CommandRun stack, String input) {
        CommandRun.Result result = stack.piped(input.replace('¶', '\n') + "\n").run("console");
        List<String> lines = new ArrayList<>(
                result.out().lines().map(line -> ("= " + line).stripTrailing()).toList());
        if (result.code() != 0) {
            assertThat(result.err()).as(input).contains("Error: ").doesNotContain("hunter2");
            lines.add("! " + result.code());
        }
        return lines;
    }

    @Test
    void theAnswersAreThoseOfTheReference() throws IOException {
        CommandRun stack = CommandRun.in(folder)
                .file("main.tf", Files.readString(STACK.resolve("main.tf")))
                .file("m/main.tf", Files.readString(STACK.resolve("m/main.tf")));
        Map<String, List<String>> expected = answers("answers.txt");
        Map<String, List<String>> differences = answers("differences.txt");
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(expected.keySet()).containsAll(differences.keySet());
        differences.forEach((input, answer) -> {
            assertThat(expected.get(input))
                    .as(input + " is no difference any more")
                    .isNotEqualTo(answer);
            expected.put(input, answer);
        });
        List<String> wrong = new ArrayList<>();
        expected.forEach((input, answer) -> {
            List<String> ours = ours(stack, input);
            if (!ours.equals(answer)) {
                wrong.add(text(input, ours) + "instead of\n" + text(input, answer));
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static String text(String input, List<String> answer) {
        return "> " + input + "\n" + String.join("\n", answer) + "\n\n";
    }
}
