package io.rackform.engine.plan;

import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.eval.DesiredInstance;
import io.rackform.engine.eval.Findings;
import io.rackform.engine.eval.ImportRequest;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.PlainValues;
import io.rackform.engine.eval.WriteOnly;
import io.rackform.engine.refresh.LiveKey;
import io.rackform.engine.refresh.LiveReading;
import io.rackform.engine.refresh.SessionState;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.DryRunAnswer;
import io.rackform.spi.DryRunner;
import io.rackform.spi.Grouping;
import io.rackform.spi.Impact;
import io.rackform.spi.NaturalKey;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.Provider;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ResourceType;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectStatus;
import io.rackform.state.RecordedObject;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans one managed instance: gathers the facts, asks its type, and lets {@link ActionRule} decide. */
final class InstanceRule {
    private final PlanInputs inputs;

    /** What interrupted runs were about to create, by object. */
    private final Map<ObjectId, Intent> creations = new HashMap<>();

    InstanceRule(PlanInputs inputs) {
        this.inputs = inputs;
        inputs.prior().inDoubt().stream()
                .filter(intent -> intent.action() == Intent.Action.CREATE)
                .forEach(intent -> creations.put(intent.object(), intent));
    }

    NodeResult<InstanceChange> planned(PlanKey.PlannedInstance key, Demand demand) {
        InstanceAddress address = key.instance();
        DesiredInstance desired =
                demand.ask(new LanguageKey.Desired(address)).answer().orElse(null);
        if (desired == null) {
            return new NodeResult.Blocked<>(new LanguageKey.Desired(address));
        }
        LiveKey<LiveReading> look = look(desired);
        LiveReading reading = demand.ask(look).answer().orElse(null);
        if (reading == null) {
            return new NodeResult.Blocked<>(look);
        }
        ResourceType type = Objects.requireNonNull(
                inputs.language().providers().resourceType(desired.block().type()));
        Diagnostics diagnostics = new Diagnostics();
        Known known = known(desired, type, reading, demand, diagnostics);
        if (diagnostics.hasErrors()) {
            return new NodeResult.Failed<>(diagnostics.list());
        }
        RecordedObject recorded = known.recorded();
        ObjectValue current = asItIs(recorded, reading);
        ObjectValue configuration = IgnoredChanges.apply(
                desired.block().lifecycle(),
                WriteOnly.without(desired.configuration(), type.schema().block()),
                current,
                type.schema().block());
        Facts facts = facts(desired, type, configuration, recorded, reading, demand);
        PlannedObject planned = planned(type, facts.request());
        report(planned, desired, diagnostics);
        if (diagnostics.hasErrors()) {
            return new NodeResult.Failed<>(diagnostics.list());
        }
        List<String> triggers = ReplaceTriggers.fired(desired, demand, diagnostics);
        ActionRule.Decision decision = ActionRule.decide(new ActionRule.Facts(
                facts.before(),
                planned.planned(),
                planned.replace(),
                recorded != null && recorded.status() == ObjectStatus.TAINTED,
                inputs.options().replace().contains(address),
                triggers));
        if (decision.action() == Action.REPLACE) {
            planned = planned(type, facts.requestForNew());
            report(planned, desired, diagnostics);
            preventDestroy(desired.address(), desired.block(), "replace this object", demand, diagnostics);
            createdFirst(desired, type, facts.before(), planned.planned(), diagnostics);
        }
        if (diagnostics.hasErrors()) {
            return new NodeResult.Failed<>(diagnostics.list());
        }
        return new NodeResult.Ok<>(
                change(desired, type, configuration, recorded, current, reading, planned, decision, known.provenance()),
                diagnostics.list());
    }

    /** Where to look: on the device that is to be changed. */
    private LiveKey<LiveReading> look(DesiredInstance desired) {
        RecordedObject recorded = inputs.prior().objects().get(ObjectId.current(desired.address()));
        return recorded == null || recorded.provider().equals(desired.provider())
                ? new LiveKey.LiveObject(desired.address())
                : new LiveKey.Elsewhere(desired.address());
    }

    /**
     * What is known of an instance before its device is asked what would change.
     *
     * @param recorded null where it is new
     */
    private record Known(@Nullable RecordedObject recorded, Provenance provenance) {}

    /** The record of an instance; else the one that an import or an interrupted run's intent gives it. */
    private Known known(
            DesiredInstance desired, ResourceType type, LiveReading reading, Demand demand, Diagnostics diagnostics) {
        InstanceAddress address = desired.address();
        ObjectId id = ObjectId.current(address);
        RecordedObject recorded = inputs.prior().objects().get(id);
        if (recorded != null) {
            return new Known(recorded, inputs.provenance(address));
        }
        ImportRequest request = demand.ask(new LanguageKey.ImportOf(address))
                .answer()
                .flatMap(found -> found)
                .orElse(null);
        if (request != null) {
            return new Known(
                    ImportedObject.of(request, desired, type, provider(desired), reading, diagnostics),
                    Provenance.imported(request.name()));
        }
        RecordedObject recovered = RecoveredObject.of(creations.get(id), desired, type, provider(desired), reading);
        return new Known(recovered, recovered == null ? inputs.provenance(address) : Provenance.RECOVERED);
    }

