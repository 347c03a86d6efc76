package io.rackform.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every message of the language has a wrong configuration that leads to it, in each way there is. */
final class SummariesTest {
    private static final Path ROOT = Path.of(System.getProperty("rackform.root", ".."));
    private static final List<Path> SOURCES = Stream.of("engine/model", "engine/hcl", "engine/core", "cli")
            .map(module -> ROOT.resolve(module).resolve("src/main/java"))
            .toList();
    private static final List<Path> TEST_SOURCES = Stream.of(
                    "engine/model", "engine/hcl", "engine/core", "gitops", "cli")
            .map(module -> ROOT.resolve(module).resolve("src/test/java"))
            .toList();
    private static final String NEXT = "(?m)^(?=(?:Error|Warning): )";
    private static final Pattern TITLE = Pattern.compile("(?m)^(?:Error|Warning): (.*)$");

    /** Messages about a text that a function reads are told within another one. */
    private static final Pattern INNER =
            Pattern.compile("(?s)- (?:<[^>]*>:\\d+,\\d+: )?([A-Z][^:(]*)(?: \\(at \\S+\\))?: (.*)");

    private static final Pattern STRING_BREAK = Pattern.compile("\"\\s*\\+\\s*\"");

    private static List<SummarySites.Site> sites = List.of();

    @BeforeAll
    static void read() throws IOException {
        sites = SummarySites.in(SOURCES);
    }

    /** What the golden files show, by summary: the text of each message, without the line breaks of the width. */
    private static Map<String, List<String>> shown() {
        Map<String, List<String>> shown = new TreeMap<>();
        for (Path wrong : Golden.cases(WrongConfigurationTest.WRONG)) {
            String text = Golden.text(wrong.resolve("expected.txt"));
            for (String message : text.split(NEXT, -1)) {
                var title = TITLE.matcher(message);
                if (title.find()) {
                    shown.computeIfAbsent(title.group(1), ignored -> new ArrayList<>())
                            .add(message.substring(title.end()).replaceAll("\\s+", " "));
                }
                for (String inner : message.split("(?m)^(?=- )", -1)) {
                    var part = INNER.matcher(inner);
                    if (part.matches()) {
                        shown.computeIfAbsent(part.group(1), ignored -> new ArrayList<>())
                                .add(part.group(2).replaceAll("\\s+", " "));
                    }
                }
            }
        }
        return shown;
    }

    /** What the golden files show, by summary, without the places: the paragraphs after the source line. */
    private static Map<String, List<String>> examples() {
        Map<String, List<String>> examples = new TreeMap<>();
        for (Path wrong : Golden.cases(WrongConfigurationTest.WRONG)) {
            for (String message : Golden.text(wrong.resolve("expected.txt")).split(NEXT, -1)) {
                var title = TITLE.matcher(message);
                if (title.find()) {
                    List<String> paragraphs = Stream.of(
                                    message.substring(title.end()).strip().split("\n\n", -1))
                            .filter(paragraph -> !paragraph.startsWith("  ") && !paragraph.startsWith("on "))
                            .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
                            .filter(paragraph -> !paragraph.startsWith("with ") && !paragraph.startsWith("on "))
                            .toList();
                    examples.computeIfAbsent(title.group(1), ignored -> new ArrayList<>())
                            .add(String.join("\n\n", paragraphs));
                }
            }
        }
        return examples;
    }

    /** Messages that need a device, a network or a broken disk, with the tests that hold them. */
    private static Map<String, List<String>> elsewhere() {
        Map<String, List<String>> elsewhere = new TreeMap<>();
        Golden.reasons(WrongConfigurationTest.WRONG.resolve("elsewhere.txt"))
                .forEach((summary, tests) -> elsewhere.put(summary, List.of(tests.split(", "))));
        return elsewhere;
    }

    private static Set<String> summaries() {
        Set<String> all = new TreeSet<>();
        sites.forEach(site -> all.addAll(site.summaries()));
        return all;
    }

    @Test
    void summariesAreFixedPhrases() {
        assertThat(sites).hasSizeGreaterThan(150);
        assertThat(sites)
                .as("a summary put together from parts")
                .allSatisfy(
                        site -> assertThat(site.summaries()).as(site.place()).isNotEmpty());
        assertThat(summaries())
                .allSatisfy(summary -> assertThat(summary)
                        .matches("[A-Z].*[^.!?:,]")
                        .hasSizeLessThanOrEqualTo(60)
                        .doesNotContain("%"));
    }

