package io.rackform.spi;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.ObjectValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session whose server can say what a change would give, without making it. Its requests are announced dry runs. */
public interface DryRunner {
    /** The resource types that are planned with a dry run. */
    boolean dryRuns(String type);

    /**
     * @param configuration the wanted object; attributes may be unknown
     * @param recorded the object as the state has it; null where the state has none
     */
    record DryRunRequest(
            InstanceAddress address,
            String type,
            ObjectValue configuration,
            @Nullable ObjectValue recorded) {}

    /** One answer for each request. */
    Map<InstanceAddress, DryRunAnswer> dryRun(List<DryRunRequest> requests);
}
