package io.rackform.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageTest {
    private static final String PAGE = """
            # Title

            ```hcl main.rf.hcl
            output "a" {
              value = 1
            }
            ```

            ```text plan
            wrong
            ```

            ```console
            > wrong
            ```

            ```hcl
            a = 1
            ```

            ## Second

            ```text plan
            ...
            Error: No configuration files
            ...
            ```

            ```sh
            rackform plan
            ```

            ```hcl
            a = = 1
            ```

            ```
            ```

            ```text
            ```
            """;

    @TempDir
    Path folder;

    private Page page() throws IOException {
        return Page.read(Files.writeString(folder.resolve("page.md"), PAGE));
    }

    private List<ExampleRun.Fault> faults(Page.Example example) throws IOException {
        return new ExampleRun(Files.createTempDirectory(folder, "example")).faults(example.fences());
    }

    @Test
    void everyHeadingIsAnExampleOfItsOwn() throws IOException {
        assertThat(page().examples())
                .extracting(Page.Example::heading)
                .containsExactly("(before the first heading)", "Title", "Second");
    }

    @Test
    void whatIsNotPrintedIsAFault() throws IOException {
        List<ExampleRun.Fault> faults = faults(page().examples().get(1));
        assertThat(faults).extracting(fault -> fault.fence().info()).contains("text plan");
        assertThat(faults.getFirst().content()).contains("  + a = 1");
        assertThat(page().with(Map.of(
                        faults.getFirst().fence().line(), faults.getFirst().content())))
                .contains("```text plan\n")
                .contains("  + a = 1\n")
                .doesNotContain("\nwrong\n")
                .contains("> wrong\n");
    }

    @Test
    void anExampleStartsWithAnEmptyFolderAndWhatCannotBeCheckedIsAFault() throws IOException {
        assertThat(faults(page().examples().get(2)))
                .extracting(fault -> fault.fence().info())
                .containsExactly("hcl", "", "text");
    }

    @Test
    void aGapStandsForAnyLines() {
        List<String> lines = List.of("a", "b", "c", "d");
        assertThat(Printed.fits(List.of("a", "...", "d"), lines)).isTrue();
        assertThat(Printed.fits(List.of("...", "b", "...", "d", "..."), lines)).isTrue();
        assertThat(Printed.fits(List.of("a", "...", "c"), lines)).isFalse();
        assertThat(Printed.fits(List.of("b", "..."), lines)).isFalse();
        assertThat(Printed.fits(lines, lines)).isTrue();
    }

    @Test
    void whatIsAnotherThingEachTimeIsReplaced() {
        Printed printed = new Printed(Path.of("/tmp/x"));
        assertThat(printed.lines("/tmp/x/a 6ff5c8b8-8b1e-4a3e-9d5c-1f2e3d4c5b6a \n\n"))
                .containsExactly("/stack/a 8e9aa2c1-0000-4000-8000-000000000001");
        assertThat(printed.lines("00000000-8b1e-4a3e-9d5c-1f2e3d4c5b6a 6ff5c8b8-8b1e-4a3e-9d5c-1f2e3d4c5b6a"))
                .containsExactly("8e9aa2c1-0000-4000-8000-000000000002 8e9aa2c1-0000-4000-8000-000000000001");
    }

    @Test
    void whatRunsAtOnceIsPutInOrder() {
        assertThat(Printed.inOrder(List.of(
                        "Plan: 2 to add",
                        "",
                        "a_b.y: Creating...",
                        "a_b.x: Creating...",
                        "a_b.x: Creation complete after 0s",
                        "a_b.y: Failed after 0s",
                        "",
                        "a_b.a: Creating...")))
                .containsExactly(
                        "Plan: 2 to add",
                        "",
                        "a_b.x: Creating...",
                        "a_b.x: Creation complete after 0s",
                        "a_b.y: Creating...",
                        "a_b.y: Failed after 0s",
                        "",
                        "a_b.a: Creating...");
    }

    @Test
    void wordsAreSplitAsInAShell() {
        assertThat(Words.of("text plan -var 'a=[\"x y\"]' -var=\"b=1\""))
                .containsExactly("text", "plan", "-var", "a=[\"x y\"]", "-var=b=1");
    }
}
