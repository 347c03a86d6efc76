package io.rackform.redfish;

import io.rackform.lab.LabCertificates;
import io.rackform.lab.TrafficLog;
import io.rackform.lab.bmc.LabBmc;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.redfish.resource.Fields;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.ChangeUnit.Edit;
import io.rackform.spi.ChangeUnit.Kind;
import io.rackform.spi.Connection;
import io.rackform.spi.Finding;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import io.rackform.spi.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A simulated BMC with a session of the provider, driven as the engine does it: read, plan, apply, read again. */
final class LabServer implements AutoCloseable {
    static final LabCertificates CERTIFICATES = LabCertificates.create();
    static final RedfishProvider PROVIDER = new RedfishProvider();
    static final InstanceAddress BIOS = address("redfish_bios.this");
    static final InstanceAddress BOOT = address("redfish_boot.this");
    static final InstanceAddress POWER = address("redfish_power.this");

    final LabBmc bmc;
    final ProviderSession session;
    final List<String> phases = new ArrayList<>();
    boolean stopping;

    LabServer(Map<String, Object> options, Map<String, Value> provider) {
        Map<String, Object> all = new HashMap<>(Map.of("tls", false, "boot_time", "200ms", "retry_after", 0));
        all.putAll(options);
        bmc = LabBmc.create("node-1", all, CERTIFICATES);
        session = connect(provider);
    }

    LabServer(Map<String, Object> options) {
        this(options, Map.of());
    }

    ProviderSession connect(Map<String, Value> more) {
        return ((Connection.Connected) PROVIDER.connect(configuration(more), "node-1")).session();
    }

    ObjectValue configuration(Map<String, Value> more) {
        Map<String, Value> attributes = new TreeMap<>();
        PROVIDER.configuration()
                .attributes()
                .forEach((name, attribute) -> attributes.put(name, new NullValue(attribute.type())));
        attributes.put("endpoint", new StringValue(bmc.address()));
        attributes.put("insecure_http", BoolValue.of(bmc.address().startsWith("http:")));
        bmc.access().forEach((name, value) -> attributes.put(name, new StringValue(value)));
        attributes.put("reconnect_timeout", NumberValue.of(10));
        attributes.put("boot_timeout", NumberValue.of(20));
        attributes.putAll(more);
        return ObjectValue.of(attributes);
    }

    static InstanceAddress address(String text) {
        return AddressParser.parseInstance(text).orElseThrow();
    }

    static ObjectValue bios(Map<String, String> attributes) {
        return ObjectValue.of(Map.of("attributes", Fields.map(attributes), "reboot", new NullValue(Type.STRING)));
    }

    static ObjectValue bootOnce(String target) {
        return ObjectValue.of(Map.of(
                "target",
                new StringValue(target),
                "enabled",
                new NullValue(Type.STRING),
                "mode",
                new NullValue(Type.STRING),
                "boot_order",
                new NullValue(Type.list(Type.STRING)),
                "restart",
                new NullValue(Type.BOOL)));
    }

    static ObjectValue power(String state) {
        return ObjectValue.of(Map.of(
                "state",
                new StringValue(state),
                "reset_type",
                new NullValue(Type.STRING),
                "graceful_timeout",
                new NullValue(Type.NUMBER),
                "restart_trigger",
                new NullValue(Type.STRING)));
    }

    private static ResourceType type(InstanceAddress address) {
        String name = address.resource().type();
        return PROVIDER.resourceTypes().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    ReadOutcome read(InstanceAddress address, @Nullable ObjectValue recorded, @Nullable ObjectValue desired) {
        ReadRequest request = new ReadRequest(address, type(address).name(), recorded, desired);
        return Objects.requireNonNull(session.read(List.of(request)).get(address));
    }

    ReadOutcome.Found found(InstanceAddress address, @Nullable ObjectValue recorded, @Nullable ObjectValue desired) {
        return switch (read(address, recorded, desired)) {
            case ReadOutcome.Found found -> found;
            case ReadOutcome.NotFound ignored -> throw new AssertionError("not found: " + address);
            case ReadOutcome.Unreachable(List<Finding> findings) -> throw new AssertionError(findings.toString());
        };
    }

    PlannedObject plan(InstanceAddress address, ObjectValue wanted, @Nullable ObjectValue recorded) {
        return type(address).plan(new PlanRequest(address, wanted, recorded, read(address, recorded, wanted), null));
    }

    Edit edit(InstanceAddress address, ObjectValue wanted, @Nullable ObjectValue recorded) {
        PlannedObject planned = plan(address, wanted, recorded);
        ObjectValue prior = found(address, recorded, wanted).object();
        return new Edit(
                address,
                type(address).name(),
                recorded == null ? Kind.CREATE : Kind.UPDATE,
                wanted,
                prior,
                planned.planned());
    }

    Edit removal(InstanceAddress address, ObjectValue recorded) {
        return new Edit(address, type(address).name(), Kind.DELETE, null, recorded, null);
    }

    Map<InstanceAddress, ApplyOutcome> apply(Edit... edits) {
        return session.apply(new ChangeUnit("unit-1", List.of(edits)), new ApplyMonitor() {
            @Override
            public void phase(String words) {
                phases.add(words);
            }

            @Override
            public boolean stopping() {
                return stopping;
            }
        });
    }

    /** The object after an edit that went well. */
    static ObjectValue applied(Map<InstanceAddress, ApplyOutcome> outcomes, InstanceAddress address) {
        if (outcomes.get(address) instanceof ApplyOutcome.Applied(ObjectValue object, List<Finding> ignored)
                && object != null) {
            return object;
        }
        throw new AssertionError("not applied: " + outcomes.get(address));
    }

    /** The requests that changed something, without the prefix that all paths have. */
    List<String> writes() {
        return bmc.traffic().writes().stream()
                .map(TrafficLog.Entry::what)
                .map(what -> what.replace("/redfish/v1/Systems/1", ""))
                .toList();
    }

    long reads(String path) {
        return bmc.traffic().entries().stream()
                .filter(entry -> entry.what().equals("GET " + path))
                .count();
    }

    @Override
    public void close() {
        session.close();
        bmc.close();
    }
}
