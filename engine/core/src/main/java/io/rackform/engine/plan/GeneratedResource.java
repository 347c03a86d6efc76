package io.rackform.engine.plan;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.value.ObjectValue;

/**
 * A resource that is imported and has no block yet.
 *
 * @param name by which it is imported, as it may be shown
 * @param provider as the {@code import} block says it; empty where it does not
 * @param object as it is on the device, with the marks that the schema gives
 */
public record GeneratedResource(
        InstanceAddress address, String name, String provider, ObjectValue object, BlockSchema schema) {}
