package io.rackform.engine.plan;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeKey;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.demand.Rules;
import io.rackform.engine.eval.ConditionKey;
import io.rackform.engine.eval.Expansion;
import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.LanguageRules;
import io.rackform.engine.refresh.EphemeralLeases;
import io.rackform.engine.refresh.LiveKey;
import io.rackform.engine.refresh.LiveReading;
import io.rackform.engine.refresh.LiveRules;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.value.Mark;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import java.util.ArrayList;
import java.util.List;

/** The rules of the planning phase: those of the language and of live readings, and what is planned from both. */
final class PlanRules {
    private final PlanInputs inputs;
    private final EphemeralLeases leases;
    private final InstanceRule instances;
    private final DataRule dataSources;
    private final DeposedRule deposed;

    PlanRules(PlanInputs inputs, EphemeralLeases leases) {
        this.leases = leases;
        this.inputs = inputs;
        this.instances = new InstanceRule(inputs);
        this.dataSources = new DataRule(inputs);
        this.deposed = new DeposedRule(inputs);
    }

    Rules rules() {
        LanguageInputs language = inputs.language();
        Rules.Builder rules = Rules.builder();
        new LanguageRules(language, !inputs.options().destroy()).addTo(rules);
        new LiveRules(
                        language,
                        inputs.prior(),
                        inputs.sessions(),
                        leases,
                        inputs.options().refresh(),
                        object -> inputs.forgets(object.id().address()))
                .addTo(rules);
        return rules.on(LanguageKey.InstanceObject.class, this::value)
                .on(PlanKey.PlannedInstance.class, this::planned)
                .on(PlanKey.PlannedOrphan.class, instances::orphan)
                .on(PlanKey.PlannedDeposed.class, deposed::planned)
                .on(PlanKey.PendingChanges.class, dataSources::pendingChanges)
                .on(PlanKey.PlannedModule.class, this::module)
                .on(PlanKey.PlanRoot.class, this::root)
                .on(PlanKey.ReadUnconfigured.class, PlanRules::read)
                .build(LanguageRules.cycles(language));
    }

    private NodeResult<InstanceChange> planned(PlanKey.PlannedInstance key, Demand demand) {
        return key.instance().resource().mode() == ResourceMode.DATA
                ? dataSources.planned(key, demand)
                : instances.planned(key, demand);
    }

    /** What references give while planning: the object as it will be. */
    private NodeResult<Value> value(LanguageKey.InstanceObject key, Demand demand) {
        InstanceAddress address = key.instance();
        if (address.resource().mode() == ResourceMode.EPHEMERAL) {
            return ephemeral(address, demand);
        }
        if (inputs.options().destroy() && address.resource().mode() == ResourceMode.MANAGED) {
            RecordedObject recorded = inputs.prior().objects().get(new ObjectId(address, ""));
            return NodeResult.ok(recorded == null ? unknown(address) : recorded.attributes());
        }
        return switch (demand.ask(new PlanKey.PlannedInstance(address))) {
            case NodeResult.Ok<InstanceChange>(InstanceChange change, var ignored) ->
                NodeResult.ok(change.after() == null ? unknown(address) : change.after());
            case NodeResult.Failed<InstanceChange> ignored ->
                new NodeResult.Blocked<>(new PlanKey.PlannedInstance(address));
            case NodeResult.Blocked<InstanceChange>(NodeKey<?> by) -> new NodeResult.Blocked<>(by);
        };
    }

    /** Opened while planning where nothing it waits for is going to change. */
    private NodeResult<Value> ephemeral(InstanceAddress address, Demand demand) {
        ResourceBlock block = inputs.language().configuration().resource(address.resource());
        if (block != null && dataSources.waitsForChanges(address, block, demand)) {
            return NodeResult.ok(UnknownValue.ANY.withMark(Mark.EPHEMERAL));
        }
        return demand.ask(new LiveKey.EphemeralObject(address));
    }

    private Value unknown(InstanceAddress address) {
        return UnknownValue.of(inputs.language().providers().objectType(address.resource()));
    }

    /** Finds what there is in a module. */
    private NodeResult<ModuleExtent> module(PlanKey.PlannedModule key, Demand demand) {
        Module module = inputs.language().configuration().module(key.module());
        List<InstanceAddress> found = new ArrayList<>();
        List<ModuleAddress> modules = new ArrayList<>(List.of(key.module()));
        List<Address> deferred = new ArrayList<>();
        List<Address> failed = new ArrayList<>();
        if (module == null) {
            return NodeResult.ok(ModuleExtent.EMPTY);
        }
        for (ResourceBlock block : module.resources().values()) {
            if (block.mode() == ResourceMode.EPHEMERAL) {
                continue;
            }
            ResourceAddress resource = new ResourceAddress(key.module(), block.mode(), block.type(), block.name());
            switch (demand.ask(new LanguageKey.ResourceInstances(resource))) {
                case NodeResult.Ok<Expansion>(Expansion expansion, var ignored)
                when expansion.kind() == Expansion.Kind.UNKNOWN -> deferred.add(resource);
                case NodeResult.Ok<Expansion>(Expansion expansion, var ignored) ->
                    expansion.instances().keySet().forEach(instance -> found.add(resource.instance(instance)));
                case NodeResult.Failed<Expansion> ignored -> failed.add(resource);
                case NodeResult.Blocked<Expansion> ignored -> failed.add(resource);
            }
        }
        for (ModuleCall call : module.calls().values()) {
            called(key.module(), call, demand, found, modules, deferred, failed);
        }
        return NodeResult.ok(new ModuleExtent(found, modules, deferred, failed));
    }

