package io.rackform.hcl.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.hcl.syntax.TokenKind;
import io.rackform.hcl.syntax.Tokens;
import io.rackform.hcl.syntax.TreeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What formatting must not change: the tree, but for the documented rewriting of whole arguments, and the comments. */
record Meaning(String tree, List<String> comments) {
    private static final Map<String, String> TYPES = Map.of(
            "'string'", "string",
            "'list'", "(list() string)",
            "'map'", "(map() string)",
            "list", "(list() any)",
            "map", "(map() any)",
            "set", "(set() any)");

    static Meaning of(SourceFile file) {
        Tokens tokens = HclParser.scan(file);
        List<String> comments = new ArrayList<>();
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.kind(token) == TokenKind.COMMENT) {
                comments.add(tokens.text(token));
            }
        }
        Parsed<Body> parsed = HclParser.parse(tokens);
        assertThat(parsed.diagnostics()).isEmpty();
        // What could not be read never goes without a diagnostic.
        assertThat(TreeText.of(parsed.tree())).doesNotContain("FAILED");
        return new Meaning(body(parsed.tree(), List.of()), comments);
    }

    private static String body(Body body, List<String> within) {
        return body.attributes().values().stream()
                        .map(attribute -> attribute.name() + " = " + value(attribute, within) + "\n")
                        .collect(Collectors.joining())
                + body.blocks().stream().map(block -> block(block, within)).collect(Collectors.joining());
    }

    private static String block(Block block, List<String> within) {
        List<String> inside = new ArrayList<>(within);
        inside.add(block.type());
        return block.type() + " "
                + block.labels().stream().map(Block.Label::text).toList() + " {\n" + body(block.body(), inside) + "}\n";
    }

    private static String value(Attribute attribute, List<String> within) {
        Expression bare = attribute.expression();
        while (true) {
            if (bare instanceof Expression.Parentheses(Expression inner, var ignored)) {
                bare = inner;
            } else if (bare instanceof Expression.Template template
                    && template.unwrapped()
                    && template.parts().getFirst()
                            instanceof Expression.Part.Interpolation(Expression inner, var ignored)) {
                bare = inner;
            } else {
                break;
            }
        }
        String text = TreeText.of(bare);
        return attribute.name().equals("type") && within.equals(List.of("variable"))
                ? TYPES.getOrDefault(text, text)
                : text;
    }
}
