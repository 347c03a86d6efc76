package io.rackform.hcl.json;

import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
        JsonBodies bodies = new JsonBodies(file, diagnostics);
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
     * The body with those arguments turned into blocks whose names are block types. Does nothing to arguments of the native
     * syntax, where the two look different.
     *
     * @param labelCounts how many labels each block type has; asked for where there is JSON
     */
    public static Body withBlocks(Body body, Supplier<Map<String, Integer>> labelCounts) {
        if (body.attributes().values().stream().noneMatch(JsonSyntax::isJson)) {
            return body;
        }
        Map<String, Integer> labels = labelCounts.get();
        LinkedHashMap<String, Attribute> attributes = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>(body.blocks());
        for (Attribute attribute : body.attributes().values()) {
            List<Block> made = new ArrayList<>();
            Integer count = isJson(attribute) ? labels.get(attribute.name()) : null;
            if (count != null && JsonBlocks.add(attribute, count, List.of(), attribute.expression(), made)) {
                blocks.addAll(made);
            } else {
                attributes.put(attribute.name(), attribute);
            }
        }
        return new Body(attributes, blocks, body.range(), body.missingItemRange());
    }

    private static boolean isJson(Attribute attribute) {
        return isJson(attribute.range().file());
    }
}
