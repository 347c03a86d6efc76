package io.rackform.engine.eval;

import io.rackform.engine.config.ResourceBlock;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.value.ObjectValue;
import java.util.List;

/**
 * One instance as the configuration wants it.
 *
 * @param configuration by the type's schema: not set is null, not known yet is unknown, marks are kept
 * @param triggers what replaces the object when it changes
 */
public record DesiredInstance(
        InstanceAddress address,
        ResourceBlock block,
        ProviderAddress provider,
        ObjectValue configuration,
        List<ReplaceTrigger> triggers) {
    public DesiredInstance {
        triggers = List.copyOf(triggers);
    }
}
