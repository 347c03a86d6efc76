package io.rackform.engine.plan;

import io.rackform.engine.config.name.NameCheck;
import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.WriteOnly;
import io.rackform.engine.refactor.Coverage;
import io.rackform.engine.refactor.MoveCheck;
import io.rackform.engine.refresh.EphemeralLeases;
import io.rackform.engine.refresh.LiveKey;
import io.rackform.engine.refresh.LiveReading;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.Value;
import io.rackform.spi.ResourceType;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes a plan. */
public final class Planner {
    private final PlanInputs inputs;
    private final EphemeralLeases leases;
    private final Evaluation evaluation;

    public Planner(PlanInputs inputs) {
        this.inputs = inputs;
        this.leases = inputs.sessions().leases();
        this.evaluation = new Evaluation(new PlanRules(inputs, leases).rules());
    }

    /** The evaluation behind the plan, to explain it. */
    public Evaluation evaluation() {
        return evaluation;
    }

    public Plan plan() {
        try (leases) {
            return planned();
        }
    }

    private Plan planned() {
        List<Diagnostic> unplannable = unplannable();
        if (!unplannable.isEmpty()) {
            return Plan.failed(unplannable, inputs.prior().serial());
        }
        ModuleExtent extent = evaluation
                .ask(new PlanKey.PlannedModule(ModuleAddress.ROOT))
                .answer()
                .orElse(ModuleExtent.EMPTY);
        boolean destroy = inputs.options().destroy();
        List<InstanceAddress> wanted = destroy
                ? List.of()
                : extent.instances().stream().filter(this::targeted).sorted().toList();
        List<InstanceAddress> orphans = orphans(extent, destroy);
        evaluation.ask(new PlanKey.PlanRoot(wanted, orphans, extent.modules()));
        ImportPlan imports = new ImportPlan(inputs, evaluation, this::targeted);
        if (!destroy) {
            imports.collect(extent, instance -> isUnsure(extent, instance));
        }
        List<GeneratedResource> generated = imports.generate();
        SortedMap<ObjectId, InstanceChange> changes = changes();
        generated.forEach(resource -> imports.change(resource).ifPresent(change -> changes.put(change.id(), change)));
        List<Diagnostic> doubts = inputs.options().targets().isEmpty() ? forgottenDoubts(changes) : List.of();
        List<DeferredExpansion> deferred = destroy ? List.of() : deferred(extent, changes);
        Diagnostics ofOutputs = new Diagnostics();
        List<OutputChange> outputs = inputs.options().targets().isEmpty()
                ? outputs(destroy)
                : TargetedOutputs.of(inputs, changes, ofOutputs);
        knowDevices(changes.values());
        leases.close();
        List<PlannedCondition> conditions = destroy ? List.of() : ConditionReport.of(evaluation);
        List<Diagnostic> diagnostics = diagnostics(extent, changes.values(), imports, ofOutputs);
        diagnostics.addAll(ConditionReport.open(conditions));
        boolean failed = diagnostics.stream().anyMatch(Diagnostic::isError);
        if (!failed) { // else what could not be planned would look as if nobody asked for it
            diagnostics.addAll(doubts);
        }
        return new Plan(
                changes,
                drift(),
                outputs,
                deferred,
                inputs.relocation().moves(),
                generated,
                failed ? ValueFlow.EMPTY : flow(changes),
                conditions,
                diagnostics,
                inputs.prior().serial(),
                inputs.language().configuration().root().origin().tree().commit());
    }

    /** Moves that stop everything. */
    private List<Diagnostic> unplannable() {
        List<Diagnostic> faults = new ArrayList<>(inputs.relocation().diagnostics().stream()
                .filter(Diagnostic::isError)
                .toList());
        faults.addAll(MovedTargets.excluded(
                inputs.relocation().moves(), inputs.options().targets()));
        return faults;
    }

    /** Without a refresh no device was asked for yet, but those that are changed have to be known. */
    private void knowDevices(Collection<InstanceChange> changes) {
        changes.stream()
                .filter(InstanceChange::isChange)
                .map(InstanceChange::provider)
                .distinct()
                .forEach(provider -> evaluation.ask(new LiveKey.Session(provider)));
    }

