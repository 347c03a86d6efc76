package io.rackform.cli.docs;

import io.rackform.model.schema.AttributeSchema;
import io.rackform.model.schema.AttributeSchema.Presence;
import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.NestedBlock;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.spi.DataSourceType;
import io.rackform.spi.EphemeralType;
import io.rackform.spi.Importable;
import io.rackform.spi.Provider;
import io.rackform.spi.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the reference page of a type from its schema. */
final class ResourcePage {
    private final StringBuilder out = new StringBuilder();

    private ResourcePage() {}

    static String of(ResourceType type) {
        ResourcePage page = new ResourcePage();
        page.head("`" + type.name() + "`", "A managed resource.", type.schema());
        page.block(type.schema().block(), "");
        page.importing(type.name(), type instanceof Importable importable ? importable : null);
        return page.text();
    }

    static String of(DataSourceType type) {
        ResourcePage page = new ResourcePage();
        page.head("`" + type.name() + "` (data source)", "A data source.", type.schema());
        page.block(type.schema().block(), "");
        return page.text();
    }

    static String of(EphemeralType type) {
        ResourcePage page = new ResourcePage();
        page.head(
                "`" + type.name() + "` (ephemeral)",
                "An [ephemeral resource](../language/ephemeral.md): nothing of it is recorded.",
                type.schema());
        page.block(type.schema().block(), "");
        return page.text();
    }

    static String of(Provider provider) {
        ResourcePage page = new ResourcePage();
        page.out.append("# Provider `").append(provider.name()).append("`\n\n");
        page.out
                .append("What a `provider \"")
                .append(provider.name())
                .append("\"` block may hold. How such blocks work");
        page.out.append(" stands in [providers](../language/providers.md).\n");
        page.block(provider.configuration(), "");
        return page.text();
    }

    private String text() {
        return out.toString();
    }

    private void head(String title, String kind, ResourceSchema schema) {
        out.append("# ").append(title).append("\n\n").append(kind);
        if (!schema.description().isBlank()) {
            out.append(' ').append(schema.description().strip());
        }
        out.append('\n');
    }

    /** @param path of the block, with a dot at its end; empty for the outermost */
    private void block(BlockSchema block, String path) {
        Map<Boolean, List<Map.Entry<String, AttributeSchema>>> parts = block.attributes().entrySet().stream()
                .collect(Collectors.partitioningBy(
                        attribute -> attribute.getValue().isConfigurable()));
        table("Arguments", path, parts.getOrDefault(true, List.of()));
        table("Attributes", path, parts.getOrDefault(false, List.of()));
        block.blocks().forEach((name, nested) -> nested(path, name, nested));
    }

    private void table(String title, String path, List<Map.Entry<String, AttributeSchema>> attributes) {
        if (attributes.isEmpty()) {
            return;
        }
        String of = path.isEmpty() ? "" : " of `" + path.substring(0, path.length() - 1) + "`";
        out.append("\n## ").append(title).append(of).append("\n\n| name | type | | meaning |\n|---|---|---|---|\n");
        attributes.stream()
                .sorted((a, b) -> {
                    int required = Boolean.compare(isRequired(b.getValue()), isRequired(a.getValue()));
                    return required != 0 ? required : a.getKey().compareTo(b.getKey());
                })
                .forEach(attribute -> out.append("| `")
                        .append(attribute.getKey())
                        .append("` | `")
                        .append(attribute.getValue().type().constraint())
                        .append("` | ")
                        .append(String.join(", ", notes(attribute.getValue())))
                        .append(" | ")
                        .append(cell(attribute.getValue().description()))
                        .append(" |\n"));
    }

    private static boolean isRequired(AttributeSchema attribute) {
        return attribute.presence() == Presence.REQUIRED;
    }

    private static List<String> notes(AttributeSchema attribute) {
        List<String> notes = new ArrayList<>();
        switch (attribute.presence()) {
            case REQUIRED -> notes.add("**required**");
            case OPTIONAL -> {}
            case OPTIONAL_COMPUTED -> notes.add("chosen by the device where it is not set");
            case COMPUTED -> {}
        }
        if (attribute.has(Trait.FORCES_REPLACEMENT)) {
            notes.add("another value replaces the object");
        }
        if (attribute.has(Trait.SENSITIVE)) {
            notes.add("sensitive");
        }
        if (attribute.has(Trait.WRITE_ONLY)) {
            notes.add("[write-only](../language/write-only.md)");
        }
        return notes;
    }

    private static String cell(String text) {
        return text.strip().replace("\n", " ").replace("|", "\\|");
    }

    private void nested(String path, String name, NestedBlock nested) {
        String most = nested.maximum() == Integer.MAX_VALUE ? "any number of them" : "at most " + nested.maximum();
        String least = nested.minimum() == 0 ? "" : "at least " + nested.minimum() + ", ";
        out.append("\n## Blocks `").append(path).append(name).append("`\n\n");
        out.append(least.isEmpty() ? capital(most) : capital(least) + most);
        out.append("; as a value ")
                .append(
                        switch (nested.nesting()) {
                            case SINGLE -> "an object or null";
                            case LIST -> "a list of objects";
                            case SET -> "a set of objects";
                            case MAP -> "a map of objects by their labels";
                        })
                .append(".\n");
        block(nested.block(), path + name + ".");
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private void importing(String type, @Nullable Importable importable) {
        out.append("\n## Import\n\n");
        if (importable == null) {
            out.append("Objects of this type cannot be imported.\n");
            return;
        }
        SortedMap<String, AttributeSchema> identity = importable.identity().attributes();
        out.append("An [`import`](../language/import.md) block names an object of `")
                .append(type)
                .append(
                        "` by a text in `id`, or by these attributes in `identity`:\n\n| name | type | | meaning |\n|---|---|---|---|\n");
        identity.forEach((name, attribute) -> out.append("| `")
                .append(name)
                .append("` | `")
                .append(attribute.type().constraint())
                .append("` | ")
                .append(isRequired(attribute) ? "**required**" : "")
                .append(" | ")
                .append(cell(attribute.description()))
                .append(" |\n"));
    }
}
