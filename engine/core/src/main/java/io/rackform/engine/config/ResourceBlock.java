package io.rackform.engine.config;

import io.rackform.hcl.syntax.Body;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code resource "type" "name" {}} or {@code data "type" "name" {}}.
 *
 * @param body without the meta-arguments
 * @param provider as written; null where the type's name tells the provider
 */
public record ResourceBlock(
        ResourceMode mode,
        String type,
        String name,
        Body body,
        Repetition repetition,
        List<StaticReference> dependsOn,
        @Nullable ProviderReference provider,
        LifecycleBlock lifecycle,
        SourceRange range) {
    public ResourceBlock {
        dependsOn = List.copyOf(dependsOn);
    }

    /** The name within its module: {@code type.name} or {@code data.type.name}. */
    public String localName() {
        return mode.prefix() + type + "." + name;
    }

    /** The name of the provider that the type belongs to: what stands before the first underscore. */
    public String providerName() {
        if (provider != null) {
            return provider.name();
        }
        int underscore = type.indexOf('_');
        return underscore < 0 ? type : type.substring(0, underscore);
    }
}
