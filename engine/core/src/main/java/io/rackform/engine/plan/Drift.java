package io.rackform.engine.plan;

import io.rackform.model.address.ProviderAddress;
import io.rackform.model.value.ObjectValue;
import io.rackform.state.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An object that is not as it was recorded: it was changed from outside of Rackform.
 *
 * @param live null where it is gone
 */
public record Drift(
        ObjectId id,
        ProviderAddress provider,
        ObjectValue recorded,
        @Nullable ObjectValue live) {}
