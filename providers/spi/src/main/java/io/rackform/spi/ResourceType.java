package io.rackform.spi;

import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.value.ObjectValue;
import java.util.List;

/** One type of managed resource: its schema and its pure planning rules. */
public interface ResourceType {
    /** The type as blocks name it: {@code redfish_bios}. */
    String name();

    ResourceSchema schema();

    /** How changes to objects of this type share work on their device. */
    Grouping grouping();

    /** Faults that can be told without the device; unknown attributes are left alone. */
    List<Finding> validate(ObjectValue configuration);

    /**
     * What the object will be. Pure: the same request gives the same answer.
     *
     * <p>Every attribute that the configuration sets must come back as set there, or as recorded where that means the
     * same to the device. Attributes that the device chooses are unknown until applied.
     */
    PlannedObject plan(PlanRequest request);
}
