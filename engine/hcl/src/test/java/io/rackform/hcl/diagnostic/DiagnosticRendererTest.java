package io.rackform.hcl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.UsedValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
    private static final String TEXT = """
            resource "redfish_bios" "node" {
              count = var.racks
              attributes = {
                "日本" = wrong
              }
            \tx = [
                1,
                2,
              ]
            }
            """;

    private static String render(Diagnostic diagnostic, DiagnosticRenderer.Style style) {
        SourceFile file = new SourceFile("main.rf.hcl", TEXT.getBytes(StandardCharsets.UTF_8));
        return new DiagnosticRenderer(name -> name.equals("main.rf.hcl") ? Optional.of(file) : Optional.empty(), style)
                .render(diagnostic);
    }

    private static String render(Diagnostic diagnostic) {
        return render(diagnostic, DiagnosticRenderer.Style.PLAIN);
    }

    private static SourceRange range(String part) {
        int at = TEXT.indexOf(part);
        return new SourceRange("main.rf.hcl", position(at), position(at + part.length()));
    }

    private static SourceRange.Position position(int at) {
        String before = TEXT.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new SourceRange.Position(
                before.getBytes(StandardCharsets.UTF_8).length, line, at - before.lastIndexOf('\n'));
    }

    @Test
    void showsPlaceSourceValuesAndDetail() {
        Diagnostic diagnostic = Diagnostic.error(
                        "Invalid count argument",
                        "The value is a list of string, and a count is a number. Give the number of instances, for example"
                                + " with length(var.racks).",
                        range("var.racks"))
                .about("redfish_bios.node")
                .using(List.of(new UsedValue("var.racks", "is list of string with 3 elements")));

        assertThat(render(diagnostic)).isEqualTo("""
                Error: Invalid count argument

                  with redfish_bios.node,
                  on main.rf.hcl line 2, in resource "redfish_bios" "node":
                    2:   count = var.racks
                                 ^^^^^^^^^
                    ├────────────────
                    │ var.racks is list of string with 3 elements

                The value is a list of string, and a count is a number. Give the number of
                instances, for example with length(var.racks).
                """);
    }

    @Test
    void drawsABarOnATerminal() {
        Diagnostic diagnostic = Diagnostic.warning("Nothing to do", "Every device is as it should be.");

        assertThat(render(diagnostic, new DiagnosticRenderer.Style(true, false, 80)))
                .isEqualTo("""
                ╷
                │ Warning: Nothing to do
                │
                │ Every device is as it should be.
                ╵
                """);
        assertThat(render(diagnostic, new DiagnosticRenderer.Style(true, true, 80)))
                .startsWith(
                        "\u001b[33m╷\u001b[0m\n\u001b[33m│\u001b[0m \u001b[1m\u001b[33mWarning: \u001b[0m\u001b[1mNothing");
    }

    @Test
    void caretsStandUnderWideCharactersAndTabs() {
        assertThat(render(Diagnostic.error("S", "D.", range("wrong"))))
                .contains("    4:     \"日本\" = wrong\n", "               " + "     ^^^^^\n");
        assertThat(render(Diagnostic.error("S", "D.", range("x = [")))).contains("    6: \tx = [\n       \t^^^^^\n");
    }

    @Test
    void linesOfARangeAreShownWithCaretsUnderTheFirst() {
        assertThat(render(Diagnostic.error("S", "D.", range("[\n    1,\n    2,\n  ]"))))
                .contains("    6: \tx = [\n       \t    ^\n    7:     1,\n    8:     2,\n    9:   ]\n\nD.");
        assertThat(render(Diagnostic.error("S", "D.", range("1")).within(range("x = [\n    1,"))))
                .contains("    6: \tx = [\n    7:     1,\n           ^\n\nD.");
    }

    @Test
    void theEndOfTheFileAndUnknownFilesHaveAPlaceToo() {
        SourceRange.Position end = position(TEXT.length());
        assertThat(render(Diagnostic.error("S", "D.", new SourceRange("main.rf.hcl", end, end))))
                .contains("  on main.rf.hcl line 11:\n   11: \n       ^\n");
        assertThat(render(Diagnostic.error("S", "D.", new SourceRange("other.rf.hcl", end, end))))
                .isEqualTo("Error: S\n\n  on other.rf.hcl line 11.\n\nD.\n");
        SourceRange.Position beyond = new SourceRange.Position(1 << 30, 99, 5);
        assertThat(render(Diagnostic.error("S", "D.", new SourceRange("main.rf.hcl", beyond, beyond))))
                .contains("  on main.rf.hcl line 99:\n");
    }

    @Test
    void nothingOfADeviceReachesTheTerminalAsAnEscape() {
        Diagnostic diagnostic = Diagnostic.error("S\u001b[2J", "The BMC said: \u001b]0;x\u0007\u001b[31mno\u009b0m.")
                .about("https://bmc\u001b[1m")
                .using(List.of(new UsedValue("var.a", "is \"\u001b[31m\"")));

        assertThat(render(diagnostic)).isEqualTo("""
                        Error: S

                          with https://bmc
                            ├────────────────
                            │ var.a is ""

                        The BMC said: no.
                        """);
    }

    @Test
    void aLongLineIsCutAroundTheRange() {
        String text = "a = [" + "1, ".repeat(100_000) + "wrong, " + "2, ".repeat(100_000) + "]";
        int at = text.indexOf("wrong");
        SourceFile file = new SourceFile("long.rf.hcl", text.getBytes(StandardCharsets.UTF_8));
        SourceRange range = new SourceRange(
                "long.rf.hcl", new SourceRange.Position(at, 1, at + 1), new SourceRange.Position(at + 5, 1, at + 6));
        String rendered = new DiagnosticRenderer(ignored -> Optional.of(file), DiagnosticRenderer.Style.PLAIN)
                .render(Diagnostic.error("S", "D.", range));

        assertThat(rendered).contains("1, wrong, 2").hasSizeLessThan(500);
    }

    @Test
    void aTextThatIsLaidOutStaysSo() {
        String detail = """
                The device said this, which is a long sentence that has to be wrapped somewhere in the middle:

                    <rpc-error>  <error-tag>lock-denied</error-tag> and more and more and more text </rpc-error>
                """;

        assertThat(render(Diagnostic.error("S", detail))).isEqualTo("""
                Error: S

                The device said this, which is a long sentence that has to be wrapped somewhere
                in the middle:

                    <rpc-error>  <error-tag>lock-denied</error-tag> and more and more and more text </rpc-error>
                """);
    }
}
