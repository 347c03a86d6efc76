package io.rackform.engine.builtin;

import io.rackform.model.value.ObjectValue;
import io.rackform.spi.EphemeralLease;
import io.rackform.spi.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A lease of something that neither ends by itself nor leaves anything behind. */
record FixedLease(ObjectValue value) implements EphemeralLease {
    @Override
    public Optional<Instant> renewBefore() {
        return Optional.empty();
    }

    @Override
    public List<Finding> renew() {
        return List.of();
    }

    @Override
    public List<Finding> close() {
        return List.of();
    }
}
