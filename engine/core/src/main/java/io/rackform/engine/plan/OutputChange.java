package io.rackform.engine.plan;

import io.rackform.model.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An output of the root module.
 *
 * @param before null where it is new
 * @param after null where it is gone
 */
public record OutputChange(
        String name, @Nullable Value before, @Nullable Value after) {
    public boolean isChange() {
        return !Objects.equals(before, after);
    }
}
