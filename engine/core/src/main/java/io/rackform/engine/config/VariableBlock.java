package io.rackform.engine.config;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code variable "name" {}}.
 *
 * @param deprecated what to say to whoever sets it; empty where it may be used
 */
public record VariableBlock(
        String name,
        @Nullable Expression type,
        @Nullable Expression defaultValue,
        boolean sensitive,
        boolean nullable,
        boolean ephemeral,
        String description,
        String deprecated,
        List<ConditionBlock> validations,
        SourceRange range) {
    public VariableBlock {
        validations = List.copyOf(validations);
    }
}
