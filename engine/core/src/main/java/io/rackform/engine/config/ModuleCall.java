package io.rackform.engine.config;

import io.rackform.hcl.syntax.Body;
import io.rackform.model.diagnostic.SourceRange;
import java.util.List;
import java.util.Map;

/**
 * {@code module "name" {}}.
 *
 * @param arguments the body without the meta-arguments: values for the variables of the module
 * @param providers by the name that the module knows it by
 */
public record ModuleCall(
        String name,
        String source,
        Body arguments,
        Repetition repetition,
        List<StaticReference> dependsOn,
        Map<String, ProviderReference> providers,
        Module module,
        SourceRange range) {
    public ModuleCall {
        dependsOn = List.copyOf(dependsOn);
        providers = Map.copyOf(providers);
    }
}
