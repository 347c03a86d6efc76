package io.rackform.redfish.resource;

import io.rackform.model.value.ObjectValue;
import io.rackform.spi.ChangeUnit.Edit;
import io.rackform.spi.ChangeUnit.Kind;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one {@code redfish_power} wants of its unit.
 *
 * @param state null where the power is left as it is
 * @param restart whether a running server is restarted in any case
 * @param grace seconds; null for the provider's
 */
public record PowerWish(
        @Nullable String state,
        boolean restart,
        @Nullable String resetType,
        @Nullable BigDecimal grace) {
    public static PowerWish of(Edit edit) {
        ObjectValue planned = edit.planned();
        if (planned == null) {
            return new PowerWish(null, false, null, null);
        }
        boolean triggered = edit.kind() == Kind.UPDATE
                && !Objects.equals(
                        Fields.text(planned, PowerObject.TRIGGER), Fields.text(edit.prior(), PowerObject.TRIGGER));
        return new PowerWish(
                Fields.text(planned, PowerObject.STATE),
                triggered,
                Fields.text(planned, PowerObject.RESET_TYPE),
                Fields.number(planned, PowerObject.GRACEFUL_TIMEOUT));
    }
}
