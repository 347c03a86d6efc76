package io.rackform.redfish.resource;

import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.Finding;
import io.rackform.spi.Impact;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code redfish_boot}: from where a server boots. */
public final class BootType implements ServerPart {
    public static final String NAME = "redfish_boot";

    private static final List<String> KINDS = List.of(BootObject.ONCE, "Continuous", BootObject.DISABLED);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ResourceSchema schema() {
        BlockSchema block = BlockSchema.builder()
                .optional(
                        BootObject.TARGET,
                        Type.STRING,
                        "From where to boot in place of the boot order, for example `Pxe`, `Hdd`, `Cd`, `UefiHttp`.")
                .optionalComputed(
                        BootObject.ENABLED,
                        Type.STRING,
                        "`Once` (the default with a target), `Continuous` or `Disabled`. An override for once that was used"
                                + " up is no drift.")
                .optionalComputed(BootObject.MODE, Type.STRING, "`UEFI` or `Legacy`; the server's own where not set.")
                .optional(
                        BootObject.ORDER,
                        Type.list(Type.STRING),
                        "The first boot options in order, by their references, for example `Boot0003`. Others follow in"
                                + " the order that they have.")
                .optional(
                        BootObject.RESTART,
                        Type.BOOL,
                        "Whether a running server is restarted when the override changes. Default false: it counts from the"
                                + " next boot, which another change of the same server may bring.")
                .build();
        return new ResourceSchema(
                1,
                block,
                "Boot source override and boot order of one server. Destroying the resource disables an override that it"
                        + " owns, and leaves the boot order as it is.");
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        List<Finding> findings = new ArrayList<>();
        boolean target = Fields.isSet(configuration, BootObject.TARGET);
        if (!target && !Fields.isSet(configuration, BootObject.ORDER)) {
            findings.add(Finding.error(
                    "Nothing to boot from",
                    "The resource sets neither target nor boot_order, so it would change nothing. Set one of them."));
        }
        if (!target) {
            for (String name : List.of(BootObject.ENABLED, BootObject.MODE)) {
                if (Fields.isSet(configuration, name)) {
                    findings.add(Finding.error(
                            "Boot override without a target",
                            name + " is set, but target is not. Set target, or remove " + name + ".",
                            AttributePath.of(name)));
                }
            }
        }
        String enabled = Fields.text(configuration, BootObject.ENABLED);
        if (enabled != null && !KINDS.contains(enabled)) {
            findings.add(Finding.error(
                    "Invalid kind of boot override",
                    "enabled is \"" + enabled + "\". It must be one of " + String.join(", ", KINDS) + ".",
                    AttributePath.of(BootObject.ENABLED)));
        }
        List<String> order = Fields.list(configuration, BootObject.ORDER);
        if (new HashSet<>(order).size() != order.size()) {
            findings.add(Finding.error(
                    "Boot option named twice",
                    "boot_order is " + String.join(", ", order) + ". Name each boot option once.",
                    AttributePath.of(BootObject.ORDER)));
        }
        return findings;
    }

    @Override
    public PlannedObject plan(PlanRequest request) {
        ObjectValue wanted = request.configuration();
        ObjectValue evidence = Evidence.of(request.live());
        ObjectValue before = Before.of(request);
        ObjectValue planned = wanted;
        if (Fields.isSet(wanted, BootObject.TARGET)) {
            if (!Fields.isSet(wanted, BootObject.ENABLED)) {
                planned = planned.with(BootObject.ENABLED, new StringValue(BootObject.ONCE));
            }
            if (!Fields.isSet(wanted, BootObject.MODE)) {
                planned = planned.with(BootObject.MODE, mode(before, evidence));
            }
        }
        boolean restarts = Fields.flag(wanted, BootObject.RESTART)
                && (evidence == null || BiosObject.running(Evidence.power(evidence)))
                && (request.recorded() == null || differs(planned, before));
        return new PlannedObject(
                planned,
                List.of(),
                restarts ? List.of(new Impact(Impact.Kind.REBOOT, "boot from " + shown(planned))) : List.of(),
                evidence == null ? List.of() : findings(wanted, evidence));
    }

    private static String shown(ObjectValue planned) {
        String target = Fields.text(planned, BootObject.TARGET);
        return target == null ? "another source" : target;
    }

    /** As it is: what was recorded for an override that was used up, else what the server has; null where it has none. */
    private static Value mode(@Nullable ObjectValue before, @Nullable ObjectValue evidence) {
        String known = Fields.text(before, BootObject.MODE);
        if (known == null && evidence == null) {
            return UnknownValue.of(Type.STRING);
        }
        return Fields.orNull(known == null ? Fields.text(evidence, "mode") : known);
    }

    private static boolean differs(ObjectValue planned, @Nullable ObjectValue before) {
        return List.of(BootObject.ENABLED, BootObject.TARGET, BootObject.MODE, BootObject.ORDER).stream()
                .anyMatch(name -> !Objects.equals(Fields.value(planned, name), Fields.value(before, name)));
    }

    private static List<Finding> findings(ObjectValue wanted, ObjectValue evidence) {
        List<Finding> findings = new ArrayList<>();
        Evidence.notAmong(
                        evidence,
                        "targets",
                        Fields.text(wanted, BootObject.TARGET),
                        "boot override target",
                        BootObject.TARGET)
                .ifPresent(findings::add);
        Evidence.notAmong(
                        evidence,
                        "kinds",
                        Fields.text(wanted, BootObject.ENABLED),
                        "kind of boot override",
                        BootObject.ENABLED)
                .ifPresent(findings::add);
        Evidence.notAmong(evidence, "modes", Fields.text(wanted, BootObject.MODE), "boot mode", BootObject.MODE)
                .ifPresent(findings::add);
        for (String option : Fields.list(wanted, BootObject.ORDER)) {
            Evidence.notAmong(evidence, "order", option, "boot option", BootObject.ORDER)
                    .ifPresent(findings::add);
        }
        return findings;
    }
}
