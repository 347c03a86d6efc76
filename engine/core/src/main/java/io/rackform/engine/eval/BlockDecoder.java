package io.rackform.engine.eval;

import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.schema.AttributeSchema;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.NestedBlock;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Evaluates a block by its schema: every attribute of the schema is in the object, null where the block has none. */
final class BlockDecoder {
    private final String kind;
    private final Scope scope;
    private final Diagnostics diagnostics;

    /** @param kind as messages call the block: {@code resource "redfish_bios"} */
    BlockDecoder(String kind, Scope scope, Diagnostics diagnostics) {
        this.kind = kind;
        this.scope = scope;
        this.diagnostics = diagnostics;
    }

    ObjectValue decode(Body written, BlockSchema schema) {
        Body body = JsonSyntax.withBlocks(written, schema.blocks().keySet());
        TreeMap<String, Value> values = new TreeMap<>();
        for (Map.Entry<String, AttributeSchema> entry : schema.attributes().entrySet()) {
            values.put(entry.getKey(), attribute(body, entry.getKey(), entry.getValue()));
        }
        for (Attribute attribute : body.attributes().values()) {
            if (!schema.attributes().containsKey(attribute.name())) {
                diagnostics.add(Diagnostic.error(
                        "Unsupported argument",
                        "The " + kind + " block has no argument named \"" + attribute.name() + "\"."
                                + Suggestion.didYouMean(
                                        attribute.name(), schema.attributes().keySet()),
                        attribute.nameRange()));
            }
        }
        blocks(body, schema, values);
        return new ObjectValue(values);
    }

    private Value attribute(Body body, String name, AttributeSchema schema) {
        Attribute attribute = body.attribute(name);
        if (attribute == null) {
            if (schema.presence() == AttributeSchema.Presence.REQUIRED) {
                diagnostics.add(Diagnostic.error(
                        "Missing required argument",
                        "The " + kind + " block needs the argument \"" + name + "\" (" + schema.description()
                                + "), but it is not set.",
                        body.missingItemRange()));
                return Failures.FAILED;
            }
            return new NullValue(schema.type());
        }
        if (!schema.isConfigurable()) {
            diagnostics.add(Diagnostic.error(
                    "Value for a read-only attribute",
                    "The attribute \"" + name + "\" is decided by the device: it can be read, but not set here.",
                    attribute.nameRange()));
            return Failures.FAILED;
        }
        Value value = Evaluator.evaluate(attribute.expression(), scope, diagnostics);
        if (Failures.isFailed(value)) {
            return Failures.FAILED;
        }
        if (schema.presence() == AttributeSchema.Presence.REQUIRED && value.isNull()) {
            diagnostics.add(Diagnostic.error(
                    "Missing required argument",
                    "The argument \"" + name + "\" of the " + kind + " block must not be null.",
                    attribute.expression().range()));
            return Failures.FAILED;
        }
        return converted(value, schema.type(), name, attribute);
    }

    private Value converted(Value value, Type type, String name, Attribute attribute) {
        return switch (Conversion.convert(value, type)) {
            case Conversion.Result.Converted(Value converted) -> converted;
            case Conversion.Result.Refused(String why) -> {
                diagnostics.add(Diagnostic.error(
                        "Incorrect attribute value type",
                        "The value is not right for the argument \"" + name + "\": " + why + ".",
                        attribute.expression().range()));
                yield Failures.FAILED;
            }
        };
    }

    private void blocks(Body body, BlockSchema schema, Map<String, Value> values) {
        for (Block block : body.blocks()) {
            if (!schema.blocks().containsKey(block.type())) {
                boolean argument = schema.attributes().containsKey(block.type());
                diagnostics.add(Diagnostic.error(
                        "Unsupported block type",
                        "The " + kind + " block has no block of type \"" + block.type() + "\"."
                                + (argument
                                        ? " It is an argument: write \"" + block.type() + " = { ... }\"."
                                        : Suggestion.didYouMean(
                                                block.type(), schema.blocks().keySet())),
                        block.typeRange()));
            }
        }
        schema.blocks().forEach((name, nested) -> values.put(name, nested(body, name, nested)));
    }

    private Value nested(Body body, String name, NestedBlock nested) {
        List<Block> found = body.blocks().stream()
                .filter(block -> block.type().equals(name))
                .toList();
        if (found.size() < nested.minimum() || found.size() > nested.maximum()) {
            diagnostics.add(Diagnostic.error(
                    "Wrong number of blocks",
                    "The " + kind + " block takes " + range(nested) + " of type \"" + name + "\", but here are "
                            + found.size() + ".",
                    found.isEmpty() ? body.missingItemRange() : found.getLast().typeRange()));
        }
        Type element = nested.block().impliedType();
        List<Value> objects = new ArrayList<>();
        for (Block block : found) {
            objects.add(decode(block.body(), nested.block()));
        }
        return switch (nested.nesting()) {
            case SINGLE -> objects.isEmpty() ? new NullValue(element) : objects.getFirst();
            case LIST -> new ListValue(element, objects);
            case SET -> SetValue.of(element, objects);
            case MAP -> labelled(found, objects, element);
        };
    }

    private static Value labelled(List<Block> blocks, List<Value> objects, Type element) {
        TreeMap<String, Value> byLabel = new TreeMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            List<Block.Label> labels = blocks.get(i).labels();
            byLabel.put(labels.isEmpty() ? "" : labels.getFirst().text(), objects.get(i));
        }
        return new MapValue(element, byLabel);
    }

    private static String range(NestedBlock nested) {
        if (nested.maximum() == Integer.MAX_VALUE) {
            return "at least " + nested.minimum() + " blocks";
        }
        return nested.minimum() == nested.maximum()
                ? "exactly " + nested.minimum() + " blocks"
                : nested.minimum() + " to " + nested.maximum() + " blocks";
    }
}
