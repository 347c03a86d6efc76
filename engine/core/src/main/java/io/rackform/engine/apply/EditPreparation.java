package io.rackform.engine.apply;

import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.eval.ConditionKey;
import io.rackform.engine.eval.ConditionResults;
import io.rackform.engine.eval.DesiredInstance;
import io.rackform.engine.eval.Findings;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.PlainValues;
import io.rackform.engine.eval.WriteOnly;
import io.rackform.engine.execution.Operation;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.refresh.ReadBatcher;
import io.rackform.model.address.AttributePath;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Values;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.Finding;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import io.rackform.spi.ResourceType;
import io.rackform.state.ObjectId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an edit from what was planned. Where something was unknown then, or the device could not be read, it is planned
 * again from what is known now, and must give what was shown.
 */
final class EditPreparation {
    private final ApplyInputs inputs;
    private final AppliedValues values;
    private final Recorder recorder;

    EditPreparation(ApplyInputs inputs, AppliedValues values, Recorder recorder) {
        this.inputs = inputs;
        this.values = values;
        this.recorder = recorder;
    }

    /** The edit, or nothing where a diagnostic says why it must not be sent. */
    Optional<PreparedEdit> prepare(
            Operation.Edit edit, ProviderSession session, boolean createdFirst, Diagnostics diagnostics) {
        InstanceChange change = Objects.requireNonNull(inputs.plan().changes().get(edit.object()));
        ObjectValue prior = plain(change.before());
        if (edit.kind() == Operation.EditKind.DELETE) {
            ObjectId target = createdFirst ? recorder.deposedId(change) : change.id();
            return Optional.of(new PreparedEdit(change, target, ChangeUnit.Kind.DELETE, null, prior, null));
        }
        ChangeUnit.Kind kind =
                edit.kind() == Operation.EditKind.CREATE ? ChangeUnit.Kind.CREATE : ChangeUnit.Kind.UPDATE;
        ObjectValue shown = Objects.requireNonNull(change.configuration());
        ObjectValue full = shown;
        if (inputs.plan().flow().guarded().contains(change.id().address())) {
            DesiredInstance desired = allowed(change, diagnostics);
            if (desired == null) {
                return Optional.empty();
            }
            full = WriteOnly.filled(shown, desired.configuration(), schema(change));
        }
        if (Values.isWhollyKnown(shown) && change.refreshed()) {
            return Optional.of(new PreparedEdit(
                    change,
                    change.id(),
                    kind,
                    full,
                    change.action() == Action.REPLACE ? null : prior,
                    plain(change.after())));
        }
        return planAgain(change, kind, session, diagnostics);
    }

    /** The configuration as it is now; null where a condition that was open while planning does not hold. */
    private @Nullable DesiredInstance allowed(InstanceChange change, Diagnostics diagnostics) {
        NodeResult<ConditionResults> preconditions =
                values.conditions(new ConditionKey.Preconditions(change.id().address()));
        diagnostics.addAll(preconditions.diagnostics());
        return diagnostics.hasErrors() ? null : desired(change, diagnostics);
    }

    private @Nullable DesiredInstance desired(InstanceChange change, Diagnostics diagnostics) {
        NodeResult<DesiredInstance> result = values.desired(change.id().address());
        diagnostics.addAll(result.diagnostics());
        DesiredInstance desired = result.answer().orElse(null);
        if (desired == null && !diagnostics.hasErrors()) {
            diagnostics.addAll(values.causes(new LanguageKey.Desired(change.id().address())));
        }
        if (desired == null && !diagnostics.hasErrors()) {
            throw new IllegalStateException(change.id() + " was asked for before its values are there");
        }
        return desired;
    }

    private static @Nullable ObjectValue plain(@Nullable ObjectValue value) {
        return value == null ? null : PlainValues.of(value);
    }

    private Optional<PreparedEdit> planAgain(
            InstanceChange change, ChangeUnit.Kind kind, ProviderSession session, Diagnostics diagnostics) {
        DesiredInstance desired = desired(change, diagnostics);
        if (desired == null) {
            return Optional.empty();
        }
        ResourceType type = Objects.requireNonNull(
                inputs.language().providers().resourceType(desired.block().type()));
        ObjectValue configuration = PlainValues.of(
                WriteOnly.without(desired.configuration(), type.schema().block()));
        boolean replaced = change.action() == Action.REPLACE;
        var recordedObject = inputs.prior().objects().get(change.id());
        ObjectValue recorded = replaced || recordedObject == null ? null : PlainValues.of(recordedObject.attributes());
        ReadOutcome live = replaced ? new ReadOutcome.NotFound() : read(session, change, recorded, configuration);
        if (live instanceof ReadOutcome.Unreachable(List<Finding> findings)) {
            report(findings, desired, diagnostics);
            return Optional.empty();
        }
        PlannedObject planned = type.plan(new PlanRequest(
                desired.address(), configuration, live instanceof ReadOutcome.NotFound ? null : recorded, live, null));
        ObjectValue visible = WriteOnly.without(planned.planned(), type.schema().block());
        report(planned.findings(), desired, diagnostics);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Optional<AttributePath> broken =
                change.after() == null ? Optional.empty() : Promise.broken(PlainValues.of(change.after()), visible);
        if (broken.isPresent() || (!replaced && !planned.replace().isEmpty())) {
            diagnostics.add(
                    different(change, broken.orElseGet(() -> planned.replace().getFirst()), desired));
            return Optional.empty();
        }
        return Optional.of(new PreparedEdit(
                change,
                change.id(),
                kind,
                desired.configuration(),
                live instanceof ReadOutcome.Found(ObjectValue object, var ignored) ? object : null,
                visible));
    }

    private BlockSchema schema(InstanceChange change) {
        ResourceType type = inputs.language()
                .providers()
                .resourceType(change.id().address().resource().type());
        return Objects.requireNonNull(type).schema().block();
    }

    private static ReadOutcome read(
            ProviderSession session, InstanceChange change, @Nullable ObjectValue recorded, ObjectValue configuration) {
        return ReadBatcher.readNow(
                session,
                new ReadRequest(
                        change.id().address(),
                        change.id().address().resource().type(),
                        recorded,
                        recorded == null ? configuration : null));
    }

    private static void report(List<Finding> findings, DesiredInstance desired, Diagnostics diagnostics) {
        findings.forEach(finding -> diagnostics.add(Findings.diagnostic(
                finding, desired.block().body(), desired.block().range(), desired.address())));
    }

    private static Diagnostic different(InstanceChange change, AttributePath path, DesiredInstance desired) {
        return Diagnostic.error(
                        "Change is not what was shown",
                        "What could not be known or read while planning is there now, and with it \"" + path
                                + "\" would not become what the plan showed. Nothing was sent for this object. Plan again"
                                + " to see the change as it is now.",
                        desired.block().range())
                .about(change.id());
    }
}