    /** Everything that was found on the way, but for conditions. */
    private List<Diagnostic> diagnostics(
            ModuleExtent extent, Collection<InstanceChange> changes, ImportPlan imports, Diagnostics ofOutputs) {
        List<Diagnostic> diagnostics = new ArrayList<>(NameCheck.merged(
                NameCheck.check(
                        inputs.language().configuration(), inputs.language().providers()::declaredType),
                evaluation.diagnostics()));
        ofOutputs.list().stream().filter(found -> !diagnostics.contains(found)).forEach(diagnostics::add);
        diagnostics.addAll(leases.diagnostics());
        diagnostics.addAll(imports.diagnostics());
        diagnostics.addAll(inputs.removals().faults());
        Forgotten.warning(changes).ifPresent(diagnostics::add);
        OtherDevices.warning(changes, inputs.prior(), inputs.sessions()).ifPresent(diagnostics::add);
        List<Diagnostic> faults =
                MoveCheck.planned(inputs.language().configuration(), extent.modules(), extent.instances());
        // What came of moves that are wrong in themselves says nothing.
        diagnostics.addAll(faults.isEmpty() ? inputs.relocation().diagnostics() : faults);
        return diagnostics;
    }

    private boolean targeted(InstanceAddress instance) {
        return inputs.options().targets().isEmpty()
                || inputs.options().targets().stream().anyMatch(target -> Coverage.covers(target, instance));
    }

    /** Recorded objects that are not wanted. What is not known to be unwanted is left alone. */
    private List<InstanceAddress> orphans(ModuleExtent extent, boolean destroy) {
        Set<InstanceAddress> kept = destroy ? Set.of() : new HashSet<>(extent.instances());
        boolean some = destroy && !inputs.options().targets().isEmpty();
        Set<InstanceAddress> dependents = some ? Dependents.of(inputs.prior(), this::targeted) : Set.of();
        return inputs.prior().objects().keySet().stream()
                .filter(id -> id.deposedKey().isEmpty())
                .map(ObjectId::address)
                .filter(instance -> !kept.contains(instance))
                .filter(instance -> targeted(instance) || dependents.contains(instance))
                .filter(instance -> destroy || !isUnsure(extent, instance))
                .toList();
    }

    /** Whether it is not known yet which instances there are round this one. */
    private static boolean isUnsure(ModuleExtent extent, InstanceAddress instance) {
        return extent.deferred().stream().anyMatch(address -> Coverage.covers(address, instance))
                || extent.failed().stream().anyMatch(address -> Coverage.covers(address, instance));
    }

    private SortedMap<ObjectId, InstanceChange> changes() {
        TreeMap<ObjectId, InstanceChange> changes = new TreeMap<>();
        for (PlanKey.PlannedInstance key : evaluation.keys(PlanKey.PlannedInstance.class)) {
            evaluation
                    .ask(key)
                    .answer()
                    .map(change -> change.provenance().isUnrecorded()
                            ? change.withRecordedDependencies(ImportDependencies.of(
                                    evaluation, change.id().address()))
                            : change)
                    .ifPresent(change -> changes.put(change.id(), change));
        }
        for (PlanKey.PlannedOrphan key : evaluation.keys(PlanKey.PlannedOrphan.class)) {
            evaluation.ask(key).answer().ifPresent(change -> changes.put(change.id(), change));
        }
        deposed()
                .forEach(id -> evaluation
                        .ask(new PlanKey.PlannedDeposed(id))
                        .answer()
                        .ifPresent(change -> changes.put(change.id(), change)));
        return changes;
    }

    /** The blocks that are planned in the next round; the changes that need something of them are left to it too. */
    private List<DeferredExpansion> deferred(ModuleExtent extent, SortedMap<ObjectId, InstanceChange> changes) {
        List<DeferredExpansion> deferred = new ArrayList<>(
                extent.deferred().stream().map(DeferredExpansion::new).toList());
        if (!deferred.isEmpty()) {
            LateChanges late = new LateChanges(evaluation);
            changes.values().removeIf(change -> {
                boolean waits = change.action() != Action.NO_OP
                        && late.isLate(change.id().address());
                if (waits) {
                    deferred.add(new DeferredExpansion(change.id().address()));
                }
                return waits;
            });
        }
        return deferred;
    }

