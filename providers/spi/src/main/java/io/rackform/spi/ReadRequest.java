package io.rackform.spi;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.ObjectValue;
import org.jspecify.annotations.Nullable;

/**
 * One object to look at.
 *
 * @param type the resource type's name
 * @param recorded the object as the state has it; null where the state has none
 * @param desired the wanted configuration, for objects that are not recorded; attributes may be unknown; null where only
 *     the record says what to look for
 */
public record ReadRequest(
        InstanceAddress address,
        String type,
        @Nullable ObjectValue recorded,
        @Nullable ObjectValue desired) {}