    @Test
    void summariesAreWordedOnce() {
        Map<String, Set<String>> alike = new TreeMap<>();
        summaries()
                .forEach(summary -> alike.computeIfAbsent(
                                summary.toLowerCase(java.util.Locale.ROOT).replaceAll("\\b(a|an|the)\\b|[^a-z]", ""),
                                ignored -> new TreeSet<>())
                        .add(summary));
        assertThat(alike.values()).allSatisfy(same -> assertThat(same).hasSize(1));
    }

    @Test
    void everySummaryHasAWrongConfiguration() {
        Set<String> missing = new TreeSet<>(summaries());
        missing.removeAll(shown().keySet());
        missing.removeAll(elsewhere().keySet());
        assertThat(missing).isEmpty();
    }

    @Test
    void everyWayToAMessageIsHeld() throws IOException {
        Map<String, List<String>> shown = shown();
        Map<String, List<String>> elsewhere = elsewhere();
        Map<String, String> tests = tests();
        List<String> missing = new ArrayList<>();
        for (SummarySites.Site site : sites) {
            List<String> texts = site.summaries().stream()
                    .flatMap(summary -> Stream.concat(
                            shown.getOrDefault(summary, List.of()).stream(),
                            elsewhere.getOrDefault(summary, List.of()).stream()
                                    .map(test -> tests.getOrDefault(test, ""))))
                    .toList();
            Predicate<String> here = text -> site.always().stream().allMatch(text::contains);
            if (texts.stream().noneMatch(here)) {
                missing.add(site.place() + " " + site.summaries() + " " + site.always());
            }
            site.sometimes().stream()
                    .filter(piece -> texts.stream().noneMatch(text -> text.contains(piece)))
                    .forEach(piece -> missing.add(site.place() + " " + site.summaries() + " ... " + piece));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void detailsAreSentences() {
        List<String> wrong = new ArrayList<>();
        shown().forEach((summary, texts) -> texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.matches("(?s).*([.!?:)]|:\\d+,\\d+)"))
                .forEach(text -> wrong.add(summary + ": " + text)));
        assertThat(wrong).isEmpty();
    }

    /** The page for people who search for what they read. */
    @Test
    void thePageListsEveryMessage() {
        Map<String, List<String>> examples = examples();
        StringBuilder page = new StringBuilder("""
                # Messages

                Every message of the language and its commands has a fixed summary, and below it a text about the case at hand:
                what is wrong, why that is a problem, what to do. Here is each summary with such a text. Messages of devices
                stand on the pages of the resource types.

                """);
        for (String summary : summaries()) {
            String example = examples.getOrDefault(summary, List.of()).stream()
                    .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                    .orElse("");
            page.append("## ").append(summary).append("\n\n");
            page.append(example.isEmpty() ? "" : example + "\n\n");
        }
        Path file = ROOT.resolve("docs/language/diagnostics.md");
        String text = page.toString().stripTrailing() + "\n";
        if (Golden.rewrites()) {
            Golden.write(file, text);
        }
        assertThat(Golden.text(file)).isEqualTo(text);
    }

    /** A test holds a message whose summary its source has: it fails when the message is worded in another way. */
    @Test
    void whatIsHeldElsewhereIs() throws IOException {
        Map<String, String> tests = tests();
        Set<String> shown = shown().keySet();
        assertThat(elsewhere()).allSatisfy((summary, names) -> {
            assertThat(summaries()).as("a message that there is").contains(summary);
            assertThat(names).allSatisfy(name -> {
                assertThat(tests.keySet()).as("a test that there is").contains(name);
                assertThat(tests.get(name)).as("%s, which holds it", name).contains(summary);
            });
            assertThat(shown).as("what wrong configurations lead to").doesNotContain(summary);
        });
    }

    /** The sources of all tests by the name of their class, texts that are put together from parts in one piece. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        for (Path sources : TEST_SOURCES) {
            try (Stream<Path> all = Files.walk(sources)) {
                all.filter(file -> file.toString().endsWith("Test.java"))
                        .forEach(file -> tests.merge(
                                file.getFileName().toString().replace(".java", ""),
                                inOnePiece(Golden.text(file)),
                                String::concat));
            }
        }
        return tests;
    }

    /** Java source without what keeps a text from being found: the breaks of a text, and how its quotes are written. */
    private static String inOnePiece(String source) {
        return STRING_BREAK
                .matcher(source)
                .replaceAll("")
                .replace("\\\n", "")
                .replace("\\\"", "\"")
                .replaceAll("\\s+", " ");
    }
}
