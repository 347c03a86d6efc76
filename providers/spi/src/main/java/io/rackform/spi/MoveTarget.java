package io.rackform.spi;

import io.rackform.model.value.ObjectValue;

/** A resource type that can take over objects that were recorded by another type. */
public interface MoveTarget {
    /** Whether objects of this type can be taken over. */
    boolean accepts(String type);

    /**
     * The object in this type's schema. Pure, and nothing about the device changes.
     *
     * @param type one that is accepted
     * @param attributes as recorded, marks kept
     */
    ObjectValue moved(String type, ObjectValue attributes);
}
