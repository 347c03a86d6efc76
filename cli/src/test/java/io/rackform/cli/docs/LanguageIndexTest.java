package io.rackform.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.function.catalog.Functions;
import io.rackform.hcl.syntax.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The index of the language names every construct and leads to a page, and every link on every page leads somewhere. */
final class LanguageIndexTest {
    private static final Path PAGES = Path.of(System.getProperty("rackform.root", ".."), "docs/language");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)\\s]+)\\)");

    private static final List<String> BLOCKS = List.of(
            "rackform",
            "terraform",
            "required_providers",
            "backend",
            "encryption",
            "provider",
            "variable",
            "locals",
            "output",
            "resource",
            "data",
            "ephemeral",
            "module",
            "check",
            "moved",
            "import",
            "removed",
            "lifecycle",
            "precondition",
            "postcondition",
            "validation",
            "assert",
            "dynamic");

    private static final List<String> ARGUMENTS = List.of(
            "count",
            "for_each",
            "depends_on",
            "provider",
            "providers",
            "alias",
            "source",
            "create_before_destroy",
            "prevent_destroy",
            "ignore_changes",
            "replace_triggered_by",
            "type",
            "default",
            "nullable",
            "deprecated",
            "sensitive",
            "ephemeral");

    /** What the index calls each form of expression; a form that is not here has no page yet. */
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("Literal", "Literals"),
            Map.entry("Template", "Strings and templates"),
            Map.entry("Reference", "References"),
            Map.entry("GetAttribute", "Attributes and elements"),
            Map.entry("GetIndex", "Attributes and elements"),
            Map.entry("Splat", "Splats"),
            Map.entry("SplatElement", "Splats"),
            Map.entry("Call", "Function calls"),
            Map.entry("Unary", "Operators"),
            Map.entry("Binary", "Operators"),
            Map.entry("Conditional", "Conditionals"),
            Map.entry("ForEach", "For expressions"),
            Map.entry("TupleOf", "Tuples and objects"),
            Map.entry("ObjectOf", "Tuples and objects"),
            Map.entry("Parentheses", "Parentheses"));

    /** The texts of the links of the index. */
    private static Set<String> linked() throws IOException {
        Set<String> texts = new HashSet<>();
        Matcher links = LINK.matcher(Files.readString(PAGES.resolve("README.md")));
        while (links.find()) {
            for (String name : links.group(1).split(", ")) {
                texts.add(name.replace("`", ""));
            }
        }
        return texts;
    }

    @Test
    void everyBlockAndArgumentIsThere() throws IOException {
        assertThat(linked()).containsAll(BLOCKS).containsAll(ARGUMENTS);
    }

    @Test
    void everyFormOfExpressionIsThere() throws IOException {
        Set<String> linked = linked();
        for (Class<?> form : Expression.class.getPermittedSubclasses()) {
            assertThat(FORMS).containsKey(form.getSimpleName());
            assertThat(linked).contains(FORMS.get(form.getSimpleName()));
        }
    }

    @Test
    void everyFunctionIsThere() throws IOException {
        Set<String> linked = linked();
        assertThat(linked)
                .containsAll(Functions.names().stream()
                        .map(name -> name.substring(name.lastIndexOf(':') + 1))
                        .toList());
    }

    @Test
    void everyPageIsInTheIndex() throws IOException {
        String index = Files.readString(PAGES.resolve("README.md"));
        for (Path page : LanguagePagesTest.pages()) {
            String name = PAGES.relativize(page).toString();
            if (!name.equals("README.md")) {
                assertThat(index).contains("(" + name);
            }
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : LanguagePagesTest.pages()) {
            Matcher links = LINK.matcher(prose(page));
            while (links.find()) {
                String target = links.group(2);
                if (!target.contains("://") && !leadsSomewhere(page, target)) {
                    broken.add(PAGES.relativize(page) + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String target) throws IOException {
        int hash = target.indexOf('#');
        Path file = hash == 0 ? page : page.resolveSibling(hash < 0 ? target : target.substring(0, hash));
        if (!Files.exists(file)) {
            return false;
        }
        return hash < 0
                || prose(file)
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .map(LanguageIndexTest::anchor)
                        .anyMatch(target.substring(hash + 1)::equals);
    }

    /** A page without its examples. */
    private static String prose(Path page) throws IOException {
        return Files.readString(page).replaceAll("(?ms)^```.*?^```$", "");
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }
}
