package io.rackform.engine.builtin;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.EphemeralOpener;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The "device" of built-in resources is the record itself: reading gives the record, applying gives what was planned. */
final class DataSession implements ProviderSession, EphemeralOpener {
    private final Outside outside;

    DataSession(Outside outside) {
        this.outside = outside;
    }

    @Override
    public Opening open(String type, ObjectValue configuration) {
        return type.equals(PasswordType.NAME)
                ? new Opening.Opened(new FixedLease(PasswordType.open(configuration)))
                : SecretType.open(configuration, outside);
    }

    @Override
    public String device() {
        return "this computer";
    }

    @Override
    public int parallelUnits() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Map<InstanceAddress, ReadOutcome> read(List<ReadRequest> requests) {
        Map<InstanceAddress, ReadOutcome> outcomes = HashMap.newHashMap(requests.size());
        for (ReadRequest request : requests) {
            ObjectValue identity = request.identity();
            ObjectValue found = identity == null ? request.recorded() : imported(identity);
            outcomes.put(
                    request.address(),
                    found == null ? new ReadOutcome.NotFound() : new ReadOutcome.Found(found, ObjectValue.EMPTY));
        }
        return outcomes;
    }

    /** Nothing is known of it but its name. */
    private static ObjectValue imported(ObjectValue identity) {
        return ObjectValue.of(Map.of(
                "id",
                Objects.requireNonNull(identity.get("id")),
                "input",
                NullValue.ANY,
                "output",
                NullValue.ANY,
                "triggers_replace",
                NullValue.ANY));
    }

    @Override
    public Map<InstanceAddress, ApplyOutcome> apply(ChangeUnit unit, ApplyMonitor monitor) {
        Map<InstanceAddress, ApplyOutcome> outcomes =
                HashMap.newHashMap(unit.edits().size());
        for (ChangeUnit.Edit edit : unit.edits()) {
            outcomes.put(
                    edit.address(),
                    ApplyOutcome.Applied.of(
                            edit.kind() == ChangeUnit.Kind.DELETE
                                    ? null
                                    : applied(Objects.requireNonNull(edit.planned()))));
        }
        return outcomes;
    }

    private static ObjectValue applied(ObjectValue planned) {
        Value input = planned.attributes().getOrDefault("input", NullValue.ANY);
        ObjectValue applied = planned.get("output") instanceof UnknownValue ? planned.with("output", input) : planned;
        return applied.get("id") instanceof UnknownValue
                ? applied.with("id", new StringValue(UUID.randomUUID().toString()))
                : applied;
    }

    @Override
    public void close() {}
}
