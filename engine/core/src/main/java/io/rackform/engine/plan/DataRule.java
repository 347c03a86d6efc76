package io.rackform.engine.plan;

import io.rackform.engine.config.StaticReference;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.eval.DesiredInstance;
import io.rackform.engine.eval.Expansion;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.refresh.DataReading;
import io.rackform.engine.refresh.LiveKey;
import io.rackform.engine.refresh.LiveRules;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Grouping;
import io.rackform.state.ObjectId;
import java.util.List;

/** Plans a data source: read now where everything it needs is known and settled, else while applying. */
final class DataRule {
    private final PlanInputs inputs;

    DataRule(PlanInputs inputs) {
        this.inputs = inputs;
    }

    NodeResult<InstanceChange> planned(PlanKey.PlannedInstance key, Demand demand) {
        DesiredInstance desired =
                demand.ask(new LanguageKey.Desired(key.instance())).answer().orElse(null);
        if (desired == null) {
            return new NodeResult.Blocked<>(new LanguageKey.Desired(key.instance()));
        }
        if (waitsForChanges(desired, demand)) {
            ObjectValue expected = LiveRules.expected(
                    desired,
                    inputs.language().providers().dataSourceType(desired.block().type()));
            return NodeResult.ok(change(desired, Action.READ, expected, "a dependency has changes to be applied"));
        }
        return switch (demand.ask(new LiveKey.DataObject(key.instance()))
                .answer()
                .orElse(null)) {
            case null -> new NodeResult.Blocked<>(new LiveKey.DataObject(key.instance()));
            case DataReading.Read(ObjectValue object) -> NodeResult.ok(change(desired, Action.NO_OP, object, ""));
            case DataReading.Deferred(ObjectValue expected) ->
                NodeResult.ok(change(desired, Action.READ, expected, "its configuration is known only after apply"));
        };
    }

    /** Whether anything named in {@code depends_on} is going to change. */
    private boolean waitsForChanges(DesiredInstance desired, Demand demand) {
        for (StaticReference reference : desired.block().dependsOn()) {
            List<String> names = reference.names();
            if (names.size() < 2
                    || names.getFirst().equals("data")
                    || names.getFirst().equals("module")) {
                continue;
            }
            ResourceAddress resource = new ResourceAddress(
                    desired.address().resource().module(), ResourceMode.MANAGED, names.get(0), names.get(1));
            Expansion expansion = demand.ask(new LanguageKey.ResourceInstances(resource))
                    .answer()
                    .orElse(Expansion.UNKNOWN);
            for (InstanceKey instance : expansion.instances().keySet()) {
                InstanceAddress address = resource.instance(instance);
                if (demand.ask(new PlanKey.PlannedInstance(address))
                        .answer()
                        .filter(change -> change.action() != Action.NO_OP)
                        .isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static InstanceChange change(DesiredInstance desired, Action action, ObjectValue after, String note) {
        return new InstanceChange(
                new ObjectId(desired.address(), ""),
                desired.provider(),
                Grouping.SEPARATE,
                action,
                List.of(),
                null,
                after,
                desired.configuration(),
                List.of(),
                action == Action.NO_OP,
                false,
                List.of(),
                note);
    }
}
