package io.rackform.engine.eval;

import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.schema.AttributeSchema;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.NestedBlock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is written in a block with its schema, values aside: each block once, however many a dynamic block makes of
 * it, and even if it makes none.
 */
final class BlockShapeCheck {
    /** Blocks of the language itself: what they hold is read before anything is evaluated. */
    private static final Set<String> META_BLOCKS = Set.of("lifecycle", "connection", "provisioner");

    private final Diagnostics diagnostics;

    BlockShapeCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** How many labels each block type of a schema has: what JSON needs to tell blocks from arguments. */
    static Map<String, Integer> labels(BlockSchema schema) {
        Map<String, Integer> labels = new TreeMap<>();
        labels.put(DynamicBlocks.TYPE, 1);
        schema.blocks().forEach((name, nested) -> labels.put(name, labels(nested)));
        return labels;
    }

    private static int labels(NestedBlock nested) {
        return nested.nesting() == NestedBlock.Nesting.MAP ? 1 : 0;
    }

    /** @param kind as messages call the block: {@code resource "redfish_bios"} */
    void check(String kind, Body written, BlockSchema schema) {
        Body body = JsonSyntax.withBlocks(written, () -> labels(schema));
        for (Attribute attribute : body.attributes().values()) {
            AttributeSchema known = schema.attributes().get(attribute.name());
            if (known == null) {
                diagnostics.add(unsupportedArgument(kind, attribute, schema));
            } else if (!known.isConfigurable()) {
                diagnostics.add(Diagnostic.error(
                        "Value for a read-only attribute",
                        "The attribute \"" + attribute.name()
                                + "\" is decided by the device: it can be read, but not set here.",
                        attribute.nameRange()));
            }
        }
        schema.attributes().forEach((name, attribute) -> {
            if (attribute.presence() == AttributeSchema.Presence.REQUIRED && body.attribute(name) == null) {
                diagnostics.add(Diagnostic.error(
                        "Missing required argument",
                        "The " + kind + " block needs the argument \"" + name + "\" (" + attribute.description()
                                + "), but it is not set.",
                        body.missingItemRange()));
            }
        });
        body.blocks().forEach(block -> check(kind, block, schema));
    }

    private static Diagnostic unsupportedArgument(String kind, Attribute attribute, BlockSchema schema) {
        return Diagnostic.error(
                "Unsupported argument",
                "The " + kind + " block has no argument named \"" + attribute.name() + "\"."
                        + (schema.blocks().containsKey(attribute.name())
                                ? " It is a block: write \"" + attribute.name() + " { ... }\" without the equals sign."
                                : Suggestion.didYouMean(
                                        attribute.name(), schema.attributes().keySet())),
                attribute.nameRange());
    }

    private void check(String kind, Block block, BlockSchema schema) {
        String generated = DynamicBlocks.generated(block);
        if (block.type().equals(DynamicBlocks.TYPE) && generated == null) {
            diagnostics.add(Diagnostic.error(
                    "Dynamic block without a type",
                    "A \"dynamic\" block has one label: the type of the blocks that it makes.",
                    block.headerRange()));
            return;
        }
        String type = generated == null ? block.type() : generated;
        NestedBlock nested = schema.blocks().get(type);
        if (nested == null) {
            diagnostics.add(unsupported(kind, type, generated != null, schema)
                    .at(
                            generated == null
                                    ? block.typeRange()
                                    : block.labels().getFirst().range()));
            return;
        }
        if (generated != null) {
            DynamicBlocks.Parts parts = DynamicBlocks.parts(block, diagnostics);
            if (parts != null) {
                labels(type, nested, parts);
                check("\"" + type + "\"", parts.content(), nested.block());
            }
            return;
        }
        if (block.labels().size() != labels(nested)) {
            diagnostics.add(
                    wrongLabels(type, labels(nested), block.labels().size()).at(block.headerRange()));
        }
        check("\"" + type + "\"", block.body(), nested.block());
    }

    private void labels(String type, NestedBlock nested, DynamicBlocks.Parts parts) {
        int given = parts.labels() instanceof Expression.TupleOf tuple
                ? tuple.elements().size()
                : parts.labels() == null ? 0 : labels(nested);
        if (given != labels(nested)) {
            diagnostics.add(wrongLabels(type, labels(nested), given)
                    .at(parts.labels() == null ? parts.at() : parts.labels().range()));
        }
    }

    private static Diagnostic wrongLabels(String type, int wanted, int found) {
        return Diagnostic.error(
                "Wrong labels of a nested block",
                "A block of type \"" + type + "\" has " + (wanted == 0 ? "no label" : "one label, its key")
                        + ", but here " + (found == 1 ? "is 1." : "are " + found + "."));
    }

    private static Diagnostic unsupported(String kind, String type, boolean generated, BlockSchema schema) {
        return Diagnostic.error(
                "Unsupported block type",
                "The " + kind + " block has no block of type \"" + type + "\"." + hint(type, generated, schema));
    }

    private static @Nullable String hint(String type, boolean generated, BlockSchema schema) {
        if (schema.attributes().containsKey(type)) {
            return generated
                    ? " It is an argument: give it a \"for\" expression, \"" + type + " = [for ...]\"."
                    : " It is an argument: write \"" + type + " = { ... }\".";
        }
        if (generated && META_BLOCKS.contains(type)) {
            return " Blocks of this type belong to the language itself and are read before anything is evaluated, so they"
                    + " cannot be made by a \"dynamic\" block.";
        }
        if (type.equals("timeouts")) {
            return " How long something may take is said by arguments, as \"timeout\" and \"boot_timeout\" of providers.";
        }
        return Suggestion.didYouMean(type, schema.blocks().keySet());
    }
}
