package io.rackform.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the pages of the language show is what happens. The package's page says how a page is written. */
final class LanguagePagesTest {
    private static final Path ROOT = Path.of(System.getProperty("rackform.root", ".."));
    private static final Path PAGES = ROOT.resolve("docs/language");
    private static final boolean REWRITE = Boolean.getBoolean("rackform.rewrite");

    @TempDir
    Path folder;

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !PAGES.relativize(file).startsWith("functions"))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> pagesShowWhatHappens() throws IOException {
        assertThat(REWRITE && "true".equals(System.getenv("CI")))
                .as("CI compares with the pages; it never writes them")
                .isFalse();
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(PAGES.relativize(page).toString(), () -> check(page)));
    }

    private void check(Path file) throws IOException {
        Page page = Page.read(file);
        List<String> faults = new ArrayList<>();
        TreeMap<Integer, List<String>> contents = new TreeMap<>();
        for (Page.Example example : page.examples()) {
            Path stack = Files.createTempDirectory(folder, "example").toRealPath();
            for (ExampleRun.Fault fault : new ExampleRun(stack).faults(example.fences())) {
                boolean mended =
                        REWRITE && !fault.content().equals(fault.fence().content());
                if (mended) {
                    contents.put(fault.fence().line(), fault.content());
                } else {
                    faults.add(ROOT.relativize(file) + " line " + fault.fence().line() + ", \"" + example.heading()
                            + "\", ```" + fault.fence().info() + ": " + fault.what());
                }
            }
        }
        if (!contents.isEmpty()) {
            Files.writeString(file, page.with(contents));
        }
        assertThat(faults)
                .as("write what is printed into the pages with -Drackform.rewrite=true, then read them")
                .isEmpty();
    }
}
