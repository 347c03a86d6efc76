package io.rackform.redfish.resource;

import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Finding;
import io.rackform.spi.Impact;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code redfish_power}: whether a server runs, and how it is restarted. */
public final class PowerType implements ServerPart {
    public static final String NAME = "redfish_power";

    private static final List<String> RESET_TYPES = List.of("GracefulRestart", "ForceRestart", "PowerCycle");
    private static final BigDecimal LONGEST_GRACE = BigDecimal.valueOf(3600);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ResourceSchema schema() {
        BlockSchema block = BlockSchema.builder()
                .required(PowerObject.STATE, Type.STRING, "`On` or `Off`.")
                .optional(
                        PowerObject.RESET_TYPE,
                        Type.STRING,
                        "How the server is restarted where its changes need it: `GracefulRestart` (the default where the"
                                + " BMC lets one see it happen), `ForceRestart` or `PowerCycle`.")
                .optional(
                        PowerObject.GRACEFUL_TIMEOUT,
                        Type.NUMBER,
                        "Seconds that the operating system has to shut down before it is forced; 0 forces at once. The"
                                + " provider's graceful_timeout where not set.")
                .optional(PowerObject.TRIGGER, Type.STRING, "Any text: when it changes, a running server is restarted.")
                .build();
        return new ResourceSchema(
                1,
                block,
                "Power of one server. What else changes on the server in the same run shares the one reset. Destroying the"
                        + " resource leaves the power as it is.");
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        List<Finding> findings = new ArrayList<>();
        String state = Fields.text(configuration, PowerObject.STATE);
        if (state != null && !state.equals("On") && !state.equals("Off")) {
            findings.add(Finding.error(
                    "Invalid power state",
                    "state is \"" + state + "\". It must be \"On\" or \"Off\".",
                    AttributePath.of(PowerObject.STATE)));
        }
        String type = Fields.text(configuration, PowerObject.RESET_TYPE);
        if (type != null && !RESET_TYPES.contains(type)) {
            findings.add(Finding.error(
                    "Invalid reset type",
                    "reset_type is \"" + type + "\". It must be one of " + String.join(", ", RESET_TYPES)
                            + "; turning on and off is what state says.",
                    AttributePath.of(PowerObject.RESET_TYPE)));
        }
        BigDecimal grace = Fields.number(configuration, PowerObject.GRACEFUL_TIMEOUT);
        if (grace != null && (grace.signum() < 0 || grace.compareTo(LONGEST_GRACE) > 0)) {
            findings.add(Finding.error(
                    "Invalid time to shut down",
                    "graceful_timeout is " + grace.toPlainString() + ". It must be from 0 to 3600 seconds.",
                    AttributePath.of(PowerObject.GRACEFUL_TIMEOUT)));
        }
        return findings;
    }

    @Override
    public PlannedObject plan(PlanRequest request) {
        ObjectValue wanted = request.configuration();
        ObjectValue before = Before.of(request);
        ObjectValue evidence = Evidence.of(request.live());
        List<Finding> findings = new ArrayList<>();
        if (evidence != null) {
            Evidence.notAmong(
                            evidence,
                            "types",
                            Fields.text(wanted, PowerObject.RESET_TYPE),
                            "reset type",
                            PowerObject.RESET_TYPE)
                    .ifPresent(findings::add);
        }
        return new PlannedObject(wanted, List.of(), impact(wanted, before, request.recorded()), findings);
    }

    private static List<Impact> impact(
            ObjectValue wanted, @Nullable ObjectValue before, @Nullable ObjectValue recorded) {
        boolean runs = before == null || "On".equals(Fields.text(before, PowerObject.STATE));
        if (!runs) {
            return List.of();
        }
        if ("Off".equals(Fields.text(wanted, PowerObject.STATE))) {
            return List.of(new Impact(Impact.Kind.REBOOT, "power off"));
        }
        boolean triggered = recorded != null
                && !Objects.equals(
                        Fields.value(wanted, PowerObject.TRIGGER), Fields.value(recorded, PowerObject.TRIGGER));
        return triggered ? List.of(new Impact(Impact.Kind.REBOOT, "restart")) : List.of();
    }
}