    private static void called(
            ModuleAddress caller,
            ModuleCall call,
            Demand demand,
            List<InstanceAddress> found,
            List<ModuleAddress> modules,
            List<Address> deferred,
            List<Address> failed) {
        Expansion expansion = demand.ask(new LanguageKey.ModuleInstances(caller, call.name()))
                .answer()
                .orElse(null);
        ModuleAddress all = caller.child(call.name(), InstanceKey.none());
        if (expansion == null) {
            failed.add(all);
        } else if (expansion.kind() == Expansion.Kind.UNKNOWN) {
            deferred.add(all);
        } else {
            for (InstanceKey instance : expansion.instances().keySet()) {
                demand.ask(new PlanKey.PlannedModule(caller.child(call.name(), instance)))
                        .answer()
                        .ifPresent(extent -> {
                            found.addAll(extent.instances());
                            modules.addAll(extent.modules());
                            deferred.addAll(extent.deferred());
                            failed.addAll(extent.failed());
                        });
            }
        }
    }

    /** Evaluates everything in a module that has a value, so that faults show even where nobody uses it. */
    private void values(ModuleAddress address, Demand demand) {
        Module module = inputs.language().configuration().module(address);
        if (module == null) {
            return;
        }
        boolean whole = inputs.options().targets().isEmpty();
        if (whole || address.isRoot()) { // what a module is given may come from objects that no target needs
            module.variables().keySet().forEach(name -> demand.ask(new LanguageKey.VariableValue(address, name)));
        }
        if (!inputs.options().destroy() && whole) {
            module.locals().keySet().forEach(name -> demand.ask(new LanguageKey.LocalValue(address, name)));
            module.outputs().keySet().forEach(name -> demand.ask(new LanguageKey.OutputValue(address, name)));
            module.resources().values().stream()
                    .filter(block -> block.mode() == ResourceMode.EPHEMERAL)
                    .forEach(block -> written(address, block, demand));
            module.checks().keySet().forEach(name -> demand.ask(new ConditionKey.Assertions(address, name)));
        }
    }

    /** An ephemeral resource that nobody uses is not opened, but it must be right. */
    private static void written(ModuleAddress module, ResourceBlock block, Demand demand) {
        ResourceAddress resource = new ResourceAddress(module, block.mode(), block.type(), block.name());
        demand.ask(new LanguageKey.ResourceInstances(resource))
                .answer()
                .ifPresent(expansion -> expansion
                        .instances()
                        .keySet()
                        .forEach(key -> demand.ask(new LanguageKey.Desired(resource.instance(key)))));
    }

    /** What nobody refers to must be as it must be too. */
    private void postconditions(InstanceAddress address, Demand demand) {
        ResourceBlock block = inputs.language().configuration().resource(address.resource());
        if (block != null && !block.lifecycle().postconditions().isEmpty()) {
            demand.ask(new ConditionKey.Postconditions(address));
        }
    }

    private static NodeResult<Boolean> read(PlanKey.ReadUnconfigured key, Demand demand) {
        demand.askAll(key.instances().stream()
                .<NodeKey<LiveReading>>map(LiveKey.Unconfigured::new)
                .toList());
        return NodeResult.ok(true);
    }

    /** Plans everything: what needs devices at the same time, the rest one after the other. */
    private NodeResult<Boolean> root(PlanKey.PlanRoot key, Demand demand) {
        List<NodeKey<InstanceChange>> remote = new ArrayList<>();
        List<NodeKey<InstanceChange>> local = new ArrayList<>();
        for (InstanceAddress address : key.instances()) {
            boolean builtIn =
                    inputs.language().providers().isBuiltIn(address.resource().type());
            (builtIn ? local : remote).add(new PlanKey.PlannedInstance(address));
        }
        key.orphans().forEach(address -> remote.add(new PlanKey.PlannedOrphan(address)));
        demand.askAll(remote);
        local.forEach(demand::ask);
        key.instances().forEach(address -> postconditions(address, demand));
        key.modules().forEach(module -> values(module, demand));
        return NodeResult.ok(true);
    }
}
