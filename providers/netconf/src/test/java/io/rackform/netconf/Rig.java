package io.rackform.netconf;

import io.rackform.lab.LabDevice;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.Connection;
import io.rackform.spi.Finding;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plays the engine for one device: keeps what is recorded, reads, plans and applies in its order. */
final class Rig implements AutoCloseable {
    private static final NetconfProvider PROVIDER = new NetconfProvider();

    final ProviderSession session;
    final List<String> phases = new ArrayList<>();
    private final Map<String, ObjectValue> recorded = new TreeMap<>();
    private Map<InstanceAddress, ReadOutcome> lastRead = Map.of();
    private int units;

    /** What is wanted of one resource. */
    record Wish(String name, ObjectValue configuration) {
        static Wish of(String name, String config) {
            return new Wish(name, Rig.configuration(config));
        }

        Wish keys(Map<String, String> keys) {
            TreeMap<String, Value> values = new TreeMap<>();
            keys.forEach((key, value) -> values.put(key, new StringValue(value)));
            return new Wish(name, configuration.with("keys", new MapValue(Type.STRING, values)));
        }

        Wish ordered(String... names) {
            List<Value> values = new ArrayList<>();
            List.of(names).forEach(each -> values.add(new StringValue(each)));
            return new Wish(name, configuration.with("ordered", new ListValue(Type.STRING, values)));
        }
    }

    Rig(ProviderSession session) {
        this.session = session;
    }

    static Rig of(LabDevice device) {
        return of(settings(device));
    }

    static Rig of(Map<String, ? extends Value> settings) {
        return new Rig(connect(settings));
    }

    static ProviderSession connect(Map<String, ? extends Value> settings) {
        return switch (PROVIDER.connect(ObjectValue.of(settings), "sw1")) {
            case Connection.Connected(ProviderSession connected) -> connected;
            case Connection.Refused(List<Finding> findings) -> throw new AssertionError(findings);
        };
    }

    static Map<String, Value> settings(LabDevice device) {
        TreeMap<String, Value> settings = new TreeMap<>();
        String[] parts = device.address().split(":");
        settings.put("host", new StringValue(parts[0]));
        settings.put("port", NumberValue.of(Long.parseLong(parts[1])));
        device.access().forEach((name, value) -> settings.put(name, new StringValue(value)));
        settings.put("timeout", NumberValue.of(5));
        settings.put("confirm_timeout", NumberValue.of(6));
        return settings;
    }

    static ObjectValue configuration(String config) {
        return ObjectValue.of(Map.of(
                "config", new StringValue(config),
                "keys", new NullValue(Type.map(Type.STRING)),
                "ordered", new NullValue(Type.list(Type.STRING))));
    }

    static InstanceAddress address(String name) {
        return new ResourceAddress(ModuleAddress.ROOT, ResourceMode.MANAGED, "netconf_config", name)
                .instance(InstanceKey.none());
    }

    /** The recorded object's attribute as text. */
    String recorded(String name, String attribute) {
        return text(Objects.requireNonNull(recorded.get(name)), attribute);
    }

    /** The recorded object's attribute, whatever it is. */
    String shown(String name, String attribute) {
        return String.valueOf(Objects.requireNonNull(recorded.get(name)).get(attribute));
    }

    static String text(ObjectValue object, String attribute) {
        return object.get(attribute) instanceof StringValue(String text) ? text : "";
    }

    Map<InstanceAddress, ReadOutcome> read(Wish... wishes) {
        List<ReadRequest> requests = new ArrayList<>();
        for (Wish wish : wishes) {
            ObjectValue before = recorded.get(wish.name());
            requests.add(new ReadRequest(
                    address(wish.name()), "netconf_config", before, before == null ? wish.configuration() : null));
        }
        return session.read(requests);
    }

    /** Takes an object for recorded. */
    void record(String name, ObjectValue object) {
        recorded.put(name, object);
    }

    Map<String, PlannedObject> plan(Wish... wishes) {
        Map<InstanceAddress, ReadOutcome> live = read(wishes);
        lastRead = live;
        Map<String, PlannedObject> planned = new LinkedHashMap<>();
        for (Wish wish : wishes) {
            InstanceAddress address = address(wish.name());
            planned.put(
                    wish.name(),
                    new ConfigType()
                            .plan(new PlanRequest(
                                    address,
                                    wish.configuration(),
                                    live.get(address) instanceof ReadOutcome.NotFound
                                            ? null
                                            : recorded.get(wish.name()),
                                    Objects.requireNonNull(live.get(address)),
                                    null)));
        }
        return planned;
    }

    PlannedObject planOne(Wish wish) {
        return Objects.requireNonNull(plan(wish).get(wish.name()));
    }

    /** Whether nothing is to be done for what is wanted. */
    boolean isInSync(Wish wish) {
        return planOne(wish).planned().equals(live(wish))
                && planOne(wish).findings().isEmpty();
    }

