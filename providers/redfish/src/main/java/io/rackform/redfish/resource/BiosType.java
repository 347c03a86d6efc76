package io.rackform.redfish.resource;

import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.redfish.bios.AttributeCheck;
import io.rackform.redfish.bios.BiosState;
import io.rackform.spi.Finding;
import io.rackform.spi.Impact;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code redfish_bios}: some of a server's BIOS attributes. */
public final class BiosType implements ServerPart {
    public static final String NAME = "redfish_bios";

    private static final int MOST_SHOWN = 5;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ResourceSchema schema() {
        BlockSchema block = BlockSchema.builder()
                .required(
                        BiosObject.ATTRIBUTES,
                        Type.map(Type.STRING),
                        "The BIOS attributes to set, by the names of the server's attribute registry. Attributes that are"
                                + " not named here are left alone. Numbers and booleans may be written as such.")
                .optional(
                        BiosObject.REBOOT,
                        Type.STRING,
                        "`now` (the default) restarts a running server once for all its changes; `wait` leaves the"
                                + " settings waiting for its next reset.")
                .build();
        return new ResourceSchema(
                1,
                block,
                "BIOS attributes of one server. They are checked against the server's own attribute registry while"
                        + " planning, dependencies between attributes included. Destroying the resource changes nothing on"
                        + " the server.");
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        List<Finding> findings = new ArrayList<>();
        String reboot = Fields.text(configuration, BiosObject.REBOOT);
        if (reboot != null && !reboot.equals("now") && !reboot.equals(BiosObject.WAIT)) {
            findings.add(Finding.error(
                    "Invalid reboot of BIOS settings",
                    "reboot is \"" + reboot + "\". It must be \"now\" (restart the server once for its changes) or"
                            + " \"wait\" (leave the settings waiting for the next reset).",
                    AttributePath.of(BiosObject.REBOOT)));
        }
        if (Fields.value(configuration, BiosObject.ATTRIBUTES) instanceof MapValue map) {
            map.elements().forEach((name, value) -> {
                if (value.isNull()) {
                    findings.add(Finding.error(
                            "BIOS attribute without a value",
                            "BIOS attribute " + name
                                    + " is null. Give it a value, or leave it out so that it stays as it is.",
                            AttributePath.of(BiosObject.ATTRIBUTES).key(name)));
                }
            });
        }
        return findings;
    }

    @Override
    public PlannedObject plan(PlanRequest request) {
        ObjectValue evidence = Evidence.of(request.live());
        BiosState state = evidence == null ? null : BiosObject.state(evidence);
        return evidence == null || state == null
                ? offline(request)
                : online(request, state, BiosObject.running(Evidence.power(evidence)));
    }

    /** The server cannot be asked yet: as configured, and a reset has to be expected where something changes. */
    private static PlannedObject offline(PlanRequest request) {
        ObjectValue wanted = request.configuration();
        Value before = Fields.value(request.recorded(), BiosObject.ATTRIBUTES);
        boolean changes = before == null || !before.equals(Fields.value(wanted, BiosObject.ATTRIBUTES));
        return new PlannedObject(
                wanted,
                List.of(),
                changes && !BiosObject.waits(wanted) ? reset("a reset, as far as known") : List.of(),
                List.of());
    }

    private static PlannedObject online(PlanRequest request, BiosState state, boolean running) {
        ObjectValue wanted = request.configuration();
        SortedMap<String, @Nullable String> texts = Fields.texts(wanted, BiosObject.ATTRIBUTES);
        List<Finding> findings = new ArrayList<>(AttributeCheck.check(state, texts));
        List<String> changed = texts.entrySet().stream()
                .filter(entry -> entry.getValue() == null || !state.isActive(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        boolean all = Fields.isUnknown(wanted, BiosObject.ATTRIBUTES);
        boolean resets = (all || !changed.isEmpty()) && running && !BiosObject.waits(wanted);
        if (resets) {
            othersWaiting(state, texts).ifPresent(findings::add);
        }
        return new PlannedObject(
                asRecorded(wanted, request.recorded(), state),
                List.of(),
                resets ? reset(all ? "BIOS attributes" : "BIOS: " + shown(changed)) : List.of(),
                findings);
    }

    private static List<Impact> reset(String detail) {
        return List.of(new Impact(Impact.Kind.REBOOT, detail));
    }

    private static String shown(List<String> names) {
        int more = names.size() - MOST_SHOWN;
        return String.join(", ", names.subList(0, Math.min(names.size(), MOST_SHOWN)))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static Optional<Finding> othersWaiting(BiosState state, SortedMap<String, @Nullable String> wanted) {
        String others = state.staged().entrySet().stream()
                .filter(entry -> !wanted.containsKey(entry.getKey()))
                .map(entry -> entry.getKey() + " = \"" + entry.getValue() + "\"")
                .limit(MOST_SHOWN)
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        "Other BIOS settings wait for the same reset",
                        "Somebody else left settings waiting on this server: " + others
                                + ". The reset makes them active too. Take them back on the server where that is not"
                                + " wanted."));
    }

    /** The configuration, but with the recorded writing of values that mean the same. */
    private static ObjectValue asRecorded(ObjectValue wanted, @Nullable ObjectValue recorded, BiosState state) {
        if (!(Fields.value(wanted, BiosObject.ATTRIBUTES) instanceof MapValue map)) {
            return wanted;
        }
        SortedMap<String, @Nullable String> before = Fields.texts(recorded, BiosObject.ATTRIBUTES);
        TreeMap<String, Value> planned = new TreeMap<>(map.elements());
        planned.replaceAll((name, value) -> {
            String known = before.get(name);
            if (known == null || !(value instanceof StringValue text)) {
                return value;
            }
            return state.registry().kind(name).same(known, text.value()) ? new StringValue(known) : value;
        });
        return wanted.with(BiosObject.ATTRIBUTES, new MapValue(Type.STRING, planned));
    }
}
