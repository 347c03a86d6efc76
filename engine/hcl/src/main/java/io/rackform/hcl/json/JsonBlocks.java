package io.rackform.hcl.json;

import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.StaticExpression;
import io.rackform.model.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Makes blocks of an argument that turns out to hold some, once the schema is known. */
final class JsonBlocks {
    private JsonBlocks() {}

    /**
     * Adds the blocks that a value stands for: an object for each label that is still to come, then the content, or an array
     * of any of these; null is no block.
     *
     * @return false where the value is something else
     */
    static boolean add(Attribute attribute, int labels, List<Block.Label> found, Expression value, List<Block> blocks) {
        return switch (value) {
            case Expression.TupleOf tuple -> {
                boolean all = true;
                for (Expression element : tuple.elements()) {
                    all &= add(attribute, labels, found, element, blocks);
                }
                yield all;
            }
            case Expression.ObjectOf object
            when labels == 0 -> {
                SourceRange name = attribute.nameRange();
                SourceRange header = found.isEmpty() ? name : found.getLast().range();
                blocks.add(new Block(attribute.name(), name, found, body(object), header, header.to(object.range())));
                yield true;
            }
            case Expression.ObjectOf object -> {
                boolean all = true;
                for (Expression.ObjectOf.Item item : object.items()) {
                    String label = StaticExpression.literalString(item.key()).orElse("");
                    if (!label.equals(JsonBodies.COMMENT)) {
                        List<Block.Label> more = new ArrayList<>(found);
                        more.add(new Block.Label(label, item.key().range()));
                        all &= add(attribute, labels - 1, more, item.value(), blocks);
                    }
                }
                yield all;
            }
            case Expression.Literal literal -> literal.value().isNull();
            case Expression ignored -> false;
        };
    }

    private static Body body(Expression.ObjectOf object) {
        LinkedHashMap<String, Attribute> attributes = new LinkedHashMap<>();
        for (Expression.ObjectOf.Item item : object.items()) {
            String name = StaticExpression.literalString(item.key()).orElse("");
            SourceRange range = item.key().range();
            if (!name.equals(JsonBodies.COMMENT)) {
                attributes.putIfAbsent(
                        name,
                        new Attribute(
                                name, range, item.value(), range.to(item.value().range())));
            }
        }
        SourceRange.Position end = object.range().end();
        return new Body(
                attributes,
                List.of(),
                object.range(),
                new SourceRange(object.range().file(), end, end));
    }
}
