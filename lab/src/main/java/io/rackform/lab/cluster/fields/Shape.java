package io.rackform.lab.cluster.fields;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is known of a value's type: which fields it may have and how it merges. */
public sealed interface Shape {
    /** A single value. */
    enum Scalar implements Shape {
        STRING,
        INT,
        BOOL,
        NUMBER,
        QUANTITY,
        INT_OR_STRING
    }

    /** Nothing is known: objects merge by key, lists are atomic. */
    enum Unknown implements Shape {
        ANY
    }

    /**
     * An object.
     *
     * @param declared the fields that it has by its type
     * @param rest the shape of all other fields; null where there are no others
     * @param atomic whether one manager owns the whole of it
     */
    record Fields(Map<String, Shape> declared, @Nullable Shape rest, boolean atomic) implements Shape {
        public Fields {
            declared = Map.copyOf(declared);
        }

        /** An object whose keys are the user's own. */
        boolean isMap() {
            return declared.isEmpty() && rest != null;
        }
    }

    /** How a list merges. */
    enum Merging {
        ATOMIC,
        SET,
        KEYED
    }

    /**
     * A list.
     *
     * @param keys what names an item where the list is keyed; else empty
     */
    record Items(Shape item, Merging merging, List<Key> keys) implements Shape {
        public Items {
            keys = List.copyOf(keys);
        }
    }

    /**
     * One key field of a keyed list.
     *
     * @param fallback what an item without the field has; null where the field is required
     */
    record Key(String name, @Nullable JsonNode fallback) {}

    /** The shape of one field of a value of this shape; empty where it has no such field. */
    default Optional<Shape> field(String name) {
        return switch (this) {
            case Fields fields -> {
                Shape declared = fields.declared().get(name);
                yield Optional.ofNullable(declared != null ? declared : fields.rest());
            }
            case Unknown unknown -> Optional.of(unknown);
            case Scalar _, Items _ -> Optional.empty();
        };
    }

    /** The shape below a path of field names; anything where the path leaves what is known. */
    default Shape at(String... names) {
        Shape shape = this;
        for (String name : names) {
            shape = shape.field(name).orElse(Unknown.ANY);
        }
        return shape;
    }
}
