package io.rackform.engine.apply;

import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.eval.ConditionKey;
import io.rackform.engine.eval.Findings;
import io.rackform.engine.eval.PlainValues;
import io.rackform.engine.eval.WriteOnly;
import io.rackform.engine.execution.Operation;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Marks;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Values;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.Finding;
import io.rackform.spi.ProviderSession;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectStatus;
import io.rackform.state.RecordedObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs one unit: prepares its edits, makes the intents durable, sends them, looks again at what is in doubt, records. */
final class UnitRunner {
    private final ApplyInputs inputs;
    private final AppliedValues values;
    private final Recorder recorder;
    private final EditPreparation preparation;
    private final Tally tally;

    UnitRunner(ApplyInputs inputs, AppliedValues values, Recorder recorder, Tally tally) {
        this.inputs = inputs;
        this.values = values;
        this.recorder = recorder;
        this.preparation = new EditPreparation(inputs, values, recorder);
        this.tally = tally;
    }

    /** What went wrong; without errors the whole unit is done and recorded. */
    List<Diagnostic> run(Operation.ChangeUnitOperation unit, ProviderSession session) {
        Diagnostics diagnostics = new Diagnostics();
        List<PreparedEdit> edits = new ArrayList<>();
        for (Operation.Edit edit : unit.edits()) {
            Diagnostics own = new Diagnostics();
            preparation
                    .prepare(edit, session, tally.createdFirst(edit.object()), own)
                    .ifPresent(edits::add);
            diagnostics.addAll(own.list());
        }
        if (edits.size() < unit.edits().size() && !edits.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                            "Unit not sent",
                            "All changes of one step travel to " + session.device() + " together. One of them cannot be"
                                    + " made, as told above, so the others were not sent either: "
                                    + edits.stream()
                                            .map(edit -> edit.change().id().toString())
                                            .collect(Collectors.joining(", "))
                                    + ". The device is as it was. Mend what is wrong and apply again.")
                    .about(unit.provider()));
        }
        if (edits.size() < unit.edits().size() || diagnostics.hasErrors()) {
            return diagnostics.list();
        }
        boolean device = !inputs.language()
                .providers()
                .isBuiltIn(unit.edits().getFirst().object().address().resource().type());
        if (device) {
            recorder.intend(unit, edits);
        }
        Map<InstanceAddress, ApplyOutcome> outcomes = send(unit, edits, session);
        List<Change> changes = new ArrayList<>();
        for (PreparedEdit edit : edits) {
            settle(edit, outcome(edit, outcomes, session), session.device(), changes, diagnostics);
        }
        if (!changes.isEmpty()) {
            recorder.record(changes);
        }
        if (!diagnostics.hasErrors()) {
            edits.forEach(edit -> postconditions(edit, diagnostics));
        }
        return diagnostics.list();
    }

    /** Takes an object off the record. */
    void forget(ObjectId object) {
        recorder.record(List.of(new Change.Remove(object)));
        tally.forgotten.incrementAndGet();
    }

    /** An object that is not as it must be stays as it is, and stops whatever needs it. */
    private void postconditions(PreparedEdit edit, Diagnostics diagnostics) {
        InstanceAddress address = edit.change().id().address();
        ResourceBlock block = inputs.language().configuration().resource(address.resource());
        if (edit.kind() != ChangeUnit.Kind.DELETE
                && block != null
                && !block.lifecycle().postconditions().isEmpty()) {
            diagnostics.addAll(
                    values.conditions(new ConditionKey.Postconditions(address)).diagnostics());
        }
    }

    private Map<InstanceAddress, ApplyOutcome> send(
            Operation.ChangeUnitOperation unit, List<PreparedEdit> edits, ProviderSession session) {
        ChangeUnit sent = new ChangeUnit(
                inputs.runId() + "/" + unit.id(),
                edits.stream()
                        .map(edit -> new ChangeUnit.Edit(
                                edit.change().id().address(),
                                edit.change().id().address().resource().type(),
                                edit.kind(),
                                edit.configuration() == null ? null : PlainValues.of(edit.configuration()),
                                edit.prior(),
                                edit.planned()))
                        .toList());
        ApplyMonitor monitor = new ApplyMonitor() {
            @Override
            public void phase(String words) {
                inputs.listener().on(new ApplyEvent.Phase(unit, session.device(), words));
            }

            @Override
            public boolean stopping() {
                return inputs.stop().stopping();
            }
        };
        try {
            return session.apply(sent, monitor);
        } catch (RuntimeException fault) {
            Map<InstanceAddress, ApplyOutcome> all = new HashMap<>();
            edits.forEach(edit -> all.put(
                    edit.change().id().address(),
                    new ApplyOutcome.Indeterminate(List.of(Finding.error(
                            "Provider failed while applying",
                            "The provider failed while it changed " + session.device() + ": " + fault
                                    + ". This is a fault of the provider. Please report it.")))));
            return all;
        }
    }

    private ApplyOutcome outcome(
            PreparedEdit edit, Map<InstanceAddress, ApplyOutcome> outcomes, ProviderSession session) {
        ApplyOutcome outcome = outcomes.get(edit.change().id().address());
        if (outcome == null) {
            outcome = new ApplyOutcome.Indeterminate(List.of(Finding.error(
                    "Provider gave no outcome",
                    "The provider did not say what became of this change on " + session.device()
                            + ". This is a fault of the provider. Please report it.")));
        }
        return outcome instanceof ApplyOutcome.Indeterminate(List<Finding> findings)
                ? Doubt.lookAgain(edit, session, findings, inputs.stop())
                : outcome;
    }

    private void settle(
            PreparedEdit edit, ApplyOutcome outcome, String device, List<Change> changes, Diagnostics diagnostics) {
        InstanceChange change = edit.change();
        switch (outcome) {
            case ApplyOutcome.Applied(ObjectValue object, List<Finding> warnings) -> {
                report(warnings, change, diagnostics);
                if (edit.kind() == ChangeUnit.Kind.DELETE) {
                    changes.add(new Change.Remove(edit.target()));
                } else {
                    written(edit, Objects.requireNonNull(object), ObjectStatus.READY, changes);
                    kept(edit, object, device, diagnostics);
                }
                tally.count(edit.kind());
            }
            case ApplyOutcome.Partial(ObjectValue object, List<Finding> findings) -> {
                report(findings, change, diagnostics);
                written(
                        edit,
                        object,
                        edit.kind() == ChangeUnit.Kind.CREATE && edit.prior() == null
                                ? ObjectStatus.TAINTED
                                : ObjectStatus.READY,
                        changes);
            }
            case ApplyOutcome.Failed(List<Finding> findings) -> {
                report(findings, change, diagnostics);
                changes.add(new Change.Settle(edit.target()));
            }
            case ApplyOutcome.Indeterminate(List<Finding> findings) -> {
                report(findings, change, diagnostics);
                diagnostics.add(Diagnostic.error(
                                "Change in doubt",
                                "It is not known whether this object was "
                                        + Intent.Action.valueOf(edit.kind().name())
                                                .done() + " on " + device
                                        + ", and it cannot be read now. That is noted in the state: nothing is sent again"
                                        + " before the object was read. See that the device answers, then plan again.",
                                range(change))
                        .about(change.id()));
            }
        }
    }

    private BlockSchema schema(InstanceChange change) {
        return Objects.requireNonNull(inputs.language()
                        .providers()
                        .resourceType(change.id().address().resource().type()))
                .schema()
                .block();
    }

    /** Records an object as written. */
    private void written(PreparedEdit edit, ObjectValue given, ObjectStatus status, List<Change> changes) {
        InstanceChange change = edit.change();
        BlockSchema schema = schema(change);
        ObjectValue object = WriteOnly.without(given, schema);
        ObjectValue configuration = Objects.requireNonNull(edit.configuration());
        ObjectValue marked = Marks.restore(object, configuration, schema);
        RecordedObject deposed =
                change.action() == Action.REPLACE && !change.keptOnDestroy() && tally.createdFirst(change.id())
                        ? recorder.deposed(change)
                        : null;
        if (deposed != null) {
            changes.add(new Change.Put(deposed));
        }
        changes.add(new Change.Put(recorder.object(change, marked, status)));
        if (status == ObjectStatus.READY) {
            values.done(change.id().address(), marked);
        }
    }

    /** Checks that what was written is what was planned. */
    private void kept(PreparedEdit edit, ObjectValue given, String device, Diagnostics diagnostics) {
        ObjectValue object = WriteOnly.without(given, schema(edit.change()));
        String what = edit.planned() == null
                ? ""
                : Promise.broken(edit.planned(), object)
                        .map(path -> "\"" + path + "\" has another value than was planned")
                        .orElse("");
        if (what.isEmpty() && !Values.isWhollyKnown(object)) {
            what = "not all of it was read back, which is a fault of the provider";
        }
        // What the provider says is wrong explains a difference better than the difference does.
        if (!diagnostics.hasErrors() && !what.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                            "Result is not what was planned",
                            device + " took the change, but " + what
                                    + ". What the device has now is recorded, and what needs this object was not started."
                                    + " Plan again to see the difference.",
                            range(edit.change()))
                    .about(edit.change().id()));
        }
    }

    private @Nullable SourceRange range(InstanceChange change) {
        ResourceBlock block =
                inputs.language().configuration().resource(change.id().address().resource());
        return block == null ? null : block.range();
    }

    private void report(List<Finding> findings, InstanceChange change, Diagnostics diagnostics) {
        ResourceBlock block =
                inputs.language().configuration().resource(change.id().address().resource());
        findings.forEach(finding -> diagnostics.add(
                Findings.diagnostic(finding, block == null ? null : block.body(), range(change), change.id())));
    }
}
