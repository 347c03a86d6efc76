package io.rackform.engine.config;

import io.rackform.model.diagnostic.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code check "name" {}}.
 *
 * @param data the data source that only this check sees; null where it has none
 */
public record CheckBlock(String name, @Nullable ResourceBlock data, List<ConditionBlock> asserts, SourceRange range) {
    public CheckBlock {
        asserts = List.copyOf(asserts);
    }
}
