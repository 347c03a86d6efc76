package io.rackform.spi;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.ObjectValue;
import org.jspecify.annotations.Nullable;

/**
 * What a type needs to plan one object that is wanted.
 *
 * @param configuration as the schema implies; attributes may be unknown; null where a block does not set them
 * @param recorded the object as the state has it; null where the state has none
 * @param live what the last read found, or {@link ReadOutcome.NotFound}; null where nothing was read, because the
 *     device cannot be reached yet or the type needs no reading
 * @param dryRun the server's answer to the announced dry run; null where there was none
 */
public record PlanRequest(
        InstanceAddress address,
        ObjectValue configuration,
        @Nullable ObjectValue recorded,
        @Nullable ReadOutcome live,
        @Nullable DryRunAnswer dryRun) {}
