package io.rackform.hcl.format;

import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.hcl.syntax.TokenKind;
import io.rackform.hcl.syntax.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes files of the corpus' files by other blanks, newlines and comments between tokens, and by tokens of others. */
final class LayoutMutations {
    private static final List<String> GAPS = List.of(
            " ", "   ", "\t", "\n", "\n\n", " \n\t", "\r\n", " # c\n", " // d é\n", "/* e */", "/* f\ng */", "#\n");
    private static final List<String> CODE = List.of(
            ",",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "-",
            "!",
            "=",
            "x",
            "1",
            "${",
            "\"${x}\"",
            ".",
            "a = 1\n",
            "if",
            "in",
            "for",
            "=>",
            ":",
            "?",
            "\"s\"",
            "...",
            "*",
            "[*]",
            "~",
            "é",
            "b = <<E\nx\nE\n",
            "%{ if x }",
            "%{ endif }");

    private final List<List<String>> sources;
    private final Random random;

    LayoutMutations(List<SourceFile> sources, long seed) {
        this.sources = sources.stream().map(LayoutMutations::cut).toList();
        this.random = new Random(seed);
    }

    /** The tokens of a file and what stands between them. */
    private static List<String> cut(SourceFile file) {
        Tokens tokens = HclParser.scan(file);
        List<String> cut = new ArrayList<>();
        int at = 0;
        for (int token = 0; token < tokens.size(); token++) {
            String gap = new String(file.bytes(), at, tokens.start(token) - at, StandardCharsets.UTF_8);
            String text = tokens.text(token);
            if (!gap.isEmpty()) {
                cut.add(gap);
            }
            if (tokens.kind(token) != TokenKind.END) {
                cut.add(text);
            }
            at = tokens.end(token);
        }
        return cut;
    }

    /** The next file. */
    SourceFile next(String name) {
        List<String> text = new ArrayList<>(any(sources));
        boolean layoutOnly = random.nextInt(10) < 7;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            mutate(text, layoutOnly ? 6 : 10);
        }
        return new SourceFile(name, String.join("", text).getBytes(StandardCharsets.UTF_8));
    }

    private void mutate(List<String> text, int kinds) {
        int at = random.nextInt(text.size() + 1);
        switch (random.nextInt(kinds)) {
            case 0, 1, 2 -> text.add(at, any(GAPS));
            case 3 -> {
                if (at < text.size() && text.get(at).isBlank()) {
                    text.remove(at);
                }
            }
            case 4, 5 -> {
                if (at < text.size() && text.get(at).isBlank()) {
                    text.set(at, any(GAPS));
                }
            }
            case 6 -> text.addAll(at, List.copyOf(part(text)));
            case 7 -> text.addAll(at, part(any(sources)));
            case 8 -> text.add(at, any(CODE));
            default -> { // allow default: numbers are no closed set
                if (at < text.size()) {
                    text.remove(at);
                }
            }
        }
    }

    private List<String> part(List<String> text) {
        int from = random.nextInt(text.size() + 1);
        return text.subList(from, Math.min(text.size(), from + random.nextInt(12)));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
