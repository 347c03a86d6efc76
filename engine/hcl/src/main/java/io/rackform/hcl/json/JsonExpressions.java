package io.rackform.hcl.json;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Origin;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.hcl.value.QuotedText;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes expressions of JSON values: strings are templates, or references where the language wants one. */
final class JsonExpressions {
    /** How the strings in a value are read. */
    enum Strings {
        TEMPLATE,
        /** As an expression, such as {@code "aws_vpc.a"} in {@code depends_on}. */
        REFERENCE,
        /** As they are. */
        LITERAL
    }

    private final SourceFile file;
    private final Diagnostics diagnostics;

    JsonExpressions(SourceFile file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    Expression expression(JsonNode node, Strings strings) {
        return switch (node) {
            case JsonNode.Text text -> text(text.text(), text.range(), strings);
            case JsonNode.Scalar scalar -> new Expression.Literal(scalar.value(), scalar.range());
            case JsonNode.Elements array ->
                new Expression.TupleOf(
                        array.elements().stream()
                                .map(element -> expression(element, strings))
                                .toList(),
                        array.range());
            case JsonNode.Members object -> {
                unique(object);
                List<Expression.ObjectOf.Item> items = object.members().stream()
                        .map(member -> new Expression.ObjectOf.Item(
                                text(
                                        member.name(),
                                        member.nameRange(),
                                        strings == Strings.REFERENCE ? Strings.LITERAL : strings),
                                expression(member.value(), strings)))
                        .toList();
                yield new Expression.ObjectOf(items, object.range());
            }
        };
    }

    /** Whoever reads the file sees both values, and only one could count. */
    private void unique(JsonNode.Members object) {
        Set<String> names = new HashSet<>();
        for (JsonNode.Member member : object.members()) {
            if (!names.add(member.name())) {
                diagnostics.add(Diagnostic.error(
                        "Duplicate object attribute",
                        "This object has another attribute named " + QuotedText.of(member.name())
                                + " already. Names are unique within an object: rename or remove one of them.",
                        member.nameRange()));
            }
        }
    }

    private Expression text(String text, SourceRange range, Strings strings) {
        boolean plain = !text.contains("${") && !text.contains("%{");
        if (strings == Strings.LITERAL || (plain && strings == Strings.TEMPLATE)) {
            return new Expression.Literal(new StringValue(Normalizer.normalize(text, Normalizer.Form.NFC)), range);
        }
        SourceFile source = new SourceFile(range.file(), text.getBytes(StandardCharsets.UTF_8));
        Origin origin = new EscapedText(file, range, source.bytes());
        Parsed<Expression> parsed = strings == Strings.REFERENCE
                ? HclParser.parseExpression(source, origin)
                : HclParser.parseTemplate(source, origin);
        diagnostics.addAll(parsed.diagnostics());
        return parsed.tree();
    }
}
