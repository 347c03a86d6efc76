package io.rackform.spi;

import io.rackform.model.value.ObjectValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An ephemeral resource that is open. Renewed and closed by one thread at a time. */
public interface EphemeralLease {
    /** All attributes of the schema; the same as long as it is open. */
    ObjectValue value();

    /** When it must have been renewed; empty where it does not end by itself. Asked again after each renewal. */
    Optional<Instant> renewBefore();

    /** Makes it last longer; errors where that failed. */
    List<Finding> renew();

    /** Ends it; what is left over on the device is a warning. Never throws for a device that is away. */
    List<Finding> close();
}
