package io.rackform.engine.plan;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.ResourceBlock;
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
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Values;
import io.rackform.spi.Grouping;
import io.rackform.state.ObjectId;
import java.util.ArrayList;
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
        if (waitsForChanges(desired.address(), desired.block(), demand)) {
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

    /** Whether anything is going to change that the block, or a call of its module, names in {@code depends_on}. */
    boolean waitsForChanges(InstanceAddress address, ResourceBlock block, Demand demand) {
        ModuleAddress module = address.resource().module();
        if (pending(module, block.dependsOn(), demand)) {
            return true;
        }
        for (ModuleAddress called = module; !called.isRoot(); called = called.parent()) {
            Module caller = inputs.language().configuration().module(called.parent());
            ModuleCall call = caller == null
                    ? null
                    : caller.calls().get(called.steps().getLast().name());
            if (call != null && pending(called.parent(), call.dependsOn(), demand)) {
                return true;
            }
        }
        return false;
    }

    private static boolean pending(ModuleAddress module, List<StaticReference> references, Demand demand) {
        for (StaticReference reference : references) {
            boolean pending = demand.ask(new PlanKey.PendingChanges(module, reference.names()))
                    .answer()
                    .orElse(false);
            if (pending) {
                return true;
            }
        }
        return false;
    }

    NodeResult<Boolean> pendingChanges(PlanKey.PendingChanges key, Demand demand) {
        List<String> names = key.names();
        if (names.size() < 2 || ResourceMode.ofReference(names.getFirst()) != ResourceMode.MANAGED) {
            return NodeResult.ok(false);
        }
        if (LanguageKey.isValue(names)) {
            return NodeResult.ok(isOpen(key, demand));
        }
        List<InstanceAddress> instances = names.getFirst().equals("module")
                ? inModule(key.module(), names.get(1), demand)
                : instances(
                        new ResourceAddress(key.module(), ResourceMode.MANAGED, names.get(0), names.get(1)), demand);
        for (InstanceAddress address : instances) {
            if (address.resource().mode() == ResourceMode.MANAGED
                    && demand.ask(new PlanKey.PlannedInstance(address))
                            .answer()
                            .filter(change -> change.action() != Action.NO_OP)
                            .isPresent()) {
                return NodeResult.ok(true);
            }
        }
        return NodeResult.ok(false);
    }

    /** Whether a variable or a local value has parts that changes are still to give. */
    private boolean isOpen(PlanKey.PendingChanges key, Demand demand) {
        Module module = inputs.language().configuration().module(key.module());
        return module != null
                && LanguageKey.value(module, key.module(), key.names())
                        .flatMap(value -> demand.ask(value).answer())
                        .filter(value -> !Values.isWhollyKnown(value))
                        .isPresent();
    }

    private static List<InstanceAddress> instances(ResourceAddress resource, Demand demand) {
        return demand
                .ask(new LanguageKey.ResourceInstances(resource))
                .answer()
                .orElse(Expansion.UNKNOWN)
                .instances()
                .keySet()
                .stream()
                .map(resource::instance)
                .toList();
    }

    private static List<InstanceAddress> inModule(ModuleAddress caller, String call, Demand demand) {
        List<InstanceAddress> found = new ArrayList<>();
        Expansion expansion = demand.ask(new LanguageKey.ModuleInstances(caller, call))
                .answer()
                .orElse(Expansion.UNKNOWN);
        for (InstanceKey key : expansion.instances().keySet()) {
            demand.ask(new PlanKey.PlannedModule(caller.child(call, key)))
                    .answer()
                    .ifPresent(extent -> found.addAll(extent.instances()));
        }
        return found;
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
                false,
                List.of(),
                Provenance.RECORDED,
                note);
    }
}
