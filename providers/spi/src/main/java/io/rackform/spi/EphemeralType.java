package io.rackform.spi;

import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.value.ObjectValue;
import java.util.List;

/** One type of ephemeral resource: opened when a run needs it, used, and closed; nothing of it is kept. */
public interface EphemeralType {
    /** The type as blocks name it: {@code redfish_session}. */
    String name();

    ResourceSchema schema();

    /** Faults that can be told without opening it; unknown attributes are left alone. */
    List<Finding> validate(ObjectValue configuration);
}