    /** What replacements that were not finished have left over. */
    private List<ObjectId> deposed() {
        return inputs.prior().objects().keySet().stream()
                .filter(id -> id.isDeposed() && targeted(id.address()))
                .toList();
    }

    /** Changes whose outcome is not known, of objects that nobody asks for any more: no read would ever settle them. */
    private List<Diagnostic> forgottenDoubts(SortedMap<ObjectId, InstanceChange> changes) {
        return inputs.prior().inDoubt().stream()
                .filter(intent -> !changes.containsKey(intent.object()))
                .map(intent -> Diagnostic.warning(
                                "Change in doubt outside of the configuration",
                                "An earlier run ended before it was known whether this object was "
                                        + intent.action().done()
                                        + ". It is neither recorded nor in the configuration now, so it may be on the"
                                        + " device of " + intent.provider()
                                        + " where nothing manages it. Look there, or put the block back and plan again.")
                        .about(intent.object()))
                .toList();
    }

    private List<Drift> drift() {
        List<Drift> drift = new ArrayList<>();
        for (LiveKey.LiveObject key : evaluation.keys(LiveKey.LiveObject.class)) {
            RecordedObject recorded = inputs.prior().objects().get(new ObjectId(key.instance(), ""));
            if (recorded != null
                    && evaluation.ask(key) instanceof NodeResult.Ok<LiveReading>(LiveReading reading, var ignored)) {
                DriftReport.of(recorded, reading).ifPresent(drift::add);
            }
        }
        return drift;
    }

    private List<OutputChange> outputs(boolean destroy) {
        SortedMap<String, Value> before = inputs.prior().outputs();
        Set<String> declared =
                inputs.language().configuration().root().outputs().keySet();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(declared);
        List<OutputChange> outputs = new ArrayList<>();
        for (String name : names) {
            Value after = destroy || !declared.contains(name)
                    ? null
                    : evaluation
                            .ask(new LanguageKey.OutputValue(ModuleAddress.ROOT, name))
                            .answer()
                            .filter(value -> !value.isNull())
                            .orElse(null);
            if (before.get(name) != null || after != null) {
                outputs.add(new OutputChange(name, before.get(name), after));
            }
        }
        return outputs;
    }

    private ValueFlow flow(SortedMap<ObjectId, InstanceChange> changes) {
        Set<InstanceAddress> changing = changes.values().stream()
                .filter(change -> change.action() != Action.NO_OP && change.after() != null)
                .map(change -> change.id().address())
                .collect(Collectors.toCollection(TreeSet::new));
        if (changing.isEmpty()) {
            return ValueFlow.EMPTY;
        }
        Set<ProviderAddress> deletingThrough = changes.values().stream()
                .filter(change -> change.action() == Action.DELETE || change.action() == Action.REPLACE)
                .map(InstanceChange::provider)
                .collect(Collectors.toSet());
        return new FlowBuilder(evaluation, changing).build(deletingThrough).guarding(withWriteOnly(changing));
    }

    /** Those whose write-only values are evaluated only while applying, when whatever they come from is done. */
    private Set<InstanceAddress> withWriteOnly(Set<InstanceAddress> changing) {
        Set<InstanceAddress> found = new HashSet<>();
        for (InstanceAddress address : changing) {
            ResourceType type = inputs.language()
                    .providers()
                    .resourceType(address.resource().type());
            if (type != null && type.schema().block().holdsWriteOnly()) {
                evaluation
                        .ask(new LanguageKey.Desired(address))
                        .answer()
                        .filter(desired -> !WriteOnly.values(
                                        desired.configuration(), type.schema().block())
                                .isEmpty())
                        .ifPresent(desired -> found.add(address));
            }
        }
        return found;
    }
}
