package io.rackform.engine.apply;

import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.execution.ReplaceOrder;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.OutputChange;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Applies a plan: first recorded objects get their new addresses, then those that are new to the record are added, then what the devices showed by themselves is recorded,
 * then the graph runs, then the outputs.
 */
public final class Applier {
    private final ApplyInputs inputs;
    private final AppliedValues values;
    private final Recorder recorder;
    private final Tally tally;
    private final List<RecordedObject> unrecorded;

    public Applier(ApplyInputs planned) {
        this.unrecorded = new Recorder(planned).unrecorded();
        this.inputs = planned.withRelocation(planned.relocation().with(unrecorded));
        this.values = new AppliedValues(inputs);
        this.recorder = new Recorder(inputs);
        this.tally = new Tally(ReplaceOrder.createBeforeDestroy(inputs.plan()));
    }

    /** Only adds one imported object to the record, as it was found. */
    public void recordImported(InstanceAddress address) {
        try (values) {
            recorder.record(unrecorded.stream()
                    .filter(object -> object.id().address().equals(address))
                    .<Change>map(Change.Put::new)
                    .toList());
        }
    }

    public ApplyResult apply() {
        try (values) {
            return applied();
        }
    }

    private ApplyResult applied() {
        if (!inputs.relocation().changes().isEmpty()) {
            // In one record, and before anything else: an object is at one of its addresses at any time.
            recorder.record(inputs.relocation().changes());
        }
        if (!unrecorded.isEmpty()) {
            recorder.record(unrecorded.stream().<Change>map(Change.Put::new).toList());
        }
        recordWhatWasSeen();
        GraphRunner runner = new GraphRunner(inputs, values, new UnitRunner(inputs, values, recorder, tally));
        runner.run();
        Set<Diagnostic> diagnostics = new LinkedHashSet<>(runner.diagnostics());
        boolean failed = diagnostics.stream().anyMatch(Diagnostic::isError);
        values.nothingMoreIsDone();
        diagnostics.addAll(outputs());
        if (!inputs.plan().conditions().isEmpty() || !inputs.prior().checks().isEmpty()) {
            diagnostics.addAll(new ConditionRecorder(inputs, values, recorder).finish(failed));
        }
        values.close();
        diagnostics.addAll(values.ofLeases());
        return new ApplyResult(
                tally.created.get(),
                tally.updated.get(),
                tally.deleted.get(),
                tally.forgotten.get(),
                (int) inputs.plan().imports(),
                runner.skipped(),
                inputs.stop().stopping(),
                List.copyOf(diagnostics));
    }

    /** Objects that need no change, and objects that are gone: the record follows the device. */
    private void recordWhatWasSeen() {
        List<Change> seen = new ArrayList<>();
        Set<ObjectId> inDoubt =
                inputs.prior().inDoubt().stream().map(Intent::object).collect(Collectors.toSet());
        // What is to go and is gone already is only struck off the record.
        inputs.plan().changes().values().stream()
                .filter(change -> change.action() == Action.DELETE && change.before() == null)
                .forEach(change -> seen.add(new Change.Remove(change.id())));
        seen.addAll(RecordUpkeep.changes(inputs.plan(), inputs.use(), inputs.prior(), inputs.sessions()));
        inputs.plan().changes().values().stream()
                .filter(change -> change.refreshed() && inDoubt.contains(change.id()))
                .forEach(change -> seen.add(new Change.Settle(change.id())));
        if (!seen.isEmpty()) {
            recorder.record(seen);
        }
    }

    /** What is known of the outputs, whatever else went wrong; one that has no value yet keeps the one that it had. */
    private List<Diagnostic> outputs() {
        if (inputs.plan().outputs().stream().noneMatch(OutputChange::isChange)) {
            return List.of();
        }
        Diagnostics diagnostics = new Diagnostics();
        TreeMap<String, Value> outputs = new TreeMap<>(inputs.prior().outputs());
        for (OutputChange output : inputs.plan().outputs()) {
            if (output.after() == null) {
                outputs.remove(output.name());
            } else if (output.isChange()) {
                NodeResult<Value> result = values.output(output.name());
                diagnostics.addAll(result.diagnostics());
                result.answer().filter(Values::isWhollyKnown).ifPresent(value -> outputs.put(output.name(), value));
            }
        }
        outputs.values().removeIf(Value::isNull);
        recorder.record(List.of(new Change.SetOutputs(outputs)));
        return diagnostics.list();
    }
}
