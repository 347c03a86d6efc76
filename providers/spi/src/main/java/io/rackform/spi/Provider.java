package io.rackform.spi;

import io.rackform.model.schema.BlockSchema;
import io.rackform.model.value.ObjectValue;
import java.util.List;

/** One kind of device, and how it is reached. Cheap to create: nothing is loaded or opened before it is asked for. */
public interface Provider {
    /** The name in {@code provider} blocks, and the prefix of its resource types: {@code redfish}. */
    String name();

    /** The version that is recorded with every object. */
    String version();

    /** What a {@code provider} block may hold. */
    BlockSchema configuration();

    List<ResourceType> resourceTypes();

    List<DataSourceType> dataSourceTypes();

    /** Faults in a provider block that can be told without the device; unknown attributes are left alone. */
    List<Finding> validate(ObjectValue configuration);

    /**
     * Prepares the session with one device. Opens no connection: the first read or unit does, so that a device that is
     * away is an outcome of that.
     *
     * @param configuration wholly known, as {@link #configuration()} says
     * @param label what people call the device, for messages and progress
     */
    Connection connect(ObjectValue configuration, String label);
}
