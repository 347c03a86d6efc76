package io.rackform.model.schema;

import io.rackform.model.schema.AttributeSchema.Presence;
import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.Type;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The attributes and nested blocks that a block may hold, by name. */
public record BlockSchema(SortedMap<String, AttributeSchema> attributes, SortedMap<String, NestedBlock> blocks) {
    public static final BlockSchema EMPTY = new BlockSchema(new TreeMap<>(), new TreeMap<>());

    public BlockSchema {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        blocks = Collections.unmodifiableSortedMap(new TreeMap<>(blocks));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Whether a write-only attribute is in it or in a block of it. */
    public boolean holdsWriteOnly() {
        // Asked many times for each object: a stream costs more than what it looks at.
        for (AttributeSchema attribute : attributes.values()) {
            if (attribute.has(Trait.WRITE_ONLY)) {
                return true;
            }
        }
        for (NestedBlock nested : blocks.values()) {
            if (nested.block().holdsWriteOnly()) {
                return true;
            }
        }
        return false;
    }

    /** The type of a decoded block: each attribute with its type, each block type as object, list, set or map. */
    public ObjectType impliedType() {
        TreeMap<String, Type> types = new TreeMap<>();
        attributes.forEach((name, attribute) -> types.put(name, attribute.type()));
        blocks.forEach((name, block) -> types.put(name, nestedType(block)));
        return ObjectType.of(types);
    }

    private static Type nestedType(NestedBlock nested) {
        ObjectType inner = nested.block().impliedType();
        return switch (nested.nesting()) {
            case SINGLE -> inner;
            case LIST -> Type.list(inner);
            case SET -> Type.set(inner);
            case MAP -> Type.map(inner);
        };
    }

    /** Collects the parts of a block's schema in code that reads like a table. */
    public static final class Builder {
        private final TreeMap<String, AttributeSchema> attributes = new TreeMap<>();
        private final TreeMap<String, NestedBlock> blocks = new TreeMap<>();

        private Builder() {}

        public Builder required(String name, Type type, String description, Trait... traits) {
            return attribute(name, type, Presence.REQUIRED, description, traits);
        }

        public Builder optional(String name, Type type, String description, Trait... traits) {
            return attribute(name, type, Presence.OPTIONAL, description, traits);
        }

        public Builder computed(String name, Type type, String description, Trait... traits) {
            return attribute(name, type, Presence.COMPUTED, description, traits);
        }

        public Builder optionalComputed(String name, Type type, String description, Trait... traits) {
            return attribute(name, type, Presence.OPTIONAL_COMPUTED, description, traits);
        }

        private Builder attribute(String name, Type type, Presence presence, String description, Trait... traits) {
            Set<Trait> set = EnumSet.noneOf(Trait.class);
            Collections.addAll(set, traits);
            attributes.put(name, new AttributeSchema(type, presence, set, description));
            return this;
        }

        public Builder block(String name, NestedBlock block) {
            blocks.put(name, block);
            return this;
        }

        public BlockSchema build() {
            return new BlockSchema(attributes, blocks);
        }
    }
}
