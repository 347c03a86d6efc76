package io.rackform.engine.config;

import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.SourceRange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code module} block whose module is not loaded yet. */
record CallBlock(
        String name,
        Expression source,
        @Nullable Expression version,
        Body arguments,
        Repetition repetition,
        List<StaticReference> dependsOn,
        Map<String, ProviderReference> providers,
        SourceRange range) {}
