package io.rackform.engine.run;

import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a configuration of the native syntax in the JSON syntax: every expression becomes a template or what JSON has for it. */
final class JsonOf {
    /** Arguments whose strings are references, or keywords. */
    private static final Set<String> REFERENCES = Set.of(
            "depends_on",
            "ignore_changes",
            "replace_triggered_by",
            "providers",
            "provider",
            "to",
            "from",
            "type",
            "configuration_aliases",
            "iterator");

    private final byte[] source;

    private JsonOf(byte[] source) {
        this.source = source;
    }

    static String text(String nativeText) {
        byte[] bytes = nativeText.getBytes(StandardCharsets.UTF_8);
        Parsed<Body> parsed = HclParser.parse(new SourceFile("native.tf", bytes));
        if (parsed.hasErrors()) {
            throw new AssertionError(parsed.diagnostics());
        }
        return new JsonOf(bytes).body(parsed.tree());
    }

    private String body(Body body) {
        List<String> members = new ArrayList<>(List.of("\"//\": \"a comment\""));
        for (Attribute attribute : body.attributes().values()) {
            members.add(quoted(attribute.name()) + ": "
                    + value(attribute.expression(), REFERENCES.contains(attribute.name()), attribute.name()));
        }
        Map<String, List<Block>> byType = new LinkedHashMap<>();
        body.blocks()
                .forEach(block -> byType.computeIfAbsent(block.type(), type -> new ArrayList<>())
                        .add(block));
        byType.forEach((type, blocks) -> members.add(quoted(type) + ": "
                + list(blocks.stream().map(block -> labelled(block, 0)).toList())));
        return "{" + String.join(",\n", members) + "}";
    }

    private String labelled(Block block, int label) {
        return label == block.labels().size()
                ? body(block.body())
                : "{" + quoted(block.labels().get(label).text()) + ": " + labelled(block, label + 1) + "}";
    }

    /** One element stands for itself, so that both shapes are met. */
    private static String list(List<String> elements) {
        return elements.size() == 1 ? elements.getFirst() : "[" + String.join(",\n", elements) + "]";
    }

    private String value(Expression expression, boolean reference, String argument) {
        return switch (expression) {
            case Expression.Literal(BoolValue(boolean value), var ignored) -> String.valueOf(value);
            case Expression.Literal(NumberValue number, var ignored) -> number.text();
            case Expression.Literal(NullValue ignored, var alsoIgnored) -> "null";
            case Expression.Literal(StringValue(String text), var ignored) ->
                quoted(
                        argument.equals("default")
                                ? text
                                : text.replace("${", "$${").replace("%{", "%%{"));
            case Expression.TupleOf tuple ->
                "["
                        + String.join(
                                ", ",
                                tuple.elements().stream()
                                        .map(element -> value(element, reference, argument))
                                        .toList())
                        + "]";
            case Expression.ObjectOf object
            when !hasComputedKeys(object, reference) ->
                "{"
                        + String.join(
                                ", ",
                                object.items().stream()
                                        .map(item -> quoted(key(item.key())) + ": "
                                                + value(item.value(), reference || isAliases(item), argument))
                                        .toList())
                        + "}";
            case Expression other when reference -> quoted(text(other.range()));
            case Expression other -> quoted("${" + text(other.range()) + "}");
        };
    }

    private boolean isAliases(Expression.ObjectOf.Item item) {
        return key(item.key()).equals("configuration_aliases");
    }

    private static boolean hasComputedKeys(Expression.ObjectOf object, boolean reference) {
        return !reference
                && object.items().stream()
                        .anyMatch(item -> !(item.key() instanceof Expression.Literal(StringValue ignored, var also)));
    }

    private String key(Expression key) {
        return key instanceof Expression.Literal(StringValue(String text), var ignored) ? text : text(key.range());
    }

    private String text(SourceRange range) {
        int start = range.start().offset();
        return new String(source, start, range.end().offset() - start, StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + "\"";
    }
}
