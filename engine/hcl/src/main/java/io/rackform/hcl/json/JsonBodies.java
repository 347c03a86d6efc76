package io.rackform.hcl.json;

import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes bodies of JSON objects, with blocks where the shape has them. */
final class JsonBodies {
    /** A member of this name is a comment. */
    static final String COMMENT = "//";

    private final Diagnostics diagnostics;
    private final JsonExpressions expressions;

    JsonBodies(SourceFile file, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.expressions = new JsonExpressions(file, diagnostics);
    }

    /** A body of an object; an array of objects, as the root of a file may be, is one body too. */
    Body body(JsonNode node, BlockShape shape) {
        LinkedHashMap<String, Attribute> attributes = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        if (node instanceof JsonNode.Elements array) {
            array.elements().forEach(element -> add(element, shape, attributes, blocks));
        } else {
            add(node, shape, attributes, blocks);
        }
        SourceRange.Position end = node.range().end();
        SourceRange.Position brace =
                new SourceRange.Position(end.offset() - 1, end.line(), Math.max(1, end.column() - 1));
        return new Body(
                attributes, blocks, node.range(), new SourceRange(node.range().file(), brace, brace));
    }

    private void add(JsonNode node, BlockShape shape, Map<String, Attribute> attributes, List<Block> blocks) {
        if (!(node instanceof JsonNode.Members object)) {
            wrong(node, "The content of a block is written as an object");
            return;
        }
        for (JsonNode.Member member : object.members()) {
            BlockShape block = shape.blocks().get(member.name());
            if (member.name().equals(COMMENT)) {
                continue;
            }
            if (block != null) {
                blocks(member, block, blocks);
            } else {
                attribute(member, shape, attributes);
            }
        }
    }

    private void attribute(JsonNode.Member member, BlockShape shape, Map<String, Attribute> attributes) {
        Attribute attribute = new Attribute(
                member.name(),
                member.nameRange(),
                expressions.expression(member.value(), shape.strings(member.name())),
                member.range());
        Attribute earlier = attributes.putIfAbsent(member.name(), attribute);
        if (earlier != null) {
            diagnostics.add(Diagnostic.error(
                    "Attribute redefined",
                    "The argument \"%s\" was already set in line %d. Each argument may be set only once."
                            .formatted(
                                    member.name(), earlier.nameRange().start().line()),
                    member.nameRange()));
        }
    }

    private void blocks(JsonNode.Member member, BlockShape shape, List<Block> blocks) {
        labelled(member, shape, List.of(), member.value(), blocks);
    }

    /** Adds the blocks of a value: an object per label, then the body or an array of bodies. */
    private void labelled(
            JsonNode.Member member, BlockShape shape, List<Block.Label> labels, JsonNode value, List<Block> blocks) {
        if (value instanceof JsonNode.Elements array) {
            array.elements().forEach(element -> labelled(member, shape, labels, element, blocks));
            return;
        }
        if (labels.size() == shape.labels()) {
            SourceRange header =
                    labels.isEmpty() ? member.nameRange() : labels.getLast().range();
            if (value instanceof JsonNode.Scalar scalar && scalar.value().isNull()) {
                return;
            }
            if (!(value instanceof JsonNode.Members)) {
                wrong(value, "The content of a \"" + member.name() + "\" block is written as an object");
                return;
            }
            blocks.add(new Block(
                    member.name(), member.nameRange(), labels, body(value, shape), header, header.to(value.range())));
            return;
        }
        if (!(value instanceof JsonNode.Members object)) {
            wrong(value, "A \"" + member.name() + "\" block has a label, which is written as a name in an object");
            return;
        }
        for (JsonNode.Member label : object.members()) {
            if (!label.name().equals(COMMENT)) {
                List<Block.Label> more = new ArrayList<>(labels);
                more.add(new Block.Label(label.name(), label.nameRange()));
                labelled(member, shape, more, label.value(), blocks);
            }
        }
    }

    private void wrong(JsonNode node, String rule) {
        diagnostics.add(Diagnostic.error(
                "Incorrect JSON value type", rule + ", but this is " + node.kind() + ".", node.range()));
    }
}
