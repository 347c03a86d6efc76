package io.rackform.spi;

import io.rackform.model.schema.ResourceSchema;

/** One type of data source, read by a session that is a {@link DataReader}. */
public interface DataSourceType {
    /** The type as blocks name it: {@code redfish_system}. */
    String name();

    ResourceSchema schema();
}
