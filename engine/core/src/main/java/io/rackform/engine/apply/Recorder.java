package io.rackform.engine.apply;

import io.rackform.engine.execution.Operation;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Marks;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Provider;
import io.rackform.spi.ResourceType;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectStatus;
import io.rackform.state.RecordedObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Writes the state: intents before a device hears of them, results before anything that depends on them starts. */
final class Recorder {
    private final ApplyInputs inputs;
    private final RecordedUse use;

    Recorder(ApplyInputs inputs) {
        this.inputs = inputs;
        this.use = new RecordedUse(inputs.use());
    }

    /** Makes the intents of a unit durable. */
    void intend(Operation.ChangeUnitOperation unit, List<PreparedEdit> edits) {
        inputs.journal()
                .intend(edits.stream()
                        .map(edit -> Intent.of(
                                unit.id(),
                                edit.change().id(),
                                unit.provider(),
                                Intent.Action.valueOf(edit.kind().name()),
                                edit.change().id().address().toString(),
                                fingerprint(edit.change().before()),
                                planned(edit)))
                        .toList());
    }

    /** What is sent, as it is known now: the next run may find nothing else that tells what this one was about to do. */
    private @Nullable ObjectValue planned(PreparedEdit edit) {
        ObjectValue planned = edit.planned();
        ObjectValue configuration = edit.configuration();
        ResourceType type = inputs.language()
                .providers()
                .resourceType(edit.change().id().address().resource().type());
        return planned == null || configuration == null || type == null
                ? edit.change().after()
                : Marks.restore(planned, configuration, type.schema().block());
    }

    /** A short form of what was seen before; only to tell sameness, never to restore. */
    private static String fingerprint(@Nullable ObjectValue before) {
        CRC32C sum = new CRC32C();
        sum.update(String.valueOf(before).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    void record(List<Change> changes) {
        inputs.journal().record(changes);
    }

    /** The record of an object that was written. */
    RecordedObject object(InstanceChange change, ObjectValue attributes, ObjectStatus status) {
        ProviderAddress address = change.provider();
        Provider provider = Objects.requireNonNull(inputs.language().providers().provider(address.provider()));
        ResourceType type = Objects.requireNonNull(inputs.language()
                .providers()
                .resourceType(change.id().address().resource().type()));
        return new RecordedObject(
                change.id(),
                address,
                provider.version(),
                type.schema().version(),
                status,
                attributes,
                use.of(change),
                change.createBeforeDestroy(),
                change.keptOnDestroy(),
                inputs.sessions()
                        .device(address, change.id().address().resource().type()));
    }

    /** The records of all objects that are on their devices but not on record yet, as they were found. */
    List<RecordedObject> unrecorded() {
        return inputs.plan().changes().values().stream()
                .filter(change -> change.provenance().isUnrecorded())
                .map(change -> object(change, Objects.requireNonNull(change.before()), ObjectStatus.READY))
                .toList();
    }

    /** The old object of a replacement that creates first: kept beside the new one until it is deleted. */
    @Nullable
    RecordedObject deposed(InstanceChange change) {
        RecordedObject old = inputs.prior().objects().get(change.id());
        return old == null ? null : old.withId(deposedId(change));
    }

    ObjectId deposedId(InstanceChange change) {
        CRC32C sum = new CRC32C();
        sum.update((inputs.runId() + change.id()).getBytes(StandardCharsets.UTF_8));
        return new ObjectId(change.id().address(), String.format("%08x", sum.getValue()));
    }
}
