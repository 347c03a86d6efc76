package io.rackform.hcl.json;

import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.Value;
import java.util.List;

/** JSON with places. */
sealed interface JsonNode {
    SourceRange range();

    record Members(List<Member> members, SourceRange range) implements JsonNode {
        public Members {
            members = List.copyOf(members);
        }
    }

    record Member(String name, SourceRange nameRange, JsonNode value) {
        SourceRange range() {
            return nameRange.to(value.range());
        }
    }

    record Elements(List<JsonNode> elements, SourceRange range) implements JsonNode {
        public Elements {
            elements = List.copyOf(elements);
        }
    }

    /** A string, escapes resolved; the range includes the quotes. */
    record Text(String text, SourceRange range) implements JsonNode {}

    /** A number, a truth value or null. */
    record Scalar(Value value, SourceRange range) implements JsonNode {}

    /** What the node is, for messages. */
    default String kind() {
        return switch (this) {
            case Members ignored -> "an object";
            case Elements ignored -> "an array";
            case Text ignored -> "a string";
            case Scalar scalar ->
                scalar.value().isNull() ? "null" : "a " + scalar.value().type().friendlyName();
        };
    }
}
