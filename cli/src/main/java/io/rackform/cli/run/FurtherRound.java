package io.rackform.cli.run;

import io.rackform.engine.plan.DeferredExpansion;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.OutputAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.address.ResourceAddress;
import java.util.List;

/**
 * What a further round may do under the approval of the first: create and change what belongs to the blocks that were shown
 * as deferred. Anything else was not seen by whoever approved.
 */
final class FurtherRound {
    private FurtherRound() {}

    /** The changes of a plan that do not belong to any of the deferred blocks. */
    static List<InstanceChange> notApproved(Plan plan, List<DeferredExpansion> deferred) {
        return plan.changes().values().stream()
                .filter(InstanceChange::isChange)
                .filter(change -> deferred.stream()
                        .noneMatch(block -> covers(block.address(), change.id().address())))
                .toList();
    }

    /** Whether the instance is of the block; the keys of its last call or of the resource itself were not known. */
    static boolean covers(Address block, InstanceAddress instance) {
        ModuleAddress inside = instance.resource().module();
        return switch (block) {
            case ResourceAddress resource -> resource.equals(instance.resource());
            case InstanceAddress other -> other.equals(instance);
            case ModuleAddress call -> {
                int depth = call.steps().size();
                yield depth > 0
                        && inside.steps().size() >= depth
                        && inside.steps()
                                .subList(0, depth - 1)
                                .equals(call.steps().subList(0, depth - 1))
                        && inside.steps()
                                .get(depth - 1)
                                .name()
                                .equals(call.steps().get(depth - 1).name());
            }
            case ProviderAddress ignored -> false;
            case OutputAddress ignored -> false;
        };
    }
}
