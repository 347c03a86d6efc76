package io.rackform.engine.config;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.SourceRange;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code import {}}: an object that is on its device already, and the address that it is to have.
 *
 * @param id what the device calls it, as one text; null where {@code identity} says it
 * @param identity the same in parts; null where {@code id} says it
 * @param forEach null where the block is there once
 * @param provider only where the resource has no block of its own
 */
public record ImportBlock(
        ImportTarget to,
        @Nullable Expression id,
        @Nullable Expression identity,
        @Nullable Expression forEach,
        @Nullable ProviderReference provider,
        SourceRange range) {
    /** How often the block is there. */
    public Repetition repetition() {
        return forEach == null ? new Repetition.Once() : new Repetition.ForEach(forEach);
    }

    /** The text or the parts. */
    public Expression named() {
        return id == null ? Objects.requireNonNull(identity) : id;
    }
}
