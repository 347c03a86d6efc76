package io.rackform.engine.run;

import io.rackform.engine.config.CommandImport;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.state.ObjectId;
import io.rackform.state.StateSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One import that a person orders by hand: the object is planned as an {@code import} block would have it, and then only recorded.
 *
 * @param id what the device calls the object
 */
public record ImportOrder(InstanceAddress to, String id) {
    /** Why there is nothing to plan; empty where there is. */
    public Optional<Diagnostic> refusal(Configuration configuration, StateSnapshot recorded) {
        if (recorded.objects().containsKey(ObjectId.current(to))) {
            return Optional.of(alreadyRecorded());
        }
        ResourceAddress resource = to.resource();
        Module module = configuration.module(resource.module());
        if (module != null && configuration.resource(resource) == null) {
            String name = resource.type() + "." + resource.name();
            return Optional.of(Diagnostic.error(
                    "Resource to import is not declared",
                    "There is no block for " + resource + "."
                            + Suggestion.didYouMean(name, module.resources().keySet())
                            + " Write it first: resource \"" + resource.type() + "\" \"" + resource.name()
                            + "\" { ... }. To let \"rackform plan -generate-config-out=FILE\" write it from what is on the"
                            + " device, write an \"import\" block in place of this command."));
        }
        return Optional.empty();
    }

    private Diagnostic alreadyRecorded() {
        return Diagnostic.error(
                "Object is managed already",
                "Something is recorded as " + to + " already. To take another object to this address, first remove the"
                        + " recorded one with \"rackform state rm\", which leaves it on its device.");
    }

    Configuration in(Configuration configuration) {
        return CommandImport.into(configuration, to, id);
    }

    static PlanOptions options(InstanceAddress to) {
        return new PlanOptions(false, true, List.of(to), Set.of());
    }

    /** What the plan found for it; empty where it has not come to this address yet. */
    public Optional<InstanceChange> found(Planned planned) {
        return Optional.ofNullable(planned.plan().changes().get(ObjectId.current(to)))
                .filter(change -> change.provenance().isImported());
    }

    /** Why a plan without errors has not found it. */
    public Diagnostic notFound() {
        return Diagnostic.error(
                "Object cannot be imported yet",
                "Whether there is an instance " + to + " is not known before something else is applied: its count or"
                        + " for_each, or that of a module round it, depends on it. Apply that first, then import.");
    }
}
