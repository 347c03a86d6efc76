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
import io.rackform.model.schema.AttributeSchema;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.NestedBlock;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Evaluates a block by its schema: every attribute of the schema is in the object, null where the block has none. */
final class BlockDecoder {
    private final String kind;
    private final Scope scope;
    private final Diagnostics diagnostics;
    private final boolean recorded;

    /** @param kind as messages call the block: {@code resource "redfish_bios"} */
    BlockDecoder(String kind, Scope scope, Diagnostics diagnostics) {
        this(kind, scope, diagnostics, true);
    }

    private BlockDecoder(String kind, Scope scope, Diagnostics diagnostics, boolean recorded) {
        this.recorded = recorded;
        this.kind = kind;
        this.scope = scope;
        this.diagnostics = diagnostics;
    }

    /** For a block of which nothing is recorded, so that ephemeral values may stand in it. */
    BlockDecoder notRecorded() {
        return new BlockDecoder(kind, scope, diagnostics, false);
    }

    /** The value of the block; what does not suit its schema is reported, and stands as failed in the value. */
    ObjectValue decode(Body body, BlockSchema schema) {
        new BlockShapeCheck(diagnostics).check(kind, body, schema);
        return values(body, schema);
    }

    private ObjectValue values(Body written, BlockSchema schema) {
        Body body = JsonSyntax.withBlocks(written, () -> BlockShapeCheck.labels(schema));
        TreeMap<String, Value> values = new TreeMap<>();
        schema.attributes().forEach((name, attribute) -> values.put(name, attribute(body, name, attribute)));
        schema.blocks().forEach((name, nested) -> values.put(name, nested(body, name, nested)));
        return new ObjectValue(values);
    }

    private Value attribute(Body body, String name, AttributeSchema schema) {
        Attribute attribute = body.attribute(name);
        if (attribute == null) {
            return schema.presence() == AttributeSchema.Presence.REQUIRED
                    ? Failures.FAILED
                    : new NullValue(schema.type());
        }
        if (!schema.isConfigurable()) {
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
        if (recorded && !schema.has(AttributeSchema.Trait.WRITE_ONLY) && EphemeralUse.isEphemeral(value)) {
            diagnostics.add(EphemeralUse.ofArgument(name, kind, attribute.expression(), scope));
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
                                attribute.expression().range())
                        .using(Evaluator.used(attribute.expression(), scope)));
                yield Failures.FAILED;
            }
        };
    }

    private Value nested(Body body, String name, NestedBlock nested) {
        List<DynamicBlocks.Item> items = new ArrayList<>();
        boolean unknown = false;
        Set<Mark> marks = Set.of();
        int faults = diagnostics.list().size();
        for (Block block : body.blocks()) {
            if (block.type().equals(name)) {
                List<String> labels =
                        block.labels().stream().map(Block.Label::text).toList();
                items.add(new DynamicBlocks.Item(block.body(), scope, labels, block.typeRange()));
            } else if (name.equals(DynamicBlocks.generated(block))) {
                DynamicBlocks.Parts parts = DynamicBlocks.parts(block, new Diagnostics());
                DynamicBlocks.Made made =
                        parts == null ? DynamicBlocks.Made.NOTHING : DynamicBlocks.expand(parts, scope, diagnostics);
                items.addAll(made.items());
                unknown |= made.unknown();
                marks = DynamicBlocks.together(marks, made.marks());
                if (recorded && parts != null && made.marks().contains(Mark.EPHEMERAL)) {
                    diagnostics.add(EphemeralUse.ofArgument("for_each", kind, parts.forEach(), scope));
                }
            }
        }
        boolean failed = diagnostics.list().size() > faults;
        if (!failed && !unknown && (items.size() < nested.minimum() || items.size() > nested.maximum())) {
            diagnostics.add(Diagnostic.error(
                    "Wrong number of blocks",
                    "The " + kind + " block takes " + range(nested) + " of type \"" + name + "\", but here are "
                            + items.size() + ".",
                    items.isEmpty() ? body.missingItemRange() : items.getLast().at()));
        }
        Type element = nested.block().impliedType();
        List<Value> objects = objects(name, nested, items);
        if (failed) {
            return Failures.FAILED;
        }
        Value value = unknown ? UnknownValue.of(collection(nested, element)) : together(name, nested, items, objects);
        return value.withMarks(marks);
    }

    /** The values of the blocks. Blocks that one dynamic block makes can have the same fault: it is told once. */
    private List<Value> objects(String name, NestedBlock nested, List<DynamicBlocks.Item> items) {
        List<Value> objects = new ArrayList<>(items.size());
        Set<Diagnostic> told = new LinkedHashSet<>();
        for (DynamicBlocks.Item item : items) {
            Diagnostics own = new Diagnostics();
            objects.add(new BlockDecoder("\"" + name + "\"", item.scope(), own, recorded)
                    .values(item.body(), nested.block()));
            told.addAll(own.list());
        }
        diagnostics.addAll(told);
        return objects;
    }

    private static Type collection(NestedBlock nested, Type element) {
        return switch (nested.nesting()) {
            case SINGLE -> element;
            case LIST -> Type.list(element);
            case SET -> Type.set(element);
            case MAP -> Type.map(element);
        };
    }

    private Value together(String name, NestedBlock nested, List<DynamicBlocks.Item> items, List<Value> objects) {
        Type element = nested.block().impliedType();
        return switch (nested.nesting()) {
            case SINGLE -> objects.isEmpty() ? new NullValue(element) : objects.getFirst();
            case LIST -> new ListValue(element, objects);
            case SET -> SetValue.of(element, objects);
            case MAP -> labelled(name, items, objects, element);
        };
    }

    private Value labelled(String name, List<DynamicBlocks.Item> items, List<Value> objects, Type element) {
        TreeMap<String, Value> byLabel = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            DynamicBlocks.Item item = items.get(i);
            if (item.labels().size() != 1) {
                // Reported with the shape of the block.
                return Failures.FAILED;
            }
            String label = item.labels().getFirst();
            if (byLabel.put(label, objects.get(i)) != null) {
                diagnostics.add(Diagnostic.error(
                        "Duplicate nested block",
                        "The " + kind + " block has two blocks of type \"" + name + "\" with the label \"" + label
                                + "\". The label is the key, so that each is there once.",
                        item.at()));
            }
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