    private Provider provider(DesiredInstance desired) {
        return Objects.requireNonNull(
                inputs.language().providers().provider(desired.provider().provider()));
    }

    /** What the type says, without what is never recorded. */
    private static PlannedObject planned(ResourceType type, PlanRequest request) {
        PlannedObject planned = type.plan(request);
        return new PlannedObject(
                WriteOnly.without(planned.planned(), type.schema().block()),
                planned.replace(),
                planned.impact(),
                planned.findings());
    }

    /**
     * What an instance is planned from.
     *
     * @param before the recorded object as it is now; null where it is not recorded or is gone
     */
    private record Facts(PlanRequest request, @Nullable ObjectValue before) {
        PlanRequest requestForNew() {
            return new PlanRequest(request.address(), request.configuration(), null, new ReadOutcome.NotFound(), null);
        }
    }

    /** A recorded object with what the device says of it now; null where it is not recorded or is gone. */
    private static @Nullable ObjectValue asItIs(@Nullable RecordedObject recorded, LiveReading reading) {
        if (recorded == null) {
            return null;
        }
        return switch (reading) {
            case LiveReading.NotRead ignored -> recorded.attributes();
            case LiveReading.Read(ReadOutcome.Found(ObjectValue live, var ignored)) ->
                Marks.carry(recorded.attributes(), live);
            case LiveReading.Read ignored -> null;
        };
    }

    private Facts facts(
            DesiredInstance desired,
            ResourceType type,
            ObjectValue configuration,
            @Nullable RecordedObject recorded,
            LiveReading reading,
            Demand demand) {
        ReadOutcome outcome = reading instanceof LiveReading.Read(ReadOutcome read) ? read : null;
        boolean gone = outcome instanceof ReadOutcome.NotFound;
        ObjectValue known = recorded == null || gone ? null : PlainValues.of(recorded.attributes());
        ObjectValue before =
                known != null && outcome instanceof ReadOutcome.Found(ObjectValue live, var ignored) ? live : known;
        ObjectValue plain = PlainValues.of(configuration);
        DryRunAnswer dryRun = outcome == null ? null : dryRun(desired, type, plain, known, demand);
        return new Facts(new PlanRequest(desired.address(), plain, known, outcome, dryRun), before);
    }

    private static @Nullable DryRunAnswer dryRun(
            DesiredInstance desired,
            ResourceType type,
            ObjectValue configuration,
            @Nullable ObjectValue recorded,
            Demand demand) {
        SessionState state =
                demand.ask(new LiveKey.Session(desired.provider())).answer().orElse(null);
        if (state instanceof SessionState.Ready(ProviderSession session)
                && session instanceof DryRunner runner
                && runner.dryRuns(type.name())) {
            return runner.dryRun(List.of(
                            new DryRunner.DryRunRequest(desired.address(), type.name(), configuration, recorded)))
                    .get(desired.address());
        }
        return null;
    }

    private static void report(PlannedObject planned, DesiredInstance desired, Diagnostics diagnostics) {
        planned.findings()
                .forEach(finding -> diagnostics.add(Findings.diagnostic(
                        finding, desired.block().body(), desired.block().range(), desired.address())));
    }

    private static void preventDestroy(
            InstanceAddress address, ResourceBlock block, String doing, Demand demand, Diagnostics diagnostics) {
        if (block.lifecycle().preventDestroyWhen() != null
                && demand.ask(new LanguageKey.DestroyPrevented(address.resource()))
                        .answer()
                        .orElse(true)) {
            diagnostics.add(Diagnostic.error(
                            "Instance cannot be destroyed",
                            "The plan would " + doing
                                    + ", but \"prevent_destroy\" in its block forbids that. Change what"
                                    + " makes it go, or take the argument off if it may be destroyed.",
                            block.range())
                    .about(address));
        }
    }

    /** Two objects of one name cannot be on a device at the same time. */
    private static void createdFirst(
            DesiredInstance desired,
            ResourceType type,
            @Nullable ObjectValue before,
            ObjectValue planned,
            Diagnostics diagnostics) {
        if (before == null
                || !desired.block().lifecycle().createBeforeDestroy()
                || !(type instanceof NaturalKey named)) {
            return;
        }
        Optional<String> old = named.naturalKey(before);
        if (old.isPresent() && old.equals(named.naturalKey(planned))) {
            diagnostics.add(Diagnostic.error(
                            "Replacement of the same name cannot come first",
                            "The block has \"create_before_destroy = true\", but the new object is " + old.get()
                                    + " as the old one is, and both cannot be there at the same time. Give the new one"
                                    + " another name with each change, or take the argument off.",
                            desired.block().range())
                    .about(desired.address()));
        }
    }

