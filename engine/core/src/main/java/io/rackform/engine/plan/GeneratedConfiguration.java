package io.rackform.engine.plan;

import io.rackform.model.schema.AttributeSchema;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.NestedBlock;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes blocks for resources that are imported and have none, laid out as the formatter does. What only the device decides is
 * left out, and so is what is not set; what is sensitive is named, but never written.
 */
public final class GeneratedConfiguration {
    private final StringBuilder out = new StringBuilder();

    private GeneratedConfiguration() {}

    public static String text(List<GeneratedResource> resources) {
        GeneratedConfiguration text = new GeneratedConfiguration();
        text.out.append(
                "# Written by Rackform while planning imports.\n# Review it and move it to where it belongs.\n");
        resources.forEach(text::resource);
        return text.out.toString();
    }

    private void resource(GeneratedResource resource) {
        out.append("\n# Imported as ")
                .append(GeneratedValue.quoted(resource.name()))
                .append(".\nresource \"")
                .append(resource.address().resource().type())
                .append("\" \"")
                .append(resource.address().resource().name())
                .append("\" {\n");
        if (!resource.provider().isEmpty()) {
            out.append("  provider = ").append(resource.provider()).append("\n\n");
        }
        body(resource.schema(), resource.object(), "  ");
        out.append("}\n");
    }

    private void body(BlockSchema schema, ObjectValue object, String indent) {
        List<GeneratedValue.Item> items = new ArrayList<>();
        schema.attributes().forEach((name, attribute) -> {
            Value value = object.attributes().getOrDefault(name, NullValue.ANY);
            boolean required = attribute.presence() == AttributeSchema.Presence.REQUIRED;
            boolean secret = attribute.has(AttributeSchema.Trait.SENSITIVE)
                    || attribute.has(AttributeSchema.Trait.WRITE_ONLY)
                    || Values.marksDeep(value).contains(Mark.SENSITIVE);
            boolean set = !value.isNull() && Values.isWhollyKnown(value);
            if (attribute.isConfigurable() && secret && (set || required)) {
                items.add(new GeneratedValue.Item(name, "null # sensitive: not written here"));
            } else if (attribute.presence() == AttributeSchema.Presence.REQUIRED && !set) {
                items.add(new GeneratedValue.Item(name, "null # required, but the device does not tell"));
            } else if (isChosenHere(attribute) && set) {
                items.add(new GeneratedValue.Item(name, GeneratedValue.text(value, indent)));
            }
        });
        out.append(GeneratedValue.aligned(items, indent));
        boolean first = items.isEmpty();
        for (Map.Entry<String, NestedBlock> nested : schema.blocks().entrySet()) {
            for (ObjectValue inner : elements(object.get(nested.getKey()))) {
                out.append(first ? "" : "\n")
                        .append(indent)
                        .append(nested.getKey())
                        .append(" {\n");
                body(nested.getValue().block(), inner, indent + "  ");
                out.append(indent).append("}\n");
                first = false;
            }
        }
    }

    /** What the device may choose as well as the configuration is the device's choice, for all one can see. */
    private static boolean isChosenHere(AttributeSchema attribute) {
        return attribute.presence() == AttributeSchema.Presence.REQUIRED
                || attribute.presence() == AttributeSchema.Presence.OPTIONAL;
    }

    private static List<ObjectValue> elements(@Nullable Value value) {
        List<Value> all = switch (value) {
            case null -> List.of();
            case ObjectValue object -> List.of(object);
            case ListValue list -> list.elements();
            case SetValue set -> List.copyOf(set.elements());
            case TupleValue tuple -> tuple.elements();
            case MapValue map -> List.copyOf(new TreeMap<>(map.elements()).values());
            case Value ignored -> List.of();
        };
        List<ObjectValue> objects = new ArrayList<>();
        for (Value element : all) {
            if (element instanceof ObjectValue object) {
                objects.add(object);
            }
        }
        return objects;
    }
}
