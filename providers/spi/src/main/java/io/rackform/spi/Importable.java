package io.rackform.spi;

import io.rackform.model.schema.BlockSchema;
import io.rackform.model.value.ObjectValue;
import java.util.List;

/**
 * A resource type whose objects can be taken over as they are on the device. They are read like any other, by requests that
 * carry an identity.
 */
public interface Importable {
    /** By what an object of this type is told from all others of its device. */
    BlockSchema identity();

    /** Understands the short form that people write in one text. */
    Identified identify(String id);

    /**
     * Faults that can be told without the device: parts of the identity that are no names, or a block that is about another
     * object.
     *
     * @param configuration the block's; attributes may be unknown
     */
    List<Finding> check(ObjectValue identity, ObjectValue configuration);

    /** What a text names. */
    sealed interface Identified {
        /** All attributes of the identity's schema. */
        record Known(ObjectValue identity) implements Identified {}

        /** The text names no object of this type. */
        record Unknown(List<Finding> findings) implements Identified {
            public Unknown {
                findings = List.copyOf(findings);
            }
        }
    }
}
