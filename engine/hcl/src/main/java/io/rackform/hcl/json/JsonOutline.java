package io.rackform.hcl.json;

import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is around a place in a JSON file. */
public final class JsonOutline {
    private final @Nullable JsonNode root;

    private JsonOutline(@Nullable JsonNode root) {
        this.root = root;
    }

    /** Of a file that is no JSON an outline that is empty. */
    public static JsonOutline of(SourceFile file) {
        return new JsonOutline(JsonReader.read(file, new Diagnostics()).orElse(null));
    }

    /** The names on the way to the innermost object or array around a byte: {@code resource.terraform_data.a[0]}. */
    public Optional<String> at(int offset) {
        StringBuilder path = new StringBuilder();
        JsonNode node = root;
        while (node != null) {
            node = inside(node, offset, path);
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(path.toString());
    }

    private static @Nullable JsonNode inside(JsonNode node, int offset, StringBuilder path) {
        switch (node) {
            case JsonNode.Members object -> {
                for (JsonNode.Member member : object.members()) {
                    if (isAround(member.value(), offset)) {
                        path.append(path.isEmpty() ? "" : ".").append(member.name());
                        return member.value();
                    }
                }
            }
            case JsonNode.Elements array -> {
                for (int i = 0; i < array.elements().size(); i++) {
                    if (isAround(array.elements().get(i), offset)) {
                        path.append('[').append(i).append(']');
                        return array.elements().get(i);
                    }
                }
            }
            case JsonNode.Text ignored -> {}
            case JsonNode.Scalar ignored -> {}
        }
        return null;
    }

    private static boolean isAround(JsonNode node, int offset) {
        boolean holds = node instanceof JsonNode.Members || node instanceof JsonNode.Elements;
        return holds
                && node.range().start().offset() <= offset
                && offset < node.range().end().offset();
    }
}
