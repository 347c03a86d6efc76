package io.rackform.hcl.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.function.catalog.FunctionSignature;
import io.rackform.hcl.function.catalog.FunctionSignature.Argument;
import io.rackform.hcl.function.catalog.Functions;
import io.rackform.hcl.function.catalog.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page for every function, and on it what the function's signature says. */
final class FunctionPagesTest {
    private static final Path FOLDER = ConsoleExample.PAGES;
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

    private static Path page(String function) {
        return FOLDER.resolve(function.substring(function.lastIndexOf(':') + 1) + ".md");
    }

    private static FunctionSignature signature(String name) {
        FunctionSignature signature = Signatures.of(name);
        assertThat(signature).as(name).isNotNull();
        return signature;
    }

    @Test
    void everyFunctionHasAPageAndEveryPageAFunction() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(file -> file.toString().endsWith(".md"))
                            .filter(file -> !file.endsWith("README.md")))
                    .containsExactlyInAnyOrderElementsOf(Functions.names().stream()
                            .map(FunctionPagesTest::page)
                            .toList());
        }
    }

    @Test
    void everyPageHasTheSignatureItsWordsAndAnExample() throws IOException {
        for (String name : Functions.names()) {
            FunctionSignature signature = signature(name);
            String text = Files.readString(page(name));
            assertThat(text).as(name).startsWith("# " + name + "\n\n" + signature.description() + "\n");
            assertThat(text).as(name).contains("```signature\n" + signature.text() + "\n```");
            for (Argument argument : arguments(signature)) {
                assertThat(text).as(name).contains("\n- `" + argument.name() + "`: " + argument.description() + "\n");
            }
            assertThat(ConsoleExample.of(page(name))).as(name).isNotEmpty();
        }
    }

    @Test
    void everySignatureIsDescribed() {
        for (String name : Functions.names()) {
            FunctionSignature signature = signature(name);
            assertThat(signature.description()).as(name).endsWith(".").hasSizeGreaterThan(20);
            assertThat(signature.group()).as(name).isNotBlank();
            assertThat(arguments(signature))
                    .as(name)
                    .allSatisfy(argument -> assertThat(argument.description()).isNotBlank());
        }
    }

    @Test
    void theIndexNamesAllAndLinksLeadSomewhere() throws IOException {
        Path index = FOLDER.resolve("README.md");
        String text = Files.readString(index);
        for (String name : Functions.names()) {
            assertThat(text).contains("- [" + name + "](" + page(name).getFileName() + "): ");
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".md")).toList()) {
                Matcher links = LINK.matcher(Files.readString(file).replaceAll("(?s)```.*?```", ""));
                while (links.find()) {
                    assertThat(FOLDER.resolve(links.group(1)))
                            .as(file.toString())
                            .exists();
                }
            }
        }
    }

    private static List<Argument> arguments(FunctionSignature signature) {
        List<Argument> arguments = new ArrayList<>(signature.parameters());
        Argument rest = signature.rest();
        if (rest != null) {
            arguments.add(rest);
        }
        return arguments;
    }
}
