package io.rackform.hcl.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.diagnostic.DiagnosticRenderer;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.hcl.syntax.Traversal;
import io.rackform.hcl.syntax.TreeText;
import io.rackform.hcl.syntax.Variables;
import io.rackform.model.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {
    private static final String JSON = """
            {
              "//": "a comment",
              "terraform": { "required_version": ">= 1.0", "required_providers": { "redfish": { "source": "a/b" } } },
              "variable": { "racks": { "type": "list(string)", "default": ["${not}"] }, "plain": {} },
              "locals": { "a": "x${var.plain}y", "b": [1, 2.5, true, null], "c": { "k${1}": "$${x}" } },
              "resource": {
                "redfish_bios": {
                  "node": {
                    "for_each": "${toset(var.racks)}",
                    "depends_on": ["redfish_power.a", "module.b"],
                    "attributes": { "Boot": "Uefi" },
                    "lifecycle": { "ignore_changes": ["attributes[\\"Boot\\"]"], "precondition": [{ "condition": true }] }
                  },
                  "other": [{ "x": 1 }]
                }
              },
              "moved": [{ "from": "a.b", "to": "a.c" }, { "from": "a.d", "to": "a.e" }]
            }
            """;
    private static final String NATIVE = """
            terraform {
              required_version = ">= 1.0"
              required_providers {
                redfish = { source = "a/b" }
              }
            }
            variable "racks" {
              type = list(string)
              default = ["$${not}"]
            }
            variable "plain" {}
            locals {
              a = "x${var.plain}y"
              b = [1, 2.5, true, null]
              c = { "k${1}" = "$${x}" }
            }
            resource "redfish_bios" "node" {
              for_each = "${toset(var.racks)}"
              depends_on = [redfish_power.a, module.b]
              attributes = { "Boot" = "Uefi" }
              lifecycle {
                ignore_changes = [attributes["Boot"]]
                precondition {
                  condition = true
                }
              }
            }
            resource "redfish_bios" "other" {
              x = 1
            }
            moved {
              from = a.b
              to = a.c
            }
            moved {
              from = a.d
              to = a.e
            }
            """;

    @Test
    void isTheSameTreeAsThatOfTheNativeSyntax() {
        Parsed<Body> parsed = JsonSyntax.parse(file("main.rf.json", JSON));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(shape(parsed.tree()))
                .isEqualTo(shape(HclParser.parse(file("main.rf.hcl", NATIVE)).tree()));
    }

    @Test
    void everyRangeIsThatOfItsText() {
        Body body = JsonSyntax.parse(file("main.rf.json", JSON)).tree();
        Block resource = body.blocks().stream()
                .filter(block -> block.type().equals("resource"))
                .findFirst()
                .orElseThrow();

        assertThat(cut(resource.typeRange())).isEqualTo("\"resource\"");
        assertThat(cut(resource.labels().get(1).range())).isEqualTo("\"node\"");
        assertThat(cut(resource.body().range())).startsWith("{").endsWith("}] }\n      }");
        SourceRange variable = Variables.of(resource.body()).getFirst().range();
        assertThat(cut(variable)).isEqualTo("var.racks");
        assertThat(variable.start().line()).isEqualTo(9);
        assertThat(variable.start().column()).isEqualTo(30);
    }

    @Test
    void newlinesInAStringStayInItsLine() {
        Body body = JsonSyntax.parse(file("a.rf.json", "{\"locals\": {\"a\": \"x\\n\\n${b}\"}}"))
                .tree();

        assertThat(Variables.of(body).getFirst().range().start().line()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            §§                            ¦ 1,1 Invalid JSON syntax
            {                             ¦ 1,2 Invalid JSON syntax
            {"a": 1,}                     ¦ 1,9 Invalid JSON syntax
            {} {}                         ¦ 1,3 Invalid JSON syntax
            {"a": 1, "a": 2}              ¦ 1,10 Attribute redefined
            {"a": 1e99999}                ¦ 1,7 Invalid number literal
            1                             ¦ 1,1 Incorrect JSON value type
            {"resource": 1}               ¦ 1,14 Incorrect JSON value type
            {"resource": {"a": {"b": 1}}} ¦ 1,26 Incorrect JSON value type
            {"locals": "x"}               ¦ 1,12 Incorrect JSON value type
            {"locals": {"a": "é${b"}}     ¦ 1,20 Unclosed template sequence
            {"moved": {"from": "a b"}}    ¦ 1,23 Extra characters after expression
            """)
    void everyFaultHasItsPlace(String text, String expected) {
        Parsed<Body> parsed = JsonSyntax.parse(file("a.rf.json", text));

        assertThat(parsed.diagnostics())
                .extracting(diagnostic -> diagnostic.subject() + " " + diagnostic.summary())
                .containsExactly("a.rf.json:" + expected);
    }

    @Test
    void deepNestingIsAnErrorOfTheSyntax() {
        String text = "{\"locals\":{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}}";

        assertThat(JsonSyntax.parse(file("a.rf.json", text)).diagnostics())
                .singleElement()
                .returns("Invalid JSON syntax", diagnostic -> diagnostic.summary());
    }

    @Test
    void valuesOfVariablesAreNoTemplates() {
        Parsed<Body> parsed = JsonSyntax.parseValues(file("a.auto.rfvars.json", "{\"locals\": {\"a\": \"${b}\"}}"));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(shape(parsed.tree())).containsExactly("locals={'a'='${b}'}");
    }

    @Test
    void aSchemaTellsBlocksFromAttributes() {
        Body body = JsonSyntax.parse(file("a.rf.json", """
                {"resource": {"a": {"b": {"disk": [{"size": 1}, {"size": 2}], "nic": {"mac": "x"}, "none": [], "tags": {"k": 1}}}}}
                """))
                .tree()
                .blocks()
                .getFirst()
                .body();

        assertThat(shape(JsonSyntax.withBlocks(body, () -> Map.of("disk", 0, "nic", 0, "none", 0, "absent", 0))))
                .containsExactly("tags={'k'=1}", "disk", "  size=1", "disk", "  size=2", "nic", "  mac='x'");
    }

    @Test
    void damagedFilesAreDiagnostics() {
        Random random = new Random(11);
        byte[] seed = JSON.getBytes(StandardCharsets.UTF_8);
        int faulty = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] input = seed.clone();
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                input[random.nextInt(input.length)] = (byte) "{}[]\",:\\$%x1 \n\u00ff".charAt(random.nextInt(15));
            }
            SourceFile file = new SourceFile("a.rf.json", input);
            Parsed<Body> parsed = JsonSyntax.parse(file);
            faulty += parsed.hasErrors() ? 1 : 0;
            assertThat(new DiagnosticRenderer(ignored -> Optional.of(file), DiagnosticRenderer.Style.PLAIN)
                            .renderAll(parsed.diagnostics()))
                    .doesNotContain("Exception", "tools.jackson", "\n\n\n\n");
        }
        assertThat(faulty).isBetween(1000, 2999);
    }

    /** Attributes and blocks without their places. */
    private static List<String> shape(Body body) {
        List<String> lines = new ArrayList<>();
        for (Attribute attribute : body.attributes().values()) {
            lines.add(attribute.name() + "=" + withoutPlaces(attribute.expression()));
        }
        for (Block block : body.blocks()) {
            StringBuilder header = new StringBuilder(block.type());
            block.labels().forEach(label -> header.append(' ').append(label.text()));
            lines.add(header.toString());
            shape(block.body()).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private static String withoutPlaces(Expression expression) {
        return TreeText.of(expression);
    }

    private static String cut(SourceRange range) {
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        return new String(
                bytes,
                range.start().offset(),
                range.end().offset() - range.start().offset(),
                StandardCharsets.UTF_8);
    }

    private static SourceFile file(String name, String text) {
        return new SourceFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What variables and faults of a template are cut out of, where the text before them has escapes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain ",
                "\\\"quoted\\\" ",
                "\\u00e9\\u6771 ",
                "\\ud83d\\ude00 ",
                "\\ud83d ",
                "\\\\ \\/ \\b\\f\\n\\r\\t ",
                "äöü 東京 😀 👩‍👩‍👧 e\u0301 ",
                "ä\\u00e9😀\\ud83d\\ude00\\\"東",
                "$${x} %%{y} \\n"
            })
    void placesInTextWithEscapesAreThoseOfTheFile(String before) {
        for (String newline : List.of("\n", "\r\n")) {
            String json =
                    "{%n \"locals\": {%n  \"ä\": 1, \"a\": \"%s${var.x} \\u00e4 ${local[\\\"k\\\"].\\u0066} é\"%n }%n}"
                            .formatted(before)
                            .replace(System.lineSeparator(), newline);
            SourceFile file = new SourceFile("a.tf.json", json.getBytes(StandardCharsets.UTF_8));
            Parsed<Body> parsed = JsonSyntax.parse(file);

            assertThat(parsed.diagnostics()).isEmpty();
            List<SourceRange> ranges =
                    Variables.of(parsed.tree()).stream().map(Traversal::range).toList();
            assertThat(ranges).map(range -> cut(file, range)).containsExactly("var.x", "local[\\\"k\\\"].\\u0066");
            assertThat(ranges).allSatisfy(range -> {
                assertThat(range.start().line()).isEqualTo(3);
                assertThat(range.start().column()).isEqualTo(column(file, range.start()));
                assertThat(range.end().column()).isEqualTo(column(file, range.end()));
            });
        }
    }

    @Test
    void aFaultAfterEscapesIsMarkedWhereItIsWritten() {
        SourceFile file = new SourceFile(
                "a.tf.json",
                "{\r\n  \"locals\": {\"a\": \"\\\"\\u00e9\\ud83d\\ude00\\\" ${1 + } ${\\\"\\\\q\\\"}\"}\r\n}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(JsonSyntax.parse(file).diagnostics())
                .map(fault -> fault.summary() + ": " + cut(file, Objects.requireNonNull(fault.subject())))
                .containsExactly("Missing expression: }", "Invalid escape sequence: \\\\q");
    }

    private static String cut(SourceFile file, SourceRange range) {
        int start = range.start().offset();
        return new String(file.bytes(), start, range.end().offset() - start, StandardCharsets.UTF_8);
    }

    /** As a person counts, from 1. */
    private static int column(SourceFile file, SourceRange.Position place) {
        String before = new String(file.bytes(), 0, place.offset(), StandardCharsets.UTF_8);
        String line = before.substring(before.lastIndexOf('\n') + 1);
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(line);
        int column = 1;
        while (clusters.next() != BreakIterator.DONE) {
            column++;
        }
        return column;
    }
}
