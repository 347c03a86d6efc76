package io.rackform.engine.plan;

import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.refresh.LiveKey;
import io.rackform.engine.refresh.LiveReading;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Grouping;
import io.rackform.spi.Impact;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ResourceType;
import io.rackform.state.RecordedObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans the old object of a replacement that was not finished: it goes, whatever the configuration wants now. */
final class DeposedRule {
    private final PlanInputs inputs;

    DeposedRule(PlanInputs inputs) {
        this.inputs = inputs;
    }

    NodeResult<InstanceChange> planned(PlanKey.PlannedDeposed key, Demand demand) {
        RecordedObject object = Objects.requireNonNull(inputs.prior().objects().get(key.object()));
        boolean kept = object.keptOnDestroy() || inputs.forgets(object.id().address());
        LiveReading reading = kept
                ? new LiveReading.NotRead()
                : demand.ask(new LiveKey.Deposed(key.object())).answer().orElse(null);
        if (reading == null) {
            return new NodeResult.Blocked<>(new LiveKey.Deposed(key.object()));
        }
        ResourceType type = inputs.language()
                .providers()
                .resourceType(object.id().address().resource().type());
        ObjectValue before = before(object, reading);
        List<Impact> impact = kept || before == null ? List.of() : Deletion.impact(type, object, reading);
        return NodeResult.ok(new InstanceChange(
                object.id(),
                object.provider(),
                Grouping.SEPARATE,
                kept ? Action.FORGET : Action.DELETE,
                List.of(),
                before,
                null,
                null,
                impact,
                reading instanceof LiveReading.Read,
                false,
                kept,
                object.dependencies(),
                Provenance.RECORDED,
                "it is left over from a replacement that was not finished"));
    }

    /** As it is now; null where it is gone already. */
    private static @Nullable ObjectValue before(RecordedObject object, LiveReading reading) {
        return switch (reading) {
            case LiveReading.NotRead ignored -> object.attributes();
            case LiveReading.Read(ReadOutcome.Found(ObjectValue live, var ignored)) ->
                Marks.carry(object.attributes(), live);
            case LiveReading.Read ignored -> null;
        };
    }
}
