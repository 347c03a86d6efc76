package io.rackform.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks Terraform, where it is installed, which of many slightly damaged files have errors, and compares. */
class TerraformPeerTest {
    private static final int FILES = 2000;
    private static final Pattern FILE_NAME = Pattern.compile("f\\d{5}\\.tf");
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
        "\n",
        "\\n",
        "#",
        "=",
        "=>",
        "...",
        "[*]",
        ".*",
        "for ",
        "if ",
        "in ",
        "1",
        "1.5",
        "a",
        "::",
        "?",
        ":",
        ",",
        "$${",
        "%{ if x }",
        "%{ endif }",
        "%{ else }",
        "-",
        "!",
        "==",
        "&&",
        "||",
        "*",
        "%",
        "\"x\"",
        "null",
        "f(",
        "<",
        "- ",
        "~",
        " ",
        "\t",
        "e\u0301",
        "é"
    };
    private static final String[] SEEDS = {
        "a = { for k, v in var.nodes : k => v... if v.rack != 3 }\n",
        "a = \"${each.key}-${local.a[\"x\"].b[0].c[*].d}\"\n",
        "a = [1, 2.5e3, true, null, -var.x, !var.y, (a ? b : c)]\n",
        "a = <<-EOT\n  %{ for x in y ~}\n    line ${x.0.b} $${z}\n  %{ endfor ~}\n  %{ if a }y%{ else }n%{ endif }\nEOT\n",
        "a = ns::f(a.*.b, [for x in y : x], { \"k\" : 1, (z) = 2, 3 = \"\\u00e9\\n\" }...)\n",
        "b \"x\" y {\n  a = 1\n  c { d = 2 }\n  e {}\n}\n",
        "a = {\n  b = 1\n  c = [\n    2,\n    3\n  ]\n  \"d\" : f(\n   x)\n}\n",
        "a = 1 + 2 * 3 % 4 == 5 && 6 >= 7 || 8 < 9\n",
        "a = x ? y : z\nb = -1\nc = !x.y\n",
        "a = \"x%{ if c ~} y %{ endif }z\" # c\n/* d */ b = 1 // e\n",
        "a = <<E\nfoo\nE\nb = [<<E\nx ${y}\nE\n, 2]\n"
    };

    @Test
    void acceptsWhatTerraformAccepts(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(installed(), "terraform is not installed");
        Random random = new Random(1);
        Set<String> ours = new TreeSet<>();
        for (int i = 0; i < FILES; i++) {
            String name = "f%05d.tf".formatted(i);
            String text = damage(SEEDS[random.nextInt(SEEDS.length)], random);
            Files.writeString(folder.resolve(name), text);
            if (HclParser.parse(new SourceFile(name, text.getBytes(StandardCharsets.UTF_8)))
                    .hasErrors()) {
                ours.add(name);
            }
        }

        assertThat(ours).hasSizeBetween(FILES / 4, FILES - FILES / 10).isEqualTo(theirs(folder));
    }

    private static boolean installed() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "terraform")));
    }

    private static Set<String> theirs(Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        "terraform", "fmt", "-no-color", "-write=false", "-list=false", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return FILE_NAME
                .matcher(Files.readString(output))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String damage(String seed, Random random) {
        int at = random.nextInt(seed.length() + 1);
        int end = Math.min(seed.length(), at + random.nextInt(4));
        String piece = PIECES[random.nextInt(PIECES.length)];
        return switch (random.nextInt(3)) {
            case 0 -> seed.substring(0, at) + piece + seed.substring(at);
            case 1 -> seed.substring(0, at) + seed.substring(end);
            default -> seed.substring(0, at) + piece + seed.substring(end);
        };
    }
}
