package io.rackform.engine.config;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.SourceRange;
import org.jspecify.annotations.Nullable;

/**
 * {@code redfish}, {@code redfish.alias} or {@code redfish.alias[key]}.
 *
 * @param alias empty for the default configuration
 * @param key null where there is none
 */
public record ProviderReference(
        String name, String alias, @Nullable Expression key, SourceRange range) {
    /** The name that a provider block of this reference is found by. */
    public String blockName() {
        return blockName(name, alias);
    }

    public static String blockName(String name, String alias) {
        return alias.isEmpty() ? name : name + "." + alias;
    }
}
