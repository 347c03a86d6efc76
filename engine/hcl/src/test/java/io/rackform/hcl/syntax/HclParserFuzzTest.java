package io.rackform.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.diagnostic.DiagnosticRenderer;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damages a file that has every construct, by a fixed seed, and asks only for what must hold for every input. */
class HclParserFuzzTest {
    private static final long SEED = 20_250_501;
    private static final int INPUTS = 6000;
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "\"",
        "${",
        "%{",
        "~}",
        "<<E\n",
        "<<-E\n",
        "E\n",
        "\n",
        "\r\n",
        "\\",
        "/*",
        "*/",
        "#",
        "=",
        "=>",
        "...",
        "[*]",
        ".*",
        "for ",
        "if ",
        " in ",
        "%{ if x }",
        "%{ endfor }",
        "1e9",
        ".0",
        "::",
        "\u0301",
        "é",
        "\u0000",
        "\u001b[31m",
        "a = 1\n",
        "b \"c\" {\n",
        "? ",
        ": ",
        ", ",
        "$${",
        "😀"
    };
    private static final String SEED_TEXT = """
            # comment
            resource "redfish_bios" "node" {
              for_each = { for k, v in var.nodes : k => v... if v.rack != 3 } // comment
              name     = "${each.key}-${local.a["x"].b[0].c[*].d}"
              list     = [1, 2.5e3, true, null, -var.x, !var.y, (a ? b : c)]
              text     = <<-EOT
                %{ for x in y ~}
                  line ${x.0.b} $${escaped}
                %{ endfor ~}
                %{ if a }yes%{ else }no%{ endif }
              EOT
              call     = ns::f(a.*.b, [for x in y : x], { "k" : 1, (z) = 2, 3 = "\\u00e9\\n" }...)
              /* block
                 comment */
              lifecycle {
                ignore_changes = [a, b["é"]]
              }
              empty {}
              one { line = 1 + 2 * 3 % 4 == 5 && 6 >= 7 || 8 < 9 }
            }
            """;

    @Test
    void noInputThrowsHangsOrLeavesTheFile() {
        Random random = new Random(SEED);
        byte[] seed = SEED_TEXT.getBytes(StandardCharsets.UTF_8);
        int faulty = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = seed;
            for (int damage = random.nextInt(6); damage >= 0; damage--) {
                input = damage(input, random);
            }
            faulty += check(new SourceFile("fuzz.rf.hcl", input), "seed " + SEED + ", input " + i) ? 1 : 0;
        }
        // A parser that accepts everything, or nothing, would pass what check() asks.
        assertThat(faulty).isBetween(INPUTS / 2, INPUTS - 1);
    }

    private static boolean check(SourceFile file, String name) {
        Parsed<Body> parsed;
        try {
            parsed = HclParser.parse(file);
            HclParser.parseExpression(file);
            HclParser.parseTemplate(file);
            TreeText.of(parsed.tree());
            Variables.of(parsed.tree());
            DiagnosticRenderer renderer =
                    new DiagnosticRenderer(ignored -> Optional.of(file), DiagnosticRenderer.Style.PLAIN);
            assertThat(renderer.renderAll(parsed.diagnostics())).as(name).doesNotContain("\u001b", "\u0000");
        } catch (RuntimeException | StackOverflowError thrown) {
            throw new AssertionError(name + ":\n" + new String(file.bytes(), StandardCharsets.UTF_8), thrown);
        }
        for (Diagnostic diagnostic : parsed.diagnostics()) {
            SourceRange range = diagnostic.subject();
            assertThat(range).as(name).isNotNull();
            if (range != null) {
                assertThat(range.start().offset())
                        .as(name)
                        .isBetween(0, range.end().offset());
                assertThat(range.end().offset()).as(name).isLessThanOrEqualTo(file.bytes().length);
            }
            assertThat(diagnostic.detail()).as(name).matches("(?s).*[.?]").doesNotContain("  ");
        }
        long failed = TreeText.of(parsed.tree()).contains("FAILED") ? 1 : 0;
        assertThat(parsed.diagnostics().size()).as(name).isGreaterThanOrEqualTo((int) failed);
        return parsed.hasErrors();
    }

    private static byte[] damage(byte[] input, Random random) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + random.nextInt(20));
        return switch (random.nextInt(5)) {
            case 0 -> join(input, at, new byte[] {(byte) random.nextInt(256)}, at);
            case 1 -> join(input, at, new byte[0], end);
            case 2 -> join(input, at, Arrays.copyOfRange(input, at, end), at);
            case 3 -> at > 0 ? Arrays.copyOf(input, at) : input;
            default -> join(input, at, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8), at);
        };
    }

    private static byte[] join(byte[] input, int head, byte[] middle, int tail) {
        byte[] joined = Arrays.copyOf(input, head + middle.length + input.length - tail);
        System.arraycopy(middle, 0, joined, head, middle.length);
        System.arraycopy(input, tail, joined, head + middle.length, input.length - tail);
        return joined;
    }
}
