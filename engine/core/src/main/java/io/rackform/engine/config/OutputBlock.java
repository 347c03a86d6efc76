package io.rackform.engine.config;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.SourceRange;
import java.util.List;

/** {@code output "name" {}}. */
public record OutputBlock(
        String name,
        Expression value,
        boolean sensitive,
        boolean ephemeral,
        List<StaticReference> dependsOn,
        List<ConditionBlock> preconditions,
        SourceRange range) {
    public OutputBlock {
        dependsOn = List.copyOf(dependsOn);
        preconditions = List.copyOf(preconditions);
    }
}
