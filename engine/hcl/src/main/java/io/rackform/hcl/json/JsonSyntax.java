package io.rackform.hcl.json;

import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.hcl.syntax.StaticExpression;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.NullValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Parses the JSON syntax. */
public final class JsonSyntax {
    private JsonSyntax() {}

    /** Whether a file of this name is in the JSON syntax. */
    public static boolean isJson(String fileName) {
        return fileName.endsWith(".json");
    }

    /** Parses a file of blocks. */
    public static Parsed<Body> parse(SourceFile file) {
        return parse(file, BlockShape.FILE);
    }

    /** Parses a file of values for variables: attributes whose strings are as they are. */
    public static Parsed<Body> parseValues(SourceFile file) {
        return parse(file, BlockShape.VALUES);
    }

    private static Parsed<Body> parse(SourceFile file, BlockShape shape) {
        Diagnostics diagnostics = new Diagnostics();
        JsonBodies bodies = new JsonBodies(diagnostics);
        Body body = JsonReader.read(file, diagnostics)
                .map(node -> bodies.body(node, shape))
                .orElseGet(() -> empty(file));
        return new Parsed<>(body, diagnostics.list());
    }

    private static Body empty(SourceFile file) {
        SourceRange.Position start = new SourceRange.Position(0, 1, 1);
        SourceRange range = new SourceRange(file.name(), start, start);
        return new Body(new LinkedHashMap<>(), List.of(), range, range);
    }

    /**
     * The body with those attributes turned into blocks whose names are block types in the schema. Does nothing to a body
     * of the native syntax, where the two look different.
     *
     * @param blockTypes blocks without labels
     */
    public static Body withBlocks(Body body, Set<String> blockTypes) {
        if (!isJson(body.range().file()) || body.attributes().keySet().stream().noneMatch(blockTypes::contains)) {
            return body;
        }
        LinkedHashMap<String, Attribute> attributes = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>(body.blocks());
        for (Attribute attribute : body.attributes().values()) {
            List<Block> made = blockTypes.contains(attribute.name()) ? blocks(attribute) : List.of();
            if (made.isEmpty() && !isNothing(attribute.expression(), blockTypes.contains(attribute.name()))) {
                attributes.put(attribute.name(), attribute);
            }
            blocks.addAll(made);
        }
        return new Body(attributes, blocks, body.range(), body.missingItemRange());
    }

    private static boolean isNothing(Expression expression, boolean block) {
        return block
                && switch (expression) {
                    case Expression.TupleOf tuple -> tuple.elements().isEmpty();
                    case Expression.Literal literal -> literal.value() instanceof NullValue;
                    default -> false; // allow default: everything else is some value
                };
    }

    /** The blocks that an attribute stands for; none where its value is not an object or an array of objects. */
    private static List<Block> blocks(Attribute attribute) {
        List<Expression> values = attribute.expression() instanceof Expression.TupleOf tuple
                ? tuple.elements()
                : List.of(attribute.expression());
        List<Block> blocks = new ArrayList<>();
        for (Expression value : values) {
            if (!(value instanceof Expression.ObjectOf object)) {
                return List.of();
            }
            SourceRange name = attribute.nameRange();
            blocks.add(new Block(attribute.name(), name, List.of(), body(object), name, name.to(object.range())));
        }
        return blocks;
    }

    private static Body body(Expression.ObjectOf object) {
        LinkedHashMap<String, Attribute> attributes = new LinkedHashMap<>();
        for (Expression.ObjectOf.Item item : object.items()) {
            String name = StaticExpression.literalString(item.key()).orElse("");
            SourceRange range = item.key().range();
            attributes.putIfAbsent(
                    name,
                    new Attribute(
                            name, range, item.value(), range.to(item.value().range())));
        }
        SourceRange.Position end = object.range().end();
        return new Body(
                attributes,
                List.of(),
                object.range(),
                new SourceRange(object.range().file(), end, end));
    }
}
