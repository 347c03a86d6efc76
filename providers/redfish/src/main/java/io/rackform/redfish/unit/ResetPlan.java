package io.rackform.redfish.unit;

import io.rackform.redfish.resource.PowerWish;
import io.rackform.redfish.server.PowerState;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.DeviceFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the power of the server, once for all changes of a unit.
 *
 * @param type of a restart; null where the BMC's abilities decide
 * @param grace for the operating system to shut down; null for the provider's
 */
record ResetPlan(
        Action action, @Nullable String type, @Nullable Duration grace) {
    /** What is done. */
    enum Action {
        NOTHING,
        RESTART,
        START,
        STOP
    }

    static ResetPlan of(Snapshot look, List<PowerWish> wishes, boolean needed) throws DeviceFault {
        boolean runs = look.power() != PowerState.OFF && look.power() != PowerState.TURNING_OFF;
        boolean wanted = runs;
        boolean restarts = needed;
        String type = null;
        BigDecimal grace = null;
        String state = null;
        for (PowerWish wish : wishes) {
            if (wish.state() != null) {
                if (state != null && !Objects.equals(state, wish.state())) {
                    throw DeviceFault.refused(
                            "Two power states for one server",
                            "Two resources want the same server on and off. Nothing was sent. Leave it to one of them.");
                }
                state = wish.state();
                wanted = wish.state().equals("On");
            }
            restarts |= wish.restart();
            type = wish.resetType() == null ? type : wish.resetType();
            grace = wish.grace() == null ? grace : wish.grace();
        }
        Action action = runs
                ? wanted ? restarts ? Action.RESTART : Action.NOTHING : Action.STOP
                : wanted ? Action.START : Action.NOTHING;
        return new ResetPlan(
                action, type, grace == null ? null : Duration.ofMillis((long) (grace.doubleValue() * 1000)));
    }

    /** Whether the firmware runs through POST, and takes over what waits. */
    boolean boots() {
        return action == Action.RESTART || action == Action.START;
    }
}