    private static InstanceChange change(
            DesiredInstance desired,
            ResourceType type,
            ObjectValue configuration,
            @Nullable RecordedObject recorded,
            @Nullable ObjectValue current,
            LiveReading reading,
            PlannedObject planned,
            ActionRule.Decision decision,
            Provenance provenance) {
        ObjectValue there = recorded == null
                        && reading instanceof LiveReading.Read(ReadOutcome.Found(ObjectValue live, var ignored))
                ? live
                : current;
        ObjectValue before = there == null
                ? null
                : Marks.restore(there, configuration, type.schema().block());
        return new InstanceChange(
                new ObjectId(desired.address(), ""),
                desired.provider(),
                type.grouping(),
                decision.action(),
                decision.causes(),
                before,
                Marks.restore(planned.planned(), configuration, type.schema().block()),
                configuration,
                decision.action() == Action.NO_OP ? List.of() : impact(type, recorded, reading, planned, decision),
                reading instanceof LiveReading.Read,
                desired.block().lifecycle().createBeforeDestroy(),
                !desired.block().lifecycle().destroys(),
                recorded == null ? List.of() : recorded.dependencies(),
                provenance,
                "");
    }

    /** What the block says now, else what it said last. */
    private boolean isKept(RecordedObject recorded) {
        ResourceBlock block = inputs.language()
                .configuration()
                .resource(recorded.id().address().resource());
        return block == null ? recorded.keptOnDestroy() : !block.lifecycle().destroys();
    }

    /** What a change does beside; a replacement also does what the deletion of the old object does. */
    private static List<Impact> impact(
            ResourceType type,
            @Nullable RecordedObject recorded,
            LiveReading reading,
            PlannedObject planned,
            ActionRule.Decision decision) {
        if (decision.action() != Action.REPLACE || recorded == null) {
            return planned.impact();
        }
        Set<Impact> both = new LinkedHashSet<>(planned.impact());
        both.addAll(Deletion.impact(type, recorded, reading));
        return List.copyOf(both);
    }

    private String orphanNote(InstanceAddress address) {
        InstanceAddress movedFrom = inputs.provenance(address).movedFrom();
        return inputs.options().destroy()
                ? ""
                : movedFrom == null
                        ? "it is not in the configuration"
                        : movedFrom + " was moved to " + address + ", which is not in the configuration";
    }

    /** A recorded object that nothing in the configuration wants: it goes, unless it is gone already. */
    NodeResult<InstanceChange> orphan(PlanKey.PlannedOrphan key, Demand demand) {
        RecordedObject recorded = inputs.prior().objects().get(new ObjectId(key.instance(), ""));
        LiveReading reading = inputs.forgets(key.instance())
                ? new LiveReading.NotRead()
                : demand.ask(new LiveKey.LiveObject(key.instance())).answer().orElse(null);
        if (recorded == null || reading == null) {
            return new NodeResult.Blocked<>(new LiveKey.LiveObject(key.instance()));
        }
        Action action = inputs.forgets(key.instance()) || isKept(recorded) ? Action.FORGET : Action.DELETE;
        Diagnostics diagnostics = new Diagnostics();
        ResourceBlock block =
                inputs.language().configuration().resource(key.instance().resource());
        if (block != null && action == Action.DELETE) {
            preventDestroy(key.instance(), block, "destroy this object", demand, diagnostics);
        }
        if (diagnostics.hasErrors()) {
            return new NodeResult.Failed<>(diagnostics.list());
        }
        ResourceType type = inputs.language()
                .providers()
                .resourceType(key.instance().resource().type());
        ObjectValue before = reading instanceof LiveReading.Read(ReadOutcome.Found(ObjectValue live, var ignored))
                ? Marks.carry(recorded.attributes(), live)
                : reading instanceof LiveReading.NotRead ? recorded.attributes() : null;
        return NodeResult.ok(new InstanceChange(
                recorded.id(),
                recorded.provider(),
                type == null ? Grouping.SEPARATE : type.grouping(),
                action,
                List.of(),
                before,
                null,
                null,
                action == Action.FORGET || before == null ? List.of() : Deletion.impact(type, recorded, reading),
                reading instanceof LiveReading.Read,
                recorded.createBeforeDestroy(),
                isKept(recorded),
                recorded.dependencies(),
                inputs.provenance(key.instance()),
                orphanNote(key.instance())));
    }
}