    /** The object as a read finds it. */
    ObjectValue live(Wish wish) {
        return switch (Objects.requireNonNull(read(wish).get(address(wish.name())))) {
            case ReadOutcome.Found(ObjectValue object, Value ignored) -> object;
            case ReadOutcome.NotFound _ -> ObjectValue.EMPTY;
            case ReadOutcome.Unreachable(List<Finding> findings) -> throw new AssertionError(findings);
        };
    }

    /** Plans and applies in one unit. */
    Map<String, ApplyOutcome> apply(Wish... wishes) {
        Map<String, PlannedObject> planned = plan(wishes);
        return applyPlanned(planned, wishes);
    }

    ApplyOutcome applyOne(Wish wish) {
        return Objects.requireNonNull(apply(wish).get(wish.name()));
    }

    Map<String, ApplyOutcome> applyPlanned(Map<String, PlannedObject> planned, Wish... wishes) {
        List<ChangeUnit.Edit> edits = new ArrayList<>();
        Map<InstanceAddress, ReadOutcome> live = lastRead;
        for (Wish wish : wishes) {
            ObjectValue before = recorded.get(wish.name());
            ObjectValue prior =
                    live.get(address(wish.name())) instanceof ReadOutcome.Found(ObjectValue found, Value ignored)
                            ? found
                            : null;
            edits.add(new ChangeUnit.Edit(
                    address(wish.name()),
                    "netconf_config",
                    before == null || prior == null ? ChangeUnit.Kind.CREATE : ChangeUnit.Kind.UPDATE,
                    wish.configuration(),
                    prior,
                    Objects.requireNonNull(planned.get(wish.name())).planned()));
        }
        return run(edits);
    }

    ApplyOutcome delete(String name) {
        return Objects.requireNonNull(run(List.of(deletion(name))).get(name));
    }

    ChangeUnit.Edit deletion(String name) {
        return new ChangeUnit.Edit(
                address(name), "netconf_config", ChangeUnit.Kind.DELETE, null, recorded.get(name), null);
    }

    Map<String, ApplyOutcome> run(List<ChangeUnit.Edit> edits) {
        Map<InstanceAddress, ApplyOutcome> outcomes =
                session.apply(new ChangeUnit("unit-" + units++, edits), monitor());
        Map<String, ApplyOutcome> byName = new LinkedHashMap<>();
        outcomes.forEach((address, outcome) -> {
            String name = address.resource().name();
            byName.put(name, outcome);
            switch (outcome) {
                case ApplyOutcome.Applied applied -> {
                    if (applied.object() == null) {
                        recorded.remove(name);
                    } else {
                        kept(promised(edits, address), applied.object());
                        recorded.put(name, applied.object());
                    }
                }
                case ApplyOutcome.Partial partial -> recorded.put(name, partial.object());
                case ApplyOutcome.Failed _ -> {}
                case ApplyOutcome.Indeterminate _ -> {}
            }
        });
        return byName;
    }

    private static ObjectValue promised(List<ChangeUnit.Edit> edits, InstanceAddress address) {
        return edits.stream()
                .filter(edit -> edit.address().equals(address))
                .findFirst()
                .map(ChangeUnit.Edit::planned)
                .orElse(ObjectValue.EMPTY);
    }

    /** What was known in the plan must be so afterwards, and all must be known. */
    private static void kept(ObjectValue planned, ObjectValue object) {
        if (!Values.isWhollyKnown(object)) {
            throw new AssertionError("not wholly known: " + object);
        }
        planned.attributes().forEach((name, value) -> {
            if (Values.isWhollyKnown(value) && !value.equals(object.get(name))) {
                throw new AssertionError(name + " was planned as " + value + " and is " + object.get(name));
            }
        });
    }

    private ApplyMonitor monitor() {
        return new ApplyMonitor() {
            @Override
            public void phase(String words) {
                phases.add(words);
            }

            @Override
            public boolean stopping() {
                return false;
            }
        };
    }

    /** All that a failed outcome tells the user. */
    static String told(@Nullable ApplyOutcome outcome) {
        List<Finding> findings = switch (Objects.requireNonNull(outcome)) {
            case ApplyOutcome.Applied applied -> applied.warnings();
            case ApplyOutcome.Partial partial -> partial.findings();
            case ApplyOutcome.Failed failed -> failed.findings();
            case ApplyOutcome.Indeterminate doubt -> doubt.findings();
        };
        StringBuilder out = new StringBuilder();
        findings.forEach(finding -> out.append(finding.summary())
                .append(": ")
                .append(finding.detail())
                .append('\n'));
        return out.toString();
    }

    static String told(@Nullable ReadOutcome outcome) {
        return outcome instanceof ReadOutcome.Unreachable(List<Finding> findings) ? findings.toString() : "";
    }

    @Override
    public void close() {
        session.close();
    }
}
