package io.rackform.cli.json;

import io.rackform.model.schema.AttributeSchema;
import io.rackform.model.schema.AttributeSchema.Presence;
import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.NestedBlock;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.spi.EphemeralTypes;
import io.rackform.spi.FunctionProvider;
import io.rackform.spi.Provider;
import io.rackform.spi.ProviderFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Schemas of providers as JSON, in the shape of the reference's {@code providers schema -json}, format version 1.0. */
public final class SchemaTree {
    private static final String DESCRIPTION_KIND = "description_kind";

    private SchemaTree() {}

    /** @param providers by the source that configurations name them by */
    public static Map<String, Object> of(Map<String, Provider> providers) {
        Map<String, Object> all = new TreeMap<>();
        providers.forEach((source, provider) -> all.put(source, provider(provider)));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format_version", "1.0");
        tree.put("provider_schemas", all);
        return tree;
    }

    private static Map<String, Object> provider(Provider provider) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("provider", schema(new ResourceSchema(0, provider.configuration(), "")));
        Map<String, Object> resources = new TreeMap<>();
        provider.resourceTypes().forEach(type -> resources.put(type.name(), schema(type.schema())));
        put(tree, "resource_schemas", resources);
        Map<String, Object> dataSources = new TreeMap<>();
        provider.dataSourceTypes().forEach(type -> dataSources.put(type.name(), schema(type.schema())));
        put(tree, "data_source_schemas", dataSources);
        Map<String, Object> ephemeral = new TreeMap<>();
        if (provider instanceof EphemeralTypes types) {
            types.ephemeralTypes().forEach(type -> ephemeral.put(type.name(), schema(type.schema())));
        }
        put(tree, "ephemeral_resource_schemas", ephemeral);
        Map<String, Object> functions = new TreeMap<>();
        if (provider instanceof FunctionProvider functional) {
            functional.functions().forEach(function -> functions.put(function.name(), function(function)));
        }
        put(tree, "functions", functions);
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, Map<String, Object> part) {
        if (!part.isEmpty()) {
            tree.put(name, part);
        }
    }

    private static Map<String, Object> schema(ResourceSchema schema) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", schema.version());
        Map<String, Object> block = block(schema.block());
        describe(block, schema.description());
        tree.put("block", block);
        return tree;
    }

    private static Map<String, Object> block(BlockSchema schema) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Map<String, Object> attributes = new LinkedHashMap<>();
        schema.attributes().forEach((name, attribute) -> attributes.put(name, attribute(attribute)));
        put(tree, "attributes", attributes);
        Map<String, Object> blocks = new LinkedHashMap<>();
        schema.blocks().forEach((name, nested) -> blocks.put(name, nested(nested)));
        put(tree, "block_types", blocks);
        return tree;
    }

    private static Map<String, Object> attribute(AttributeSchema attribute) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", TypeTree.of(attribute.type()));
        describe(tree, attribute.description());
        flag(tree, "required", attribute.presence() == Presence.REQUIRED);
        flag(
                tree,
                "optional",
                attribute.presence() == Presence.OPTIONAL || attribute.presence() == Presence.OPTIONAL_COMPUTED);
        flag(tree, "computed", attribute.isComputed());
        flag(tree, "sensitive", attribute.has(Trait.SENSITIVE));
        flag(tree, "write_only", attribute.has(Trait.WRITE_ONLY));
        return tree;
    }

    private static Map<String, Object> nested(NestedBlock nested) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("nesting_mode", nested.nesting().name().toLowerCase(Locale.ROOT));
        Map<String, Object> block = block(nested.block());
        describe(block, "");
        tree.put("block", block);
        if (nested.minimum() > 0) {
            tree.put("min_items", nested.minimum());
        }
        if (nested.maximum() < Integer.MAX_VALUE) {
            tree.put("max_items", nested.maximum());
        }
        return tree;
    }

    private static Map<String, Object> function(ProviderFunction function) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("description", function.description());
        tree.put("return_type", TypeTree.of(function.result()));
        List<Map<String, Object>> parameters = function.parameters().stream()
                .map(parameter -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("name", parameter.name());
                    one.put("description", parameter.description());
                    one.put("type", TypeTree.of(parameter.type()));
                    return one;
                })
                .toList();
        if (!parameters.isEmpty()) {
            tree.put("parameters", parameters);
        }
        return tree;
    }

    private static void describe(Map<String, Object> tree, String description) {
        if (!description.isEmpty()) {
            tree.put("description", description);
        }
        tree.put(DESCRIPTION_KIND, description.isEmpty() ? "plain" : "markdown");
    }

    private static void flag(Map<String, Object> tree, String name, boolean value) {
        if (value) {
            tree.put(name, true);
        }
    }
}
