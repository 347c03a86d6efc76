package io.rackform.engine.plan;

import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.refactor.Relocation;
import io.rackform.engine.refactor.Removals;
import io.rackform.engine.refresh.DeviceSessions;
import io.rackform.model.address.InstanceAddress;
import io.rackform.state.StateSnapshot;

/** What a plan is made from. */
public record PlanInputs(
        LanguageInputs language,
        Relocation relocation,
        Removals removals,
        DeviceSessions sessions,
        PlanOptions options) {
    /** What is recorded, at the addresses that the configuration uses. */
    public StateSnapshot prior() {
        return relocation.snapshot();
    }

    /** Whether a block says that the object is to be forgotten as it is, and so needs no look at its device. */
    boolean forgets(InstanceAddress address) {
        return !options.destroy() && removals.forgets(address);
    }

    Provenance provenance(InstanceAddress address) {
        InstanceAddress old = relocation.moves().get(address);
        // What is destroyed in any case is destroyed at whichever address.
        return old == null || options.destroy() ? Provenance.RECORDED : Provenance.moved(old);
    }
}
