package io.rackform.engine.plan;

import io.rackform.model.address.Address;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Grouping;
import io.rackform.spi.Impact;
import io.rackform.state.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one object.
 *
 * @param causes why it is replaced; empty for every other action
 * @param before the object as it is now, read or recorded; null where there is none
 * @param after the object as it will be; null where it goes
 * @param configuration what the block says now, marks kept; null where there is no block
 * @param impact what the change does to the device beside the change
 * @param refreshed whether the device was read; false where it could not be yet
 * @param createBeforeDestroy the order of a replacement
 * @param keptOnDestroy whether the object is forgotten where it would be destroyed: here, or once its block is gone
 * @param provenance how the object comes to this address
 * @param note why, where the action alone does not tell: "no longer in the configuration"
 */
public record InstanceChange(
        ObjectId id,
        ProviderAddress provider,
        Grouping grouping,
        Action action,
        List<ReplaceCause> causes,
        @Nullable ObjectValue before,
        @Nullable ObjectValue after,
        @Nullable ObjectValue configuration,
        List<Impact> impact,
        boolean refreshed,
        boolean createBeforeDestroy,
        boolean keptOnDestroy,
        List<Address> recordedDependencies,
        Provenance provenance,
        String note) {
    public InstanceChange {
        causes = List.copyOf(causes);
        impact = List.copyOf(impact);
        recordedDependencies = List.copyOf(recordedDependencies);
    }

    InstanceChange withRecordedDependencies(List<Address> dependencies) {
        return new InstanceChange(
                id,
                provider,
                grouping,
                action,
                causes,
                before,
                after,
                configuration,
                impact,
                refreshed,
                createBeforeDestroy,
                keptOnDestroy,
                dependencies,
                provenance,
                note);
    }

    /** Whether the plan has anything to say of it. */
    public boolean isShown() {
        return action != Action.NO_OP || provenance.isNews();
    }

    /** Whether anything is sent to the device. */
    public boolean isChange() {
        return action != Action.NO_OP && action != Action.READ && action != Action.FORGET;
    }
}
