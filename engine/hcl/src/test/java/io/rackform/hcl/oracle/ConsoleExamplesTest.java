package io.rackform.hcl.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every example of the functions' pages, and holds it beside what the reference says. All other pages of the language are
 * run by the command line's tests.
 */
final class ConsoleExamplesTest {
    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ConsoleExample.PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> printsWhatThePageShows() throws IOException {
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(
                        ConsoleExample.PAGES.relativize(page).toString(), () -> {
                            for (ConsoleExample example : ConsoleExample.of(page)) {
                                assertThat(example.answer())
                                        .as(example.place() + ": " + example.expression())
                                        .isEqualTo(example.result());
                            }
                        }));
    }

    @Test
    void theReferenceAgrees() throws IOException {
        Map<String, OracleAnswer> answers = OracleAnswer.read("pages.txt").stream()
                .collect(Collectors.toMap(answer -> answer.subject() + " " + answer.expression(), answer -> answer));
        List<String> wrong = new ArrayList<>();
        int agreed = 0;
        for (Path page : pages()) {
            String name = ConsoleExample.PAGES.relativize(page).toString();
            for (ConsoleExample example : ConsoleExample.of(page)) {
                OracleAnswer reference = answers.get(name + " " + example.expression());
                if (reference == null) {
                    wrong.add(example.place() + " was never asked: run engine/hcl/src/test/oracle/ask.py");
                } else if (agrees(example.result(), reference) || isOurs(example.expression())) {
                    agreed++;
                } else {
                    wrong.add(example.place() + ": " + example.expression() + "\n" + example.result() + "\nis with the"
                            + " reference\n" + reference.value() + reference.error());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(agreed).isPositive();
    }

    private static boolean agrees(String shown, OracleAnswer reference) {
        return shown.startsWith("Error: ")
                ? !reference.error().isEmpty()
                : shown.lines()
                        .map(String::stripTrailing)
                        .collect(Collectors.joining("\n"))
                        .equals(reference.value());
    }

    /** What the reference has not, or what it gives another value each time. */
    private static boolean isOurs(String expression) {
        return Stream.of(
                        "base64gunzip",
                        "cidrcontains",
                        "urldecode",
                        "provider::rackform::",
                        "bcrypt(",
                        "uuid()",
                        "timestamp()",
                        "base64gzip(")
                .anyMatch(expression::contains);
    }
}
