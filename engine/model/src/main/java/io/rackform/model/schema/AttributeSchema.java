package io.rackform.model.schema;

import io.rackform.model.type.Type;
import java.util.EnumSet;
import java.util.Set;

/**
 * One attribute of a block.
 *
 * @param description a sentence for the reference pages and for messages; Markdown
 */
public record AttributeSchema(Type type, Presence presence, Set<Trait> traits, String description) {
    /** Who sets it. */
    public enum Presence {
        REQUIRED,
        OPTIONAL,
        /** The provider's alone. */
        COMPUTED,
        /** The provider chooses where the configuration does not. */
        OPTIONAL_COMPUTED
    }

    /** What else holds for it. */
    public enum Trait {
        SENSITIVE,
        /** Sent to the device, never recorded. */
        WRITE_ONLY,
        /** Another value means another object. */
        FORCES_REPLACEMENT
    }

    public AttributeSchema {
        traits = traits.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(traits));
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public boolean isComputed() {
        return presence == Presence.COMPUTED || presence == Presence.OPTIONAL_COMPUTED;
    }

    public boolean isConfigurable() {
        return presence != Presence.COMPUTED;
    }
}
